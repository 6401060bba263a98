CREATE TABLE `email_search_document` (
	`key` integer PRIMARY KEY NOT NULL,
	`email_id` text NOT NULL,
	`is_filed` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_search_document_email_id_unique` ON `email_search_document` (`email_id`);--> statement-breakpoint
ALTER TABLE `email_sync` ADD `search_pairs` text;