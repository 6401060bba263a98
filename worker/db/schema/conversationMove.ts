import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** An email that a person moved from one conversation into another, so that it can be undone. */
export const conversationMove = sqliteTable(
  "conversation_move",
  {
    operationId: text("operation_id").notNull(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    emailId: text("email_id").notNull(),
    before: text("before").notNull(),
    after: text("after").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.operationId, table.emailId] }),
    index("conversation_move_email").on(table.emailId),
  ],
);
