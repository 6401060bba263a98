import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * The email behind each row of the full-text index `email_search`. Triggers keep both with every write of `email_sync`.
 */
export const emailSearchDocument = sqliteTable("email_search_document", {
  /** The time of the email (milliseconds UTC) times 2^21, and a count within it: the index is read newest first. */
  key: integer("key").primaryKey(),
  emailId: text("email_id").notNull().unique(),
  /** Whether it lies with a business, so that what nobody else may see is passed over without reading the email. */
  isFiled: integer("is_filed", { mode: "boolean" }).notNull(),
});
