import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * What needs a person: a new business or contact, or an email that may belong to several. It rests on mail of one
 * user's mailboxes, perhaps unfiled, so that it is that user's alone. A dismissed one stays, to be remembered.
 */
export const associationSuggestion = sqliteTable(
  "association_suggestion",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    kind: text("kind", { enum: ["business", "contact", "email"] }).notNull(),
    /** `business`: a registrable domain. `contact`: a normalised address. `email`: an email id. */
    subject: text("subject").notNull(),
    /** The proposed name; for an email the empty text. */
    name: text("name").notNull(),
    /** `contact`: the business that the address's domain tells. `email`: the businesses to choose from. */
    businessIds: text("business_ids", { mode: "json" }).$type<string[]>().notNull(),
    state: text("state", { enum: ["open", "accepted", "dismissed"] }).notNull(),
    /** The newest email it rests on. */
    emailId: text("email_id").notNull(),
    lastEmailAt: integer("last_email_at").notNull(),
    decidedBy: text("decided_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("association_suggestion_unique").on(
      table.organizationId,
      table.userId,
      table.kind,
      table.subject,
    ),
    index("association_suggestion_list").on(
      table.organizationId,
      table.userId,
      table.state,
      table.lastEmailAt,
      table.id,
    ),
    index("association_suggestion_subject").on(table.organizationId, table.kind, table.subject),
  ],
);

/** Up to which email, in the order of their ids, suggestions have been looked for. One row, named `emails`. */
export const suggestionCursor = sqliteTable("suggestion_cursor", {
  name: text("name").primaryKey(),
  position: text("position").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
