import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A queue message that failed every attempt: kept for the operator, and sent again with growing pauses. */
export const deadLetter = sqliteTable(
  "dead_letter",
  {
    /** A hash of the message: the same work that fails again is the same letter. */
    id: text("id").primaryKey(),
    /** The message's type; `unknown` for what this version cannot read. */
    type: text("type").notNull(),
    organizationId: text("organization_id"),
    emailProviderId: text("email_provider_id"),
    /** The message, sealed by the token vault and bound to this row: some name addresses. */
    sealed: text("sealed").notNull(),
    /** How often it went through the dead-letter queue. */
    rounds: integer("rounds").notNull(),
    nextTryAt: integer("next_try_at").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("dead_letter_due").on(table.nextTryAt)],
);
