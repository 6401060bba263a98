CREATE TABLE `dead_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`organization_id` text,
	`email_provider_id` text,
	`sealed` text NOT NULL,
	`rounds` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dead_letter_due` ON `dead_letter` (`next_try_at`);--> statement-breakpoint
ALTER TABLE `email_provider` ADD `deaths` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `email_provider` ADD `suspects` text;--> statement-breakpoint
ALTER TABLE `email_provider` ADD `rate` text;