import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AuditFolder, AuditMonth } from "#shared/provider.ts";
import { emailProvider } from "./emailProvider.ts";

/** One comparison of a mailbox with its provider: how far it is, and in the end what it found. */
export const syncAudit = sqliteTable(
  "sync_audit",
  {
    id: text("id").primaryKey(),
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    startedAt: integer("started_at").notNull(),
    /** When the provider's ids were all told: from then on they are compared. */
    listedAt: integer("listed_at"),
    endedAt: integer("ended_at"),
    result: text("result", { enum: ["clean", "repairing", "gap", "abandoned"] }),
    /** A person has said that a listing far shorter than before may be looked at email by email. */
    isShrinkExpected: integer("is_shrink_expected", { mode: "boolean" }).notNull().default(false),
    /** The id up to which differences are dealt with. */
    comparedUpTo: text("compared_up_to").notNull().default(""),
    /** What was made good: emails that were missing here, and deletions that nobody had told. */
    added: integer("added").notNull().default(0),
    removed: integer("removed").notNull().default(0),
    /** Of those listed and not here, the ones that on a closer look do not belong here. */
    dismissed: integer("dismissed").notNull().default(0),
    listed: integer("listed").notNull().default(0),
    stored: integer("stored").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    pending: integer("pending").notNull().default(0),
    /** What is still different after all that could be made good. */
    missing: integer("missing").notNull().default(0),
    unexpected: integer("unexpected").notNull().default(0),
    /** The newest first, bounded. */
    months: text("months", { mode: "json" }).$type<AuditMonth[]>(),
    folders: text("folders", { mode: "json" }).$type<AuditFolder[]>(),
  },
  (table) => [
    uniqueIndex("sync_audit_running").on(table.emailProviderId).where(sql`${table.endedAt} is null`),
    index("sync_audit_recent").on(table.emailProviderId, table.startedAt),
  ],
);

/** The ids of one listed page of a running audit; they go when it ends. One row a page: an id each would cost too much. */
export const syncAuditPage = sqliteTable(
  "sync_audit_page",
  {
    auditId: text("audit_id").notNull(),
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    scope: text("scope").notNull(),
    number: integer("number").notNull(),
    ids: text("ids", { mode: "json" }).$type<string[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.auditId, table.scope, table.number] }),
    index("sync_audit_page_mailbox").on(table.emailProviderId),
  ],
);
