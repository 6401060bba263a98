import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One thing a person did to the filing of emails, so that it can be undone as one. Large ones go in bounded steps. */
export const associationOperation = sqliteTable(
  "association_operation",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    /**
     * `emails`: an email or a conversation. `rule`: everything of an address or domain. `move`, `merge`, `split`,
     * `delete`: a whole business. `engine`: everything, for a new version of the engine.
     */
    kind: text("kind", { enum: ["emails", "rule", "move", "merge", "split", "delete", "engine"] })
      .notNull()
      .default("emails"),
    state: text("state", { enum: ["running", "done", "undoing", "undone"] })
      .notNull()
      .default("done"),
    /** What it works on; the shape belongs to the kind. */
    payload: text("payload", { mode: "json" }).$type<unknown>().notNull().default({}),
    /** Emails to go through, as counted at the start, and those gone through. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    /** Where the next step continues; each step moves it in the batch that holds its writes. */
    position: text("position").notNull().default(""),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull().default(0),
    undoneAt: integer("undone_at"),
  },
  (table) => [
    // What a lost message left, across organizations.
    index("association_operation_open")
      .on(table.updatedAt)
      .where(sql`${table.state} in ('running', 'undoing')`),
  ],
);

/** What an operation changed on one email: its association rows before, to be put back by an undo. */
export const associationOperationItem = sqliteTable(
  "association_operation_item",
  {
    operationId: text("operation_id")
      .notNull()
      .references(() => associationOperation.id, { onDelete: "cascade" }),
    emailId: text("email_id").notNull(),
    /** The association rows and the email's primary business and contact, as JSON. */
    before: text("before", { mode: "json" }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.emailId] })],
);
