import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tombstone of a hard-deleted email: a hash of its provider id, so that sync does not bring it back. */
export const erasedEmail = sqliteTable(
  "erased_email",
  {
    emailProviderId: text("email_provider_id").notNull(),
    externalIdHash: text("external_id_hash").notNull(),
    erasedAt: integer("erased_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.emailProviderId, table.externalIdHash] })],
);
