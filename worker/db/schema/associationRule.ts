import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * What a person's correction taught, for mail past and future. Below a person's word on a single email or
 * conversation, above everything else.
 */
export const associationRule = sqliteTable(
  "association_rule",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    kind: text("kind", { enum: ["address", "domain", "thread", "subject_tag"] }).notNull(),
    /**
     * `address`: normalised, as in `email_participant`. `domain`: a registrable domain in ASCII, with its subdomains.
     * `thread`: mailbox id, a space, thread id. `subject_tag`: lower-case.
     */
    value: text("value").notNull(),
    /** `file`: under the business, or contact. `never`: not under this business; without one: under none at all. */
    effect: text("effect", { enum: ["file", "never"] }).notNull(),
    /** Empty text: no business. */
    businessId: text("business_id").notNull(),
    contactId: text("contact_id"),
    /** The operation that made it, which an undo takes back. */
    operationId: text("operation_id"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    // One place to file, and any number of places never to.
    uniqueIndex("association_rule_file")
      .on(table.organizationId, table.kind, table.value)
      .where(sql`${table.effect} = 'file'`),
    uniqueIndex("association_rule_unique").on(
      table.organizationId,
      table.kind,
      table.value,
      table.effect,
      table.businessId,
    ),
    index("association_rule_business").on(table.organizationId, table.businessId),
  ],
);
