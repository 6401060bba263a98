import { oauthSchema } from "../standIn/oauth/schema.ts";

/**
 * The stand-in's tables. Times are milliseconds UTC. History ids are 64-bit integers and leave the
 * database as text, because a JavaScript number cannot hold them.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS account (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  subject TEXT NOT NULL UNIQUE,
  hosted_domain TEXT,
  email_verified INTEGER NOT NULL DEFAULT 1,
  rotate_refresh_tokens INTEGER NOT NULL DEFAULT 0,
  history_id INTEGER NOT NULL,
  history_floor INTEGER NOT NULL,
  empty_history_pages INTEGER NOT NULL DEFAULT 0,
  email_count INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS label (
  account_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  type TEXT NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thread (
  account_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS email (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  history_id INTEGER NOT NULL,
  labels TEXT NOT NULL,
  hidden INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  UNIQUE (account_id, id)
);
CREATE INDEX IF NOT EXISTS email_newest ON email (account_id, received_at DESC, seq DESC);
CREATE INDEX IF NOT EXISTS email_thread ON email (account_id, thread_id);
CREATE INDEX IF NOT EXISTS email_message_id ON email (account_id, message_id);
CREATE TABLE IF NOT EXISTS email_raw (seq INTEGER PRIMARY KEY, raw BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS email_payload (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS email_label (
  account_id INTEGER NOT NULL,
  label_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (account_id, label_id, received_at DESC, seq DESC)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (
  account_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  type TEXT NOT NULL,
  email_id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  labels TEXT NOT NULL,
  changed TEXT NOT NULL,
  PRIMARY KEY (account_id, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS watch (
  account_id INTEGER PRIMARY KEY,
  topic TEXT NOT NULL,
  label_ids TEXT NOT NULL,
  exclude INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_sent_at INTEGER
);
${oauthSchema}`;
