import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { enqueueSlice } from "../../accounts/mailboxes/enqueueSlice.ts";
import type { Context } from "../../context.ts";

/** Milliseconds that a slice may be on its way before a further notification sends another one. */
const sliceIsOnItsWay = 10_000;
/** Milliseconds after which the schedule makes a lost message good. */
const lostAfter = 60_000;

const rowSchema = z.object({ id: z.string(), organization_id: z.string(), is_free: z.number() });

/**
 * Marks mailboxes as dirty and has each synced, unless that is about to happen anyway; `which` is SQL over
 * `email_provider`. One conditional update decides, so of many notifications at once one sends a slice:
 *
 * - a slice was asked for a moment ago and has not begun: it will see this change too, so nothing is written;
 * - a slice runs: it is marked, and the slice asks for another one when it ends;
 * - the provider asked for a pause, or the mailbox waits after a failure: it is marked, and its time comes.
 *
 * A message that gets lost is made good by the schedule. Throws only where the database did not take the mark.
 */
export async function markDirty(ctx: Context, which: SQL): Promise<{ marked: number; enqueued: number }> {
  const now = ctx.clock.now();
  const rows = z.array(rowSchema).parse(
    await ctx.db.all(sql`update email_provider set dirty_at = ${now},
        next_sync_at = case when failure_count = 0 then min(next_sync_at, ${now + lostAfter}) else next_sync_at end
      where (${which}) and disconnected_at is null and enabled = 1
        and status in ('connecting', 'backfilling', 'live')
        and (dirty_at is null or dirty_at <= ${now - sliceIsOnItsWay} or lease_until > ${now})
      returning id, organization_id,
        lease_until <= ${now} and coalesce(retry_after, 0) <= ${now} and failure_count = 0 as is_free`),
  );
  const free = rows.filter((row) => row.is_free === 1);
  await Promise.all(
    free.map((row) => enqueueSlice(ctx, { organizationId: row.organization_id, emailProviderId: row.id })),
  );
  return { marked: rows.length, enqueued: free.length };
}
