import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { identifierKinds } from "#shared/identifierKind.ts";
import { business } from "./business.ts";

/** What else tells a business in the text of an email. */
export const businessIdentifier = sqliteTable(
  "business_identifier",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    businessId: text("business_id")
      .notNull()
      .references(() => business.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: identifierKinds }).notNull(),
    /** As a person entered it. */
    value: text("value").notNull(),
    /** What is compared: see `worker/association/content/identifierKey.ts`. */
    key: text("key").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("business_identifier_unique").on(table.businessId, table.kind, table.key),
    index("business_identifier_organization").on(table.organizationId),
  ],
);
