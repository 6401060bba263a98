import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tenant: every other row belongs to one. */
export const organization = sqliteTable("organization", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** What happens to an email that its provider deleted: `hide` it, or keep it with a `flag`. */
  providerDeletion: text("provider_deletion", { enum: ["hide", "flag"] })
    .notNull()
    .default("flag"),
  attachmentStorage: text("attachment_storage", { enum: ["on-demand", "r2"] })
    .notNull()
    .default("on-demand"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
