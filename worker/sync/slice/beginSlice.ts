import { and, asc, eq, lte } from "drizzle-orm";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import type { Context } from "../../context.ts";
import { syncCursor, syncPending } from "../../db/schema/tables.ts";
import { latestAudit } from "../audit/audit.ts";
import { newPace } from "../health/pace.ts";
import { nextRate } from "../health/rate.ts";
import type { Cursor } from "../mailbox.ts";
import { openedRows } from "../opened/openedRows.ts";
import { learnedAddresses } from "../page/deliveries.ts";
import { setAsideReason } from "../page/known.ts";
import { ownAddressQueries, toOwnAddresses } from "../page/ownAddresses.ts";
import { takeLease } from "./lease.ts";
import type { Slice } from "./slice.ts";
import { noteDeath } from "./smallSteps.ts";

/** Waiting emails that one slice tries again at most. */
export const pendingLimit = 100;
/** Pages that one slice reads at most. */
const pageLimit = 50;

/** Takes the lease and reads all that a slice starts from, in one round trip. Null: not to be synced now. */
export async function beginSlice(
  ctx: Context,
  organizationId: string,
  emailProviderId: string,
): Promise<Slice | null> {
  const startedAt = ctx.clock.now();
  const owner = ctx.newId();
  const [leased, cursors, pending, audits, opened, users, mailboxes] = await ctx.db.batch([
    takeLease(ctx, organizationId, emailProviderId, owner),
    ctx.db.select().from(syncCursor).where(eq(syncCursor.emailProviderId, emailProviderId)),
    ctx.db
      .select({ externalId: syncPending.externalId, reason: syncPending.reason })
      .from(syncPending)
      .where(and(eq(syncPending.emailProviderId, emailProviderId), lte(syncPending.nextTryAt, startedAt)))
      .orderBy(asc(syncPending.nextTryAt))
      .limit(pendingLimit),
    latestAudit(ctx, emailProviderId),
    ctx.db.all(openedRows(emailProviderId)),
    ...ownAddressQueries(ctx, organizationId),
  ]);
  const mailbox = leased[0];
  if (mailbox === undefined) return null;
  const pace = newPace(mailbox);
  const provider = openMailbox(ctx, mailbox, (units) => {
    pace.rate = nextRate(pace.rate, { type: "spent", units }, provider.quota, ctx.clock.now());
  });
  const isSetAside = (row: { reason: string }) => row.reason === setAsideReason;
  const slice: Slice = {
    ctx,
    lease: { emailProviderId, epoch: mailbox.epoch, owner },
    mailbox,
    provider,
    own: toOwnAddresses(
      users,
      mailboxes,
      mailboxes.flatMap(({ deliveries }) => learnedAddresses(deliveries)),
    ),
    rules: {
      choices: mailbox.folders,
      isIncluded: (folders, choices) => provider.isIncluded(folders, choices),
      flagsOf: (folders) => provider.flagsOf(folders),
    },
    cursors: byScope(cursors.filter(({ phase }) => phase !== "resting")),
    resting: byScope(cursors.filter(({ phase }) => phase === "resting")),
    opened,
    duePending: pending.filter((row) => !isSetAside(row)).map((row) => row.externalId),
    dueSetAside: pending.filter(isSetAside).map((row) => row.externalId),
    pace,
    isCareful: mailbox.deaths > 0,
    isMidPage: false,
    startedAt,
    pagesLeft: pageLimit,
    deferred: [],
    count: { stored: 0, changed: 0, skipped: 0, pending: 0 },
    audit: audits[0] ?? null,
    isAuditing: false,
  };
  if (slice.isCareful) await noteDeath(slice);
  return slice;
}

function byScope(cursors: Cursor[]): Map<string, Cursor> {
  return new Map(cursors.map((cursor) => [cursor.scope, cursor]));
}
