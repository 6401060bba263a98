ALTER TABLE `email_provider` ADD `push_due_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `email_provider` ADD `push_failure_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `email_provider_push_due` ON `email_provider` (`enabled`,`status`,`push_due_at`);--> statement-breakpoint
CREATE INDEX `email_provider_push_channel` ON `email_provider` (`push_channel_id`) WHERE "email_provider"."push_channel_id" <> '';