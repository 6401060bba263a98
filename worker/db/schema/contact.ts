import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { business } from "./business.ts";
import { organization } from "./organization.ts";

/** A person the organization corresponds with, of a business or of none. */
export const contact = sqliteTable(
  "contact",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    businessId: text("business_id").references(() => business.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    searchName: text("search_name").notNull(),
    /** What they are to us or their business, as entered: "Broker". */
    title: text("title").notNull().default(""),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("contact_business").on(table.organizationId, table.businessId),
    index("contact_search").on(table.organizationId, table.searchName),
  ],
);

/** An email address of a contact; one contact of an organization owns an address. */
export const contactAddress = sqliteTable(
  "contact_address",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    contactId: text("contact_id")
      .notNull()
      .references(() => contact.id, { onDelete: "cascade" }),
    /** Normalised, as in `email_participant`. */
    address: text("address").notNull(),
    /** Its registrable domain, as in `email_participant`: strangers there are likely their colleagues. */
    domain: text("domain").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("contact_address_unique").on(table.organizationId, table.address),
    index("contact_address_contact").on(table.contactId),
    index("contact_address_domain").on(table.organizationId, table.domain),
  ],
);
