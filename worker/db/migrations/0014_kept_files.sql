CREATE TABLE `kept_file` (
	`email_id` text NOT NULL,
	`part` text NOT NULL,
	`object_id` text NOT NULL,
	PRIMARY KEY(`email_id`, `part`)
);
--> statement-breakpoint
CREATE INDEX `kept_file_object` ON `kept_file` (`object_id`);--> statement-breakpoint
CREATE TABLE `kept_object` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`key` text NOT NULL,
	`sha256` text,
	`size` integer,
	`state` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_object_content` ON `kept_object` (`organization_id`,`sha256`) WHERE "kept_object"."state" = 'kept';--> statement-breakpoint
CREATE INDEX `kept_object_passing` ON `kept_object` (`state`,`created_at`) WHERE "kept_object"."state" <> 'kept';