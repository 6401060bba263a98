CREATE TABLE `business_identifier` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`business_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`business_id`) REFERENCES `business`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `business_identifier_unique` ON `business_identifier` (`business_id`,`kind`,`key`);--> statement-breakpoint
CREATE INDEX `business_identifier_organization` ON `business_identifier` (`organization_id`);--> statement-breakpoint
ALTER TABLE `association` ADD `role` text;--> statement-breakpoint
CREATE INDEX `association_proposed` ON `association` (`organization_id`,`email_id`) WHERE "association"."state" = 'proposed';--> statement-breakpoint
ALTER TABLE `contact` ADD `title` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_address` ADD `domain` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `contact_address_domain` ON `contact_address` (`organization_id`,`domain`);--> statement-breakpoint
ALTER TABLE `email_sync` ADD `behind` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organization` ADD `knowledge_version` integer DEFAULT 0 NOT NULL;