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
  /** Domains that give addresses to strangers here, beyond the known ones. */
  freeMailDomains: text("free_mail_domains", { mode: "json" }).$type<string[]>().notNull().default([]),
  /** Domains that count as free mail elsewhere, and here tell a business. */
  notFreeMailDomains: text("not_free_mail_domains", { mode: "json" }).$type<string[]>().notNull().default([]),
  /** Domains of the organization itself, beyond those of its members' and mailboxes' addresses. */
  ownDomains: text("own_domains", { mode: "json" }).$type<string[]>().notNull().default([]),
  /** The version of the engine that has gone through all of its mail. */
  engineVersion: integer("engine_version").notNull().default(1),
  /** Rises with every change of what was entered of businesses and contacts, by triggers: caches compare it. */
  knowledgeVersion: integer("knowledge_version").notNull().default(0),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
