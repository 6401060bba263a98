import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A person whose mail an administrator has erased, or is having erased. */
export const erasure = sqliteTable(
  "erasure",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    actorId: text("actor_id").notNull(),
    /** Normalised, as in `email_participant`; null once all is erased: nothing is to name the person then. */
    address: text("address"),
    /** Emails that were erased so far. */
    emails: integer("emails").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [index("erasure_organization").on(table.organizationId, table.createdAt)],
);
