-- Counts what changes for whom: see change_count.
CREATE TRIGGER `change_email_insert` AFTER INSERT ON `email_sync` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, new.`user_id`, 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE new.`business_id` IS NOT NULL
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_email_update` AFTER UPDATE ON `email_sync` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, new.`user_id`, 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE new.`business_id` IS NOT NULL OR old.`business_id` IS NOT NULL
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_email_delete` AFTER DELETE ON `email_sync` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT old.`organization_id`, old.`user_id`, 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT old.`organization_id`, '', 1 WHERE old.`business_id` IS NOT NULL
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_business_insert` AFTER INSERT ON `business` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_business_update` AFTER UPDATE ON `business` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_business_delete` AFTER DELETE ON `business` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT old.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_contact_insert` AFTER INSERT ON `contact` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_contact_update` AFTER UPDATE ON `contact` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_contact_delete` AFTER DELETE ON `contact` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT old.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_mailbox_shown` AFTER UPDATE OF `sharing`, `disconnected_at` ON `email_provider` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, '', 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_suggestion_insert` AFTER INSERT ON `association_suggestion` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, new.`user_id`, 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_suggestion_update` AFTER UPDATE ON `association_suggestion` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, new.`user_id`, 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `change_notification_insert` AFTER INSERT ON `notification` BEGIN
  INSERT INTO `change_count` (`organization_id`, `user_id`, `changes`)
  SELECT new.`organization_id`, new.`user_id`, 1 WHERE true
  ON CONFLICT (`organization_id`, `user_id`) DO UPDATE SET `changes` = `changes` + 1;
END;
