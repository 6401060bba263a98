import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../context.ts";

/** Mailboxes that one tick enqueues at most. */
const tickLimit = 10_000;
/** Until when an enqueued mailbox is not enqueued again, should its message get lost. */
const claim = 60_000;

const dueRow = z.object({ id: z.string(), organization_id: z.string() });

/**
 * Enqueues every mailbox whose turn it is, in one round trip. The turn is moved ahead in the same statement, so two
 * ticks at once do not enqueue a mailbox twice, and a lost message is made good a minute later.
 * @returns how many were enqueued.
 */
export async function scheduleDue(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const rows = await ctx.db.all(sql`update email_provider set next_sync_at = ${now + claim}
    where id in (
      select id from email_provider
      where enabled = 1 and status in ('connecting', 'backfilling', 'live') and next_sync_at <= ${now}
        and lease_until <= ${now} and coalesce(retry_after, 0) <= ${now}
      order by next_sync_at limit ${tickLimit})
    returning id, organization_id`);
  const due = z.array(dueRow).parse(rows);
  await ctx.queue.send(
    due.map((row) => ({ type: "slice", organizationId: row.organization_id, emailProviderId: row.id })),
  );
  return due.length;
}
