import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A file of businesses and contacts that somebody brought: checked row by row, then, if they say so, applied. */
export const businessImport = sqliteTable(
  "business_import",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    format: text("format", { enum: ["csv", "vcard"] }).notNull(),
    encoding: text("encoding").notNull(),
    /** The names of the columns, as the file has them. */
    columns: text("columns", { mode: "json" }).$type<string[]>().notNull(),
    /** What each column is, by its place. */
    mapping: text("mapping", { mode: "json" }).$type<(string | null)[]>().notNull(),
    state: text("state", { enum: ["reading", "checking", "checked", "applying", "done"] }).notNull(),
    total: integer("total").notNull(),
    /** The number of the last row that is checked, or applied. */
    position: integer("position").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("business_import_age").on(table.createdAt),
    index("business_import_state").on(table.state, table.updatedAt),
  ],
);

/** One row of an imported file, and what becomes, or became, of it. */
export const businessImportRow = sqliteTable(
  "business_import_row",
  {
    importId: text("import_id")
      .notNull()
      .references(() => businessImport.id, { onDelete: "cascade" }),
    /** The row's number as a spreadsheet shows it: the heading is row 1. */
    number: integer("number").notNull(),
    cells: text("cells", { mode: "json" }).$type<string[]>().notNull(),
    outcome: text("outcome", { enum: ["created", "changed", "unchanged", "refused"] }),
    /** Why it is refused, or what is worth knowing; a stable code. */
    code: text("code"),
    /** The value that the code is about. */
    value: text("value"),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.number] }),
    index("business_import_row_outcome").on(table.importId, table.outcome, table.number),
  ],
);
