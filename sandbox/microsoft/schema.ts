import { oauthSchema } from "../standIn/oauth/schema.ts";

/** The stand-in's tables. Times are milliseconds UTC; ids of mail and folders are compared with their case. */
export const schema = `
CREATE TABLE IF NOT EXISTS account (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  object_id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL UNIQUE,
  options TEXT NOT NULL,
  email_count INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS approved_tenant (tenant_id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS folder (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  parent_seq INTEGER,
  name TEXT NOT NULL COLLATE NOCASE,
  well_known TEXT,
  UNIQUE (account_id, id),
  UNIQUE (account_id, parent_seq, name)
);
CREATE TABLE IF NOT EXISTS email (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  immutable_id TEXT NOT NULL,
  folder_seq INTEGER NOT NULL,
  conversation_id TEXT NOT NULL,
  thread_key TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  is_draft INTEGER NOT NULL,
  flag_status TEXT NOT NULL,
  importance TEXT NOT NULL,
  inference TEXT NOT NULL,
  categories TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  late INTEGER NOT NULL DEFAULT 0,
  message_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  subject TEXT NOT NULL,
  UNIQUE (account_id, id),
  UNIQUE (account_id, immutable_id)
);
CREATE INDEX IF NOT EXISTS email_newest ON email (account_id, received_at DESC, seq DESC);
CREATE INDEX IF NOT EXISTS email_folder ON email (folder_seq, received_at DESC, seq DESC);
CREATE INDEX IF NOT EXISTS email_unread ON email (folder_seq) WHERE is_read = 0;
CREATE INDEX IF NOT EXISTS email_conversation ON email (account_id, conversation_id);
CREATE INDEX IF NOT EXISTS email_message_id ON email (account_id, message_id);
CREATE TABLE IF NOT EXISTS email_raw (seq INTEGER PRIMARY KEY, raw BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS email_content (
  seq INTEGER PRIMARY KEY,
  properties TEXT NOT NULL,
  html TEXT NOT NULL,
  plain TEXT NOT NULL,
  headers TEXT NOT NULL,
  attachments TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_seq INTEGER NOT NULL,
  email_seq INTEGER NOT NULL,
  immutable_id TEXT NOT NULL,
  email_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  moved INTEGER NOT NULL,
  waits_for INTEGER
);
CREATE INDEX IF NOT EXISTS change_folder ON change (folder_seq, id);
CREATE INDEX IF NOT EXISTS change_email ON change (folder_seq, immutable_id, id);
CREATE INDEX IF NOT EXISTS change_waiting ON change (waits_for) WHERE waits_for IS NOT NULL;
CREATE TABLE IF NOT EXISTS folder_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL,
  folder_id TEXT NOT NULL,
  gone INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS delta_reset (
  account_id INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  code TEXT NOT NULL,
  status INTEGER NOT NULL,
  after_pages INTEGER NOT NULL,
  PRIMARY KEY (account_id, scope)
);
CREATE TABLE IF NOT EXISTS subscription (
  id TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  resource TEXT NOT NULL,
  folder_seq INTEGER,
  change_types TEXT NOT NULL,
  notification_url TEXT NOT NULL,
  lifecycle_url TEXT,
  client_state TEXT,
  immutable INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS subscription_account ON subscription (account_id);
${oauthSchema}`;
