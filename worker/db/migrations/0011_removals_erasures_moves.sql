CREATE TABLE `change_count` (
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`changes` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `conversation_move` (
	`operation_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`email_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`operation_id`, `email_id`)
);
--> statement-breakpoint
CREATE INDEX `conversation_move_email` ON `conversation_move` (`email_id`);--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`address` text,
	`emails` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `erasure_organization` ON `erasure` (`organization_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `audit_event` ADD `operation_id` text;--> statement-breakpoint
CREATE INDEX `audit_event_operation` ON `audit_event` (`organization_id`,`operation_id`) WHERE "audit_event"."operation_id" is not null;