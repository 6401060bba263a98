DROP INDEX `email_provider_account`;--> statement-breakpoint
ALTER TABLE `email_provider` ADD `opened_by` text;--> statement-breakpoint
CREATE UNIQUE INDEX `email_provider_shared` ON `email_provider` (`user_id`,`kind`,`account_email`) WHERE "email_provider"."disconnected_at" is null and "email_provider"."opened_by" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `email_provider_account` ON `email_provider` (`user_id`,`kind`,`subject`) WHERE "email_provider"."disconnected_at" is null and "email_provider"."opened_by" is null;--> statement-breakpoint
ALTER TABLE `authorization_request` ADD `mailbox_address` text;