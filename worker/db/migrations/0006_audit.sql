CREATE TABLE `sync_audit` (
	`id` text PRIMARY KEY NOT NULL,
	`email_provider_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`listed_at` integer,
	`ended_at` integer,
	`result` text,
	`is_shrink_expected` integer DEFAULT false NOT NULL,
	`compared_up_to` text DEFAULT '' NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	`dismissed` integer DEFAULT 0 NOT NULL,
	`listed` integer DEFAULT 0 NOT NULL,
	`stored` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`pending` integer DEFAULT 0 NOT NULL,
	`missing` integer DEFAULT 0 NOT NULL,
	`unexpected` integer DEFAULT 0 NOT NULL,
	`months` text,
	`folders` text,
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_audit_running` ON `sync_audit` (`email_provider_id`) WHERE "sync_audit"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `sync_audit_recent` ON `sync_audit` (`email_provider_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `sync_audit_page` (
	`audit_id` text NOT NULL,
	`email_provider_id` text NOT NULL,
	`scope` text NOT NULL,
	`number` integer NOT NULL,
	`ids` text NOT NULL,
	PRIMARY KEY(`audit_id`, `scope`, `number`),
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sync_audit_page_mailbox` ON `sync_audit_page` (`email_provider_id`);