import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { emailProvider } from "./emailProvider.ts";

/** An email that could not be fetched or understood yet: it waits here, visible, and is tried again. */
export const syncPending = sqliteTable(
  "sync_pending",
  {
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    externalId: text("external_id").notNull(),
    reason: text("reason").notNull(),
    attempts: integer("attempts").notNull(),
    nextTryAt: integer("next_try_at").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.emailProviderId, table.externalId] }),
    index("sync_pending_due").on(table.emailProviderId, table.nextTryAt),
  ],
);

/**
 * An email that was listed and left out on purpose, with the reason. For `erased` (a hard delete) the id is a hash of
 * the provider's, so that the tombstone names nothing and sync still does not bring the email back.
 */
export const syncSkip = sqliteTable(
  "sync_skip",
  {
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    externalId: text("external_id").notNull(),
    reason: text("reason", { enum: ["draft", "erased"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.emailProviderId, table.externalId] })],
);

/** A time span in which changes may have been missed, until a comparison with the provider has closed it. */
export const syncGap = sqliteTable(
  "sync_gap",
  {
    id: text("id").primaryKey(),
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    scope: text("scope").notNull(),
    reason: text("reason").notNull(),
    since: integer("since").notNull(),
    openedAt: integer("opened_at").notNull(),
    closedAt: integer("closed_at"),
  },
  (table) => [index("sync_gap_open").on(table.emailProviderId, table.closedAt)],
);

/** One slice that did or failed something: what an operator reads first. */
export const syncRun = sqliteTable(
  "sync_run",
  {
    id: text("id").primaryKey(),
    emailProviderId: text("email_provider_id")
      .notNull()
      .references(() => emailProvider.id, { onDelete: "cascade" }),
    lane: text("lane", { enum: ["changes", "backfill", "pending"] }).notNull(),
    epoch: integer("epoch").notNull(),
    startedAt: integer("started_at").notNull(),
    endedAt: integer("ended_at").notNull(),
    outcome: text("outcome", { enum: ["done", "more", "failed"] }).notNull(),
    stored: integer("stored").notNull(),
    changed: integer("changed").notNull(),
    skipped: integer("skipped").notNull(),
    pending: integer("pending").notNull(),
    errorCode: text("error_code"),
  },
  (table) => [index("sync_run_recent").on(table.emailProviderId, table.startedAt)],
);
