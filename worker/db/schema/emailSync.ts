import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Address } from "#shared/address.ts";
import type { BehindPerson } from "#shared/behind.ts";
import type { Attachment } from "#shared/email.ts";
import { emailProvider } from "./emailProvider.ts";

/** One message in one mailbox. */
export const emailSync = sqliteTable(
  "email_sync",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    /** The provider's id of the message. */
    externalId: text("external_id").notNull(),
    threadId: text("thread_id").notNull(),
    /** The same message in two mailboxes has the same key. */
    messageKey: text("message_key").notNull(),
    /** Threads of several mailboxes that are one exchange share it. */
    conversationId: text("conversation_id").notNull(),
    folders: text("folders", { mode: "json" }).$type<string[]>().notNull(),
    direction: text("direction", { enum: ["inbound", "outbound", "internal"] }).notNull(),
    from: text("from", { mode: "json" }).$type<Address | null>(),
    to: text("to", { mode: "json" }).$type<Address[]>().notNull(),
    cc: text("cc", { mode: "json" }).$type<Address[]>().notNull(),
    bcc: text("bcc", { mode: "json" }).$type<Address[]>().notNull(),
    replyTo: text("reply_to", { mode: "json" }).$type<Address[]>().notNull(),
    /** People who stand behind the email without being in From, To or Cc: see `shared/behind.ts`. */
    behind: text("behind", { mode: "json" }).$type<BehindPerson[]>().notNull().default([]),
    subject: text("subject").notNull(),
    snippet: text("snippet").notNull(),
    /** Plain text with quoted history cut, bounded; for reading and search. */
    bodyText: text("body_text").notNull(),
    /** What the search index gets beside the texts: pairs of characters, where a script puts no spaces; else null. */
    searchPairs: text("search_pairs"),
    /** The provider's server time; the time to sort by. */
    sentAt: integer("sent_at").notNull(),
    /** What the Date header claims, if it can be read. */
    headerDate: integer("header_date"),
    isRead: integer("is_read", { mode: "boolean" }).notNull(),
    isStarred: integer("is_starred", { mode: "boolean" }).notNull(),
    isDraft: integer("is_draft", { mode: "boolean" }).notNull(),
    isAutomated: integer("is_automated", { mode: "boolean" }).notNull(),
    attachments: text("attachments", { mode: "json" }).$type<Attachment[]>().notNull(),
    businessId: text("business_id"),
    contactId: text("contact_id"),
    /** A person removed it from the timeline; sync never brings it back. */
    isDeleted: integer("is_deleted", { mode: "boolean" }).notNull().default(false),
    deletedInProvider: integer("deleted_in_provider", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("email_sync_external").on(table.userId, table.emailProviderId, table.externalId),
    index("email_sync_business")
      .on(table.organizationId, table.businessId, sql`${table.sentAt} desc`, sql`${table.id} desc`)
      .where(sql`${table.isDeleted} = 0`),
    index("email_sync_user")
      .on(table.organizationId, table.userId, sql`${table.sentAt} desc`, sql`${table.id} desc`)
      .where(sql`${table.isDeleted} = 0`),
    // What colleagues may see, across businesses.
    index("email_sync_filed")
      .on(table.organizationId, sql`${table.sentAt} desc`, sql`${table.id} desc`)
      .where(sql`${table.isDeleted} = 0 and ${table.businessId} is not null`),
    index("email_sync_deleted")
      .on(table.organizationId, sql`${table.sentAt} desc`, sql`${table.id} desc`)
      .where(sql`${table.isDeleted} = 1`),
    index("email_sync_conversation").on(
      table.organizationId,
      table.conversationId,
      sql`${table.sentAt} desc`,
    ),
    index("email_sync_message").on(table.organizationId, table.messageKey),
    index("email_sync_thread").on(table.emailProviderId, table.threadId),
    index("email_sync_contact").on(table.organizationId, table.contactId, sql`${table.sentAt} desc`),
  ],
);
