-- The search index of all emails: words without accents, by column, newest first. It holds no text, only where each
-- word stands, so a row leaves it by telling what it said: the columns of the three triggers below are the same, and
-- who changes them fills the index anew. `scope` says whose an email is, so that no search reads another
-- organization's words.
CREATE VIRTUAL TABLE `email_search` USING fts5(`scope`, `sender`, `recipients`, `hidden`, `subject`, `body`, `files`,
  content='', tokenize="unicode61 remove_diacritics 2");
--> statement-breakpoint
CREATE TRIGGER `email_search_insert` AFTER INSERT ON `email_sync` BEGIN
  INSERT INTO `email_search_document` (`key`, `email_id`, `is_filed`)
  VALUES (coalesce((SELECT max(`key`) + 1 FROM `email_search_document`
      WHERE `key` >= max(-4000000000000, min(4000000000000, new.`sent_at`)) * 2097152 AND `key` < max(-4000000000000, min(4000000000000, new.`sent_at`)) * 2097152 + 2097152), max(-4000000000000, min(4000000000000, new.`sent_at`)) * 2097152),
    new.`id`, new.`business_id` IS NOT NULL);
  INSERT INTO `email_search` (rowid, `scope`, `sender`, `recipients`, `hidden`, `subject`, `body`, `files`)
  VALUES ((SELECT `key` FROM `email_search_document` WHERE `email_id` = new.`id`),
    'o' || replace(new.`organization_id`, '-', '') || ' u' || replace(new.`user_id`, '-', ''),
    coalesce(new.`from` ->> 'name', '') || ' ' || coalesce(new.`from` ->> 'address', '') || ' ' || coalesce(new.`search_pairs` ->> 0, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM (SELECT value FROM json_each(new.`to`) UNION ALL SELECT value FROM json_each(new.`cc`))), '') || ' ' || coalesce(new.`search_pairs` ->> 1, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM json_each(new.`bcc`)), '') || ' ' || coalesce(new.`search_pairs` ->> 2, ''),
    new.`subject` || ' ' || coalesce(new.`search_pairs` ->> 3, ''),
    CASE new.`body_text` WHEN '' THEN new.`snippet` ELSE new.`body_text` END || ' ' || coalesce(new.`search_pairs` ->> 4, ''),
    coalesce((SELECT group_concat(value ->> 'filename', ' ') FROM json_each(new.`attachments`)), '') || ' ' || coalesce(new.`search_pairs` ->> 5, ''));
END;
--> statement-breakpoint
CREATE TRIGGER `email_search_delete` BEFORE DELETE ON `email_sync` BEGIN
  INSERT INTO `email_search` (`email_search`, rowid, `scope`, `sender`, `recipients`, `hidden`, `subject`, `body`, `files`)
  VALUES ('delete', (SELECT `key` FROM `email_search_document` WHERE `email_id` = old.`id`),
    'o' || replace(old.`organization_id`, '-', '') || ' u' || replace(old.`user_id`, '-', ''),
    coalesce(old.`from` ->> 'name', '') || ' ' || coalesce(old.`from` ->> 'address', '') || ' ' || coalesce(old.`search_pairs` ->> 0, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM (SELECT value FROM json_each(old.`to`) UNION ALL SELECT value FROM json_each(old.`cc`))), '') || ' ' || coalesce(old.`search_pairs` ->> 1, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM json_each(old.`bcc`)), '') || ' ' || coalesce(old.`search_pairs` ->> 2, ''),
    old.`subject` || ' ' || coalesce(old.`search_pairs` ->> 3, ''),
    CASE old.`body_text` WHEN '' THEN old.`snippet` ELSE old.`body_text` END || ' ' || coalesce(old.`search_pairs` ->> 4, ''),
    coalesce((SELECT group_concat(value ->> 'filename', ' ') FROM json_each(old.`attachments`)), '') || ' ' || coalesce(old.`search_pairs` ->> 5, ''));
  DELETE FROM `email_search_document` WHERE `email_id` = old.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `email_search_update` AFTER UPDATE OF `organization_id`, `user_id`, `from`, `to`, `cc`, `bcc`, `subject`, `snippet`, `body_text`, `attachments`, `search_pairs`, `sent_at` ON `email_sync`
