import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Something a user should know or do. One open notification per kind and subject; it closes when it is over. */
export const notification = sqliteTable(
  "notification",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    kind: text("kind", {
      enum: ["reconnect_required", "permission_missing", "sync_failing", "audit_gap", "push_lapsed"],
    }).notNull(),
    emailProviderId: text("email_provider_id"),
    message: text("message").notNull(),
    readAt: integer("read_at"),
    closedAt: integer("closed_at"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("notification_open")
      .on(table.userId, table.kind, table.emailProviderId)
      .where(sql`${table.closedAt} is null`),
    index("notification_user").on(table.organizationId, table.userId, table.createdAt),
  ],
);
