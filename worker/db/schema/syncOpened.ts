import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { emailProvider } from "./emailProvider.ts";

/** What somebody has open on screen and is not here yet: the next slice fetches it before all else. */
export const syncOpened = sqliteTable(
  "sync_opened",
  {
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    /** The provider's ids, as its API writes them; empty where the page does not tell. */
    threadId: text("thread_id").notNull(),
    messageId: text("message_id").notNull(),
    askedAt: integer("asked_at").notNull(),
    /** When a slice has answered; the row stays for a while, since it is also what bounds the asking. */
    doneAt: integer("done_at"),
  },
  (table) => [primaryKey({ columns: [table.emailProviderId, table.threadId, table.messageId] })],
);
