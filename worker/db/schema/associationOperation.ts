import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One thing a person did to the filing of emails, so that it can be undone as one. */
export const associationOperation = sqliteTable("association_operation", {
  id: text("id").primaryKey(),
  organizationId: text("organization_id").notNull(),
  userId: text("user_id").notNull(),
  createdAt: integer("created_at").notNull(),
  undoneAt: integer("undone_at"),
});

/** What an operation changed on one email: its association rows before, to be put back by an undo. */
export const associationOperationItem = sqliteTable(
  "association_operation_item",
  {
    operationId: text("operation_id")
      .notNull()
      .references(() => associationOperation.id, { onDelete: "cascade" }),
    emailId: text("email_id").notNull(),
    /** The association rows and the email's primary business and contact, as JSON. */
    before: text("before", { mode: "json" }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.emailId] })],
);
