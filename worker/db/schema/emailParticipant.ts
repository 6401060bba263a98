import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { emailSync } from "./emailSync.ts";

/** Who takes part in an email, by normalised address. Association and erasure are set operations over it. */
export const emailParticipant = sqliteTable(
  "email_participant",
  {
    emailId: text("email_id")
      .notNull()
      .references(() => emailSync.id, { onDelete: "cascade" }),
    organizationId: text("organization_id").notNull(),
    role: text("role", { enum: ["from", "to", "cc", "bcc", "reply_to", "behind"] }).notNull(),
    address: text("address").notNull(),
    /** The registrable domain by the Public Suffix List; empty where the address has none. */
    domain: text("domain").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.emailId, table.role, table.address] }),
    index("email_participant_address").on(table.organizationId, table.address, table.emailId),
    index("email_participant_domain").on(table.organizationId, table.domain, table.emailId),
  ],
);
