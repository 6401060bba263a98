CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`sealed` text NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`);--> statement-breakpoint
CREATE TABLE `sync_opened` (
	`email_provider_id` text NOT NULL,
	`thread_id` text NOT NULL,
	`message_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`email_provider_id`, `thread_id`, `message_id`),
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `email_provider` ADD `deliveries` text DEFAULT '{}' NOT NULL;