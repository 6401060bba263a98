import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FolderChoice } from "#shared/provider.ts";
import type { Rate } from "../../sync/health/rate.ts";
import { organization } from "./organization.ts";
import { user } from "./user.ts";

/** One connected mailbox, with its sealed tokens, settings, health and lease. */
export const emailProvider = sqliteTable(
  "email_provider",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    kind: text("kind", { enum: ["google", "microsoft"] }).notNull(),
    /** The mailbox's own address. */
    accountEmail: text("account_email").notNull(),
    /** The address of the account through which a mailbox of others is read; null where the mailbox is its own. */
    openedBy: text("opened_by"),
    /** The provider's own id of the account, so that a renamed address stays the same mailbox. */
    subject: text("subject").notNull(),
    aliases: text("aliases", { mode: "json" }).$type<string[]>().notNull(),
    /** Further own addresses, told by what arrived here: how often each was the one that received. */
    deliveries: text("deliveries", { mode: "json" }).$type<Record<string, number>>().notNull().default({}),

    /** Access and refresh token, sealed by the token vault and bound to this row. */
    tokenEnvelope: text("token_envelope").notNull(),
    accessTokenExpiresAt: integer("access_token_expires_at").notNull(),
    grantedScopes: text("granted_scopes", { mode: "json" }).$type<string[]>().notNull(),

    syncIntervalMinutes: integer("sync_interval_minutes").notNull().default(15),
    folders: text("folders", { mode: "json" }).$type<FolderChoice[]>().notNull(),
    backfill: text("backfill", { enum: ["90d", "1y", "all"] })
      .notNull()
      .default("all"),
    sharing: text("sharing", { enum: ["metadata", "subject", "full"] })
      .notNull()
      .default("full"),
    /** Whether the text of its emails is stored; without it neither text nor snippet is, and both are read when viewed. */
    keepsText: integer("keeps_text", { mode: "boolean" }).notNull().default(true),
    enabled: integer("enabled", { mode: "boolean" }).notNull().default(true),

    status: text("status", {
      enum: ["connecting", "backfilling", "live", "paused", "reauth_required"],
    }).notNull(),
    nextSyncAt: integer("next_sync_at").notNull(),
    /** Set by push and "sync now": something may have changed since the last look. */
    dirtyAt: integer("dirty_at"),
    /** The provider said not before; even "sync now" waits for it. */
    retryAfter: integer("retry_after"),
    leaseOwner: text("lease_owner"),
    leaseUntil: integer("lease_until").notNull().default(0),
    /** Fencing number of the lease: a write that carries an older one changes nothing. */
    epoch: integer("epoch").notNull().default(0),

    /** Slices in a row that died while they held the lease. Above zero the next ones work in small steps. */
    deaths: integer("deaths").notNull().default(0),
    /** Provider ids of the small step that is under way: should the Worker die, one of them is why. */
    suspects: text("suspects", { mode: "json" }).$type<string[]>(),
    /** What the provider's refusals have taught of its quota, and what of it is used. */
    rate: text("rate", { mode: "json" }).$type<Rate>(),

    failureCount: integer("failure_count").notNull().default(0),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    errorAction: text("error_action", { enum: ["reconnect", "wait", "contact_admin"] }),
    failingSince: integer("failing_since"),
    lastSyncAt: integer("last_sync_at"),
    lastChangeAt: integer("last_change_at"),

    /** The provider's id of the channel; empty where there is one per mailbox (Gmail), null where there never was one. */
    pushChannelId: text("push_channel_id"),
    /** SHA-256 of the secret that comes back with each notification of this channel. */
    pushSecretHash: text("push_secret_hash"),
    pushExpiresAt: integer("push_expires_at"),
    /** When the push channel is to be opened or renewed next. It is also the claim of whoever does that now. */
    pushDueAt: integer("push_due_at").notNull().default(0),
    pushFailureCount: integer("push_failure_count").notNull().default(0),

    /** About how many emails the provider holds in the included folders: for progress only. */
    estimated: integer("estimated"),
    listed: integer("listed").notNull().default(0),
    stored: integer("stored").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    pending: integer("pending").notNull().default(0),
    /** Set while the rows of a disconnected mailbox are being removed: nobody sees it, and it may be connected anew. */
    disconnectedAt: integer("disconnected_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("email_provider_account")
      .on(table.userId, table.kind, table.subject)
      .where(sql`${table.disconnectedAt} is null and ${table.openedBy} is null`),
    uniqueIndex("email_provider_shared")
      .on(table.userId, table.kind, table.accountEmail)
      .where(sql`${table.disconnectedAt} is null and ${table.openedBy} is not null`),
    index("email_provider_organization").on(table.organizationId, table.userId),
    index("email_provider_due").on(table.enabled, table.status, table.nextSyncAt),
    index("email_provider_leaving").on(table.disconnectedAt).where(sql`${table.disconnectedAt} is not null`),
    index("email_provider_push").on(table.kind, table.accountEmail),
    index("email_provider_push_due").on(table.enabled, table.status, table.pushDueAt),
    index("email_provider_push_channel").on(table.pushChannelId).where(sql`${table.pushChannelId} <> ''`),
  ],
);
