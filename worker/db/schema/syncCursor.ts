import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { emailProvider } from "./emailProvider.ts";

/**
 * Where reading a mailbox continues. `scope` is `changes:` or `backfill:` and what the provider reads as one: the
 * mailbox (Gmail) or a folder (Graph). It moves only in the write batch that holds the rows that it covers.
 */
export const syncCursor = sqliteTable(
  "sync_cursor",
  {
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    scope: text("scope").notNull(),
    /** `resting`: of a folder that its user left out, kept for the day on which it is wanted again. */
    phase: text("phase", { enum: ["running", "done", "resting"] }).notNull(),
    /** The position from which changes are asked (opaque), or what a backfill was asked to cover. */
    value: text("value"),
    /** The page to ask for next inside the current run; null at its start. */
    pageToken: text("page_token"),
    /** Counts restarts from zero, so that an answer to an older run is recognised. */
    generation: integer("generation").notNull().default(0),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.emailProviderId, table.scope] })],
);
