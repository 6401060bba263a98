import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A queue message that a change owes: written in the change's own batch, gone once the queue has taken it. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    /** The message, sealed by the token vault and bound to this row: some name addresses. */
    sealed: text("sealed").notNull(),
    /** From when the sweep sends it, should whoever wrote it not have. It is also the sweep's claim. */
    dueAt: integer("due_at").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("outbox_due").on(table.dueAt)],
);
