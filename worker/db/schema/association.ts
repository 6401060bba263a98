import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { type Evidence, participationRoles } from "#shared/association.ts";
import { emailSync } from "./emailSync.ts";

/**
 * Why an email is (or must not be) with a business or contact. `filed` rows say where it is; a `rejected` row is a
 * person's "not this business", which no automatic pass overrides; a `proposed` row is for a person to choose, only
 * where an email is not filed, and at most three of an email.
 */
export const association = sqliteTable(
  "association",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    emailId: text("email_id")
      .notNull()
      .references(() => emailSync.id, { onDelete: "cascade" }),
    /** Empty text where the email is with a person who has no business. */
    businessId: text("business_id").notNull(),
    contactId: text("contact_id"),
    state: text("state", { enum: ["filed", "rejected", "proposed"] }).notNull(),
    isPrimary: integer("is_primary", { mode: "boolean" }).notNull(),
    source: text("source", { enum: ["manual", "rule", "contact", "thread", "domain", "content"] }).notNull(),
    /** How whom it rests on takes part; null where a person decided. */
    role: text("role", { enum: participationRoles }),
    confidence: real("confidence").notNull(),
    evidence: text("evidence", { mode: "json" }).$type<Evidence[]>().notNull(),
    engineVersion: integer("engine_version").notNull(),
    /** The user who decided; null where the engine did. */
    decidedBy: text("decided_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("association_email_business").on(table.emailId, table.businessId),
    index("association_business").on(table.organizationId, table.businessId, table.emailId),
    index("association_proposed")
      .on(table.organizationId, table.emailId)
      .where(sql`${table.state} = 'proposed'`),
    // What people filed of late: what is like it is proposed.
    index("association_by_hand")
      .on(table.organizationId, sql`${table.updatedAt} desc`)
      .where(sql`${table.source} = 'manual' and ${table.state} = 'filed'`),
  ],
);
