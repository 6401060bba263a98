CREATE TABLE `association_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`effect` text NOT NULL,
	`business_id` text NOT NULL,
	`contact_id` text,
	`operation_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `association_rule_file` ON `association_rule` (`organization_id`,`kind`,`value`) WHERE "association_rule"."effect" = 'file';--> statement-breakpoint
CREATE UNIQUE INDEX `association_rule_unique` ON `association_rule` (`organization_id`,`kind`,`value`,`effect`,`business_id`);--> statement-breakpoint
CREATE INDEX `association_rule_business` ON `association_rule` (`organization_id`,`business_id`);--> statement-breakpoint
CREATE TABLE `association_suggestion` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`business_ids` text NOT NULL,
	`state` text NOT NULL,
	`email_id` text NOT NULL,
	`last_email_at` integer NOT NULL,
	`decided_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `association_suggestion_unique` ON `association_suggestion` (`organization_id`,`user_id`,`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `association_suggestion_list` ON `association_suggestion` (`organization_id`,`user_id`,`state`,`last_email_at`,`id`);--> statement-breakpoint
CREATE INDEX `association_suggestion_subject` ON `association_suggestion` (`organization_id`,`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `business_alias` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`business_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `business_alias_business` ON `business_alias` (`organization_id`,`business_id`);--> statement-breakpoint
CREATE TABLE `business_import` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text NOT NULL,
	`columns` text NOT NULL,
	`mapping` text NOT NULL,
	`state` text NOT NULL,
	`total` integer NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `business_import_age` ON `business_import` (`created_at`);--> statement-breakpoint
CREATE INDEX `business_import_state` ON `business_import` (`state`,`updated_at`);--> statement-breakpoint
CREATE TABLE `business_import_row` (
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`cells` text NOT NULL,
	`outcome` text,
	`code` text,
	`value` text,
	PRIMARY KEY(`import_id`, `number`),
	FOREIGN KEY (`import_id`) REFERENCES `business_import`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `business_import_row_outcome` ON `business_import_row` (`import_id`,`outcome`,`number`);--> statement-breakpoint
CREATE TABLE `suggestion_cursor` (
	`name` text PRIMARY KEY NOT NULL,
	`position` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `association_business`;--> statement-breakpoint
CREATE INDEX `association_business` ON `association` (`organization_id`,`business_id`,`email_id`);--> statement-breakpoint
ALTER TABLE `association_operation` ADD `kind` text DEFAULT 'emails' NOT NULL;--> statement-breakpoint
ALTER TABLE `association_operation` ADD `state` text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE `association_operation` ADD `payload` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `association_operation` ADD `total` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `association_operation` ADD `done` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `association_operation` ADD `position` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `association_operation` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `association_operation_open` ON `association_operation` (`updated_at`) WHERE "association_operation"."state" in ('running', 'undoing');--> statement-breakpoint
ALTER TABLE `business` ADD `leaving_at` integer;--> statement-breakpoint
ALTER TABLE `organization` ADD `free_mail_domains` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organization` ADD `not_free_mail_domains` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organization` ADD `own_domains` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organization` ADD `engine_version` integer DEFAULT 1 NOT NULL;