import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { organization } from "./organization.ts";

/** A business that the organization corresponds with. */
export const business = sqliteTable(
  "business",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    name: text("name").notNull(),
    /** Lower-case name without accents, for finding and for spotting the same name twice. */
    searchName: text("search_name").notNull(),
    notes: text("notes").notNull().default(""),
    createdBy: text("created_by").notNull(),
    /** Since when it is being deleted or merged into another: it is shown no more. */
    leavingAt: integer("leaving_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("business_search").on(table.organizationId, table.searchName)],
);

/** An email domain of a business; one business of an organization owns a domain. */
export const businessDomain = sqliteTable(
  "business_domain",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    businessId: text("business_id")
      .notNull()
      .references(() => business.id, { onDelete: "cascade" }),
    domain: text("domain").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("business_domain_unique").on(table.organizationId, table.domain),
    index("business_domain_business").on(table.businessId),
  ],
);

/** The id that a merged business had: it still names the business that it became part of. */
export const businessAlias = sqliteTable(
  "business_alias",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    businessId: text("business_id").notNull(),
  },
  (table) => [index("business_alias_business").on(table.organizationId, table.businessId)],
);
