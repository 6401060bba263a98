import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Who did what to which thing; written in the same batch as the change. */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    /** The user who acted; null for the system. */
    actorId: text("actor_id"),
    action: text("action").notNull(),
    targetType: text("target_type").notNull(),
    targetId: text("target_id").notNull(),
    /** Several events of one thing that a person did share it: what an undo takes back. */
    operationId: text("operation_id"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("audit_event_recent").on(table.organizationId, table.createdAt),
    index("audit_event_operation")
      .on(table.organizationId, table.operationId)
      .where(sql`${table.operationId} is not null`),
    index("audit_event_target").on(table.organizationId, table.targetId, table.createdAt),
  ],
);
