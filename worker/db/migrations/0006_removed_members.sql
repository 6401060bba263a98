DROP INDEX `user_organization_email`;--> statement-breakpoint
ALTER TABLE `user` ADD `removed_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `user_organization_email` ON `user` (`organization_id`,`email`) WHERE "user"."removed_at" is null;