WHEN (old.`organization_id`, old.`user_id`, old.`from`, old.`to`, old.`cc`, old.`bcc`, old.`subject`, old.`snippet`, old.`body_text`, old.`attachments`, old.`search_pairs`, old.`sent_at`) IS NOT (new.`organization_id`, new.`user_id`, new.`from`, new.`to`, new.`cc`, new.`bcc`, new.`subject`, new.`snippet`, new.`body_text`, new.`attachments`, new.`search_pairs`, new.`sent_at`) BEGIN
  INSERT INTO `email_search` (`email_search`, rowid, `scope`, `sender`, `recipients`, `hidden`, `subject`, `body`, `files`)
  VALUES ('delete', (SELECT `key` FROM `email_search_document` WHERE `email_id` = old.`id`),
    'o' || replace(old.`organization_id`, '-', '') || ' u' || replace(old.`user_id`, '-', ''),
    coalesce(old.`from` ->> 'name', '') || ' ' || coalesce(old.`from` ->> 'address', '') || ' ' || coalesce(old.`search_pairs` ->> 0, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM (SELECT value FROM json_each(old.`to`) UNION ALL SELECT value FROM json_each(old.`cc`))), '') || ' ' || coalesce(old.`search_pairs` ->> 1, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM json_each(old.`bcc`)), '') || ' ' || coalesce(old.`search_pairs` ->> 2, ''),
    old.`subject` || ' ' || coalesce(old.`search_pairs` ->> 3, ''),
    CASE old.`body_text` WHEN '' THEN old.`snippet` ELSE old.`body_text` END || ' ' || coalesce(old.`search_pairs` ->> 4, ''),
    coalesce((SELECT group_concat(value ->> 'filename', ' ') FROM json_each(old.`attachments`)), '') || ' ' || coalesce(old.`search_pairs` ->> 5, ''));
  DELETE FROM `email_search_document` WHERE `email_id` = old.`id`;
  INSERT INTO `email_search_document` (`key`, `email_id`, `is_filed`)
  VALUES (coalesce((SELECT max(`key`) + 1 FROM `email_search_document`
      WHERE `key` >= max(-4000000000000, min(4000000000000, new.`sent_at`)) * 2097152 AND `key` < max(-4000000000000, min(4000000000000, new.`sent_at`)) * 2097152 + 2097152), max(-4000000000000, min(4000000000000, new.`sent_at`)) * 2097152),
    new.`id`, new.`business_id` IS NOT NULL);
  INSERT INTO `email_search` (rowid, `scope`, `sender`, `recipients`, `hidden`, `subject`, `body`, `files`)
  VALUES ((SELECT `key` FROM `email_search_document` WHERE `email_id` = new.`id`),
    'o' || replace(new.`organization_id`, '-', '') || ' u' || replace(new.`user_id`, '-', ''),
    coalesce(new.`from` ->> 'name', '') || ' ' || coalesce(new.`from` ->> 'address', '') || ' ' || coalesce(new.`search_pairs` ->> 0, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM (SELECT value FROM json_each(new.`to`) UNION ALL SELECT value FROM json_each(new.`cc`))), '') || ' ' || coalesce(new.`search_pairs` ->> 1, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM json_each(new.`bcc`)), '') || ' ' || coalesce(new.`search_pairs` ->> 2, ''),
    new.`subject` || ' ' || coalesce(new.`search_pairs` ->> 3, ''),
    CASE new.`body_text` WHEN '' THEN new.`snippet` ELSE new.`body_text` END || ' ' || coalesce(new.`search_pairs` ->> 4, ''),
    coalesce((SELECT group_concat(value ->> 'filename', ' ') FROM json_each(new.`attachments`)), '') || ' ' || coalesce(new.`search_pairs` ->> 5, ''));
END;
--> statement-breakpoint
CREATE TRIGGER `email_search_filed` AFTER UPDATE OF `business_id` ON `email_sync`
WHEN (old.`business_id` IS NULL) <> (new.`business_id` IS NULL) BEGIN
  UPDATE `email_search_document` SET `is_filed` = new.`business_id` IS NOT NULL WHERE `email_id` = new.`id`;
END;
--> statement-breakpoint
INSERT INTO `email_search_document` (`key`, `email_id`, `is_filed`)
SELECT max(-4000000000000, min(4000000000000, e.`sent_at`)) * 2097152 + row_number() OVER (PARTITION BY max(-4000000000000, min(4000000000000, e.`sent_at`)) * 2097152 ORDER BY `id`) - 1, `id`, `business_id` IS NOT NULL
FROM `email_sync` e;
--> statement-breakpoint
INSERT INTO `email_search` (rowid, `scope`, `sender`, `recipients`, `hidden`, `subject`, `body`, `files`)
SELECT d.`key`,
    'o' || replace(e.`organization_id`, '-', '') || ' u' || replace(e.`user_id`, '-', ''),
    coalesce(e.`from` ->> 'name', '') || ' ' || coalesce(e.`from` ->> 'address', '') || ' ' || coalesce(e.`search_pairs` ->> 0, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM (SELECT value FROM json_each(e.`to`) UNION ALL SELECT value FROM json_each(e.`cc`))), '') || ' ' || coalesce(e.`search_pairs` ->> 1, ''),
    coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || ' ' || coalesce(value ->> 'address', ''), ' ') FROM json_each(e.`bcc`)), '') || ' ' || coalesce(e.`search_pairs` ->> 2, ''),
    e.`subject` || ' ' || coalesce(e.`search_pairs` ->> 3, ''),
    CASE e.`body_text` WHEN '' THEN e.`snippet` ELSE e.`body_text` END || ' ' || coalesce(e.`search_pairs` ->> 4, ''),
    coalesce((SELECT group_concat(value ->> 'filename', ' ') FROM json_each(e.`attachments`)), '') || ' ' || coalesce(e.`search_pairs` ->> 5, '')
FROM `email_search_document` d JOIN `email_sync` e ON e.`id` = d.`email_id` ORDER BY d.`key`;
