import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * How often what somebody sees has changed, so that asking whether it did costs one row. Triggers count: a user's own
 * mail under their id, what the organization shares under an empty one, so that nobody's unfiled mail is heard of by
 * others.
 */
export const changeCount = sqliteTable(
  "change_count",
  {
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    changes: integer("changes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] })],
);
