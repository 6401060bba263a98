-- What is kept of an email goes with it, whoever deletes it, and an object with the last email that has it.
CREATE TRIGGER `kept_email_delete` AFTER DELETE ON `email_sync` BEGIN
  DELETE FROM `kept_file` WHERE `email_id` = old.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `kept_file_delete` AFTER DELETE ON `kept_file` BEGIN
  UPDATE `kept_object` SET `state` = 'leaving' WHERE `id` = old.`object_id` AND `state` = 'kept'
    AND NOT EXISTS (SELECT 1 FROM `kept_file` WHERE `object_id` = old.`object_id`);
END;
