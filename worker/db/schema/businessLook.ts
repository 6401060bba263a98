import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { business } from "./business.ts";

/** When a user last looked at a business, for "since you last looked". */
export const businessLook = sqliteTable(
  "business_look",
  {
    userId: text("user_id").notNull(),
    businessId: text("business_id")
      .notNull()
      .references(() => business.id, { onDelete: "cascade" }),
    lookedAt: integer("looked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.businessId] })],
);
