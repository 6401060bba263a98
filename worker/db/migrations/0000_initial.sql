CREATE TABLE `association` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email_id` text NOT NULL,
	`business_id` text NOT NULL,
	`contact_id` text,
	`state` text NOT NULL,
	`is_primary` integer NOT NULL,
	`source` text NOT NULL,
	`confidence` real NOT NULL,
	`evidence` text NOT NULL,
	`engine_version` integer NOT NULL,
	`decided_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`email_id`) REFERENCES `email_sync`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `association_email_business` ON `association` (`email_id`,`business_id`);--> statement-breakpoint
CREATE INDEX `association_business` ON `association` (`organization_id`,`business_id`);--> statement-breakpoint
CREATE TABLE `association_operation` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `association_operation_item` (
	`operation_id` text NOT NULL,
	`email_id` text NOT NULL,
	`before` text NOT NULL,
	PRIMARY KEY(`operation_id`, `email_id`),
	FOREIGN KEY (`operation_id`) REFERENCES `association_operation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_recent` ON `audit_event` (`organization_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `audit_event_target` ON `audit_event` (`organization_id`,`target_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `authorization_request` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`intent` text NOT NULL,
	`redirect_uri` text NOT NULL,
	`code_challenge` text NOT NULL,
	`sealed` text NOT NULL,
	`organization_id` text,
	`user_id` text,
	`session_id` text,
	`result` text,
	`code_hash` text,
	`expires_at` integer NOT NULL,
	`returned_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authorization_request_code` ON `authorization_request` (`code_hash`);--> statement-breakpoint
CREATE INDEX `authorization_request_expiry` ON `authorization_request` (`expires_at`);--> statement-breakpoint
CREATE TABLE `business` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `business_search` ON `business` (`organization_id`,`search_name`);--> statement-breakpoint
CREATE TABLE `business_domain` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`business_id` text NOT NULL,
	`domain` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`business_id`) REFERENCES `business`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `business_domain_unique` ON `business_domain` (`organization_id`,`domain`);--> statement-breakpoint
CREATE INDEX `business_domain_business` ON `business_domain` (`business_id`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`business_id` text,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`business_id`) REFERENCES `business`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `contact_business` ON `contact` (`organization_id`,`business_id`);--> statement-breakpoint
CREATE INDEX `contact_search` ON `contact` (`organization_id`,`search_name`);--> statement-breakpoint
CREATE TABLE `contact_address` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`address` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_address_unique` ON `contact_address` (`organization_id`,`address`);--> statement-breakpoint
CREATE INDEX `contact_address_contact` ON `contact_address` (`contact_id`);--> statement-breakpoint
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
CREATE TABLE `email_participant` (
	`email_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`role` text NOT NULL,
	`address` text NOT NULL,
	`domain` text NOT NULL,
	PRIMARY KEY(`email_id`, `role`, `address`),
	FOREIGN KEY (`email_id`) REFERENCES `email_sync`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `email_participant_address` ON `email_participant` (`organization_id`,`address`,`email_id`);--> statement-breakpoint
CREATE INDEX `email_participant_domain` ON `email_participant` (`organization_id`,`domain`,`email_id`);--> statement-breakpoint
CREATE TABLE `email_provider` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`account_email` text NOT NULL,
	`subject` text NOT NULL,
	`aliases` text NOT NULL,
	`token_envelope` text NOT NULL,
	`access_token_expires_at` integer NOT NULL,
	`granted_scopes` text NOT NULL,
	`sync_interval_minutes` integer DEFAULT 15 NOT NULL,
	`folders` text NOT NULL,
	`backfill` text DEFAULT 'all' NOT NULL,
	`sharing` text DEFAULT 'full' NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`status` text NOT NULL,
	`next_sync_at` integer NOT NULL,
	`dirty_at` integer,
	`retry_after` integer,
	`lease_owner` text,
	`lease_until` integer DEFAULT 0 NOT NULL,
	`epoch` integer DEFAULT 0 NOT NULL,
	`deaths` integer DEFAULT 0 NOT NULL,
	`suspects` text,
	`rate` text,
	`failure_count` integer DEFAULT 0 NOT NULL,
	`error_code` text,
	`error_message` text,
	`error_action` text,
	`failing_since` integer,
	`last_sync_at` integer,
	`last_change_at` integer,
	`push_channel_id` text,
	`push_secret_hash` text,
	`push_expires_at` integer,
	`push_due_at` integer DEFAULT 0 NOT NULL,
	`push_failure_count` integer DEFAULT 0 NOT NULL,
	`estimated` integer,
	`listed` integer DEFAULT 0 NOT NULL,
	`stored` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`pending` integer DEFAULT 0 NOT NULL,
	`disconnected_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_provider_account` ON `email_provider` (`user_id`,`kind`,`subject`) WHERE "email_provider"."disconnected_at" is null;--> statement-breakpoint
CREATE INDEX `email_provider_organization` ON `email_provider` (`organization_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `email_provider_due` ON `email_provider` (`enabled`,`status`,`next_sync_at`);--> statement-breakpoint
CREATE INDEX `email_provider_leaving` ON `email_provider` (`disconnected_at`) WHERE "email_provider"."disconnected_at" is not null;--> statement-breakpoint
CREATE INDEX `email_provider_push` ON `email_provider` (`kind`,`account_email`);--> statement-breakpoint
CREATE INDEX `email_provider_push_due` ON `email_provider` (`enabled`,`status`,`push_due_at`);--> statement-breakpoint
CREATE INDEX `email_provider_push_channel` ON `email_provider` (`push_channel_id`) WHERE "email_provider"."push_channel_id" <> '';--> statement-breakpoint
CREATE TABLE `email_sync` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`email_provider_id` text NOT NULL,
	`external_id` text NOT NULL,
	`thread_id` text NOT NULL,
	`message_key` text NOT NULL,
	`conversation_id` text NOT NULL,
	`folders` text NOT NULL,
	`direction` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`cc` text NOT NULL,
	`bcc` text NOT NULL,
	`reply_to` text NOT NULL,
	`subject` text NOT NULL,
	`snippet` text NOT NULL,
	`body_text` text NOT NULL,
	`sent_at` integer NOT NULL,
	`header_date` integer,
	`is_read` integer NOT NULL,
	`is_starred` integer NOT NULL,
	`is_draft` integer NOT NULL,
	`is_automated` integer NOT NULL,
	`attachments` text NOT NULL,
	`business_id` text,
	`contact_id` text,
	`is_deleted` integer DEFAULT false NOT NULL,
	`deleted_in_provider` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_sync_external` ON `email_sync` (`user_id`,`email_provider_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `email_sync_business` ON `email_sync` (`organization_id`,`business_id`,"sent_at" desc,"id" desc) WHERE "email_sync"."is_deleted" = 0;--> statement-breakpoint
CREATE INDEX `email_sync_user` ON `email_sync` (`organization_id`,`user_id`,"sent_at" desc,"id" desc) WHERE "email_sync"."is_deleted" = 0;--> statement-breakpoint
CREATE INDEX `email_sync_filed` ON `email_sync` (`organization_id`,"sent_at" desc,"id" desc) WHERE "email_sync"."is_deleted" = 0 and "email_sync"."business_id" is not null;--> statement-breakpoint
CREATE INDEX `email_sync_deleted` ON `email_sync` (`organization_id`,"sent_at" desc,"id" desc) WHERE "email_sync"."is_deleted" = 1;--> statement-breakpoint
CREATE INDEX `email_sync_conversation` ON `email_sync` (`organization_id`,`conversation_id`,"sent_at" desc);--> statement-breakpoint
CREATE INDEX `email_sync_message` ON `email_sync` (`organization_id`,`message_key`);--> statement-breakpoint
CREATE INDEX `email_sync_thread` ON `email_sync` (`email_provider_id`,`thread_id`);--> statement-breakpoint
CREATE INDEX `email_sync_contact` ON `email_sync` (`organization_id`,`contact_id`,"sent_at" desc);--> statement-breakpoint
CREATE TABLE `identity` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identity_user` ON `identity` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_open` ON `invitation` (`organization_id`,`email`) WHERE "invitation"."accepted_at" is null;--> statement-breakpoint
CREATE INDEX `invitation_email` ON `invitation` (`email`,`expires_at`);--> statement-breakpoint
CREATE TABLE `notification` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`email_provider_id` text,
	`message` text NOT NULL,
	`read_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_open` ON `notification` (`user_id`,`kind`,`email_provider_id`) WHERE "notification"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `notification_user` ON `notification` (`organization_id`,`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`provider_deletion` text DEFAULT 'flag' NOT NULL,
	`attachment_storage` text DEFAULT 'on-demand' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`refresh_token_hash` text NOT NULL,
	`previous_token_hash` text,
	`rotated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`user_agent` text,
	`last_used_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_refresh_token` ON `session` (`refresh_token_hash`);--> statement-breakpoint
CREATE INDEX `session_previous_token` ON `session` (`previous_token_hash`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`,`last_used_at`);--> statement-breakpoint
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
CREATE INDEX `sync_audit_page_mailbox` ON `sync_audit_page` (`email_provider_id`);--> statement-breakpoint
CREATE TABLE `sync_cursor` (
	`email_provider_id` text NOT NULL,
	`scope` text NOT NULL,
	`phase` text NOT NULL,
	`value` text,
	`page_token` text,
	`generation` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`email_provider_id`, `scope`),
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sync_gap` (
	`id` text PRIMARY KEY NOT NULL,
	`email_provider_id` text NOT NULL,
	`scope` text NOT NULL,
	`reason` text NOT NULL,
	`since` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sync_gap_open` ON `sync_gap` (`email_provider_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `sync_pending` (
	`email_provider_id` text NOT NULL,
	`external_id` text NOT NULL,
	`reason` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`email_provider_id`, `external_id`),
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sync_pending_due` ON `sync_pending` (`email_provider_id`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `sync_run` (
	`id` text PRIMARY KEY NOT NULL,
	`email_provider_id` text NOT NULL,
	`lane` text NOT NULL,
	`epoch` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`stored` integer NOT NULL,
	`changed` integer NOT NULL,
	`skipped` integer NOT NULL,
	`pending` integer NOT NULL,
	`error_code` text,
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sync_run_recent` ON `sync_run` (`email_provider_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `sync_skip` (
	`email_provider_id` text NOT NULL,
	`external_id` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`email_provider_id`, `external_id`),
	FOREIGN KEY (`email_provider_id`) REFERENCES `email_provider`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_organization_email` ON `user` (`organization_id`,`email`);