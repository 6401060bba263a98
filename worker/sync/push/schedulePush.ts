import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { pushKinds } from "../../providers/pushKinds.ts";
import { pushClaim } from "./pushTimes.ts";

/** Channels that one tick has opened or renewed at most. */
const tickLimit = 500;

const dueRow = z.object({
  id: z.string(),
  organization_id: z.string(),
  push_due_at: z.number(),
  push_expires_at: z.number().nullable(),
});

/**
 * Has the push channels opened or renewed whose turn it is: those that expire soonest first, then those of mailboxes
 * that have none. A new mailbox gets its channel at once, so that live mail is quick while older mail is still read.
 * @returns how many were enqueued.
 */
export async function schedulePush(ctx: Context, limit: number = tickLimit): Promise<number> {
  const now = ctx.clock.now();
  const kinds = pushKinds(ctx.config);
  const rows = z.array(dueRow).parse(
    await ctx.db.all(sql`update email_provider set push_due_at = ${now + pushClaim}
      where id in (
        select id from email_provider
        where enabled = 1 and status in ('connecting', 'backfilling', 'live') and push_due_at <= ${now}
          and disconnected_at is null and kind in (${sql.join(
            kinds.map((kind) => sql`${kind}`),
            sql`, `,
          )})
        order by push_expires_at is null, push_expires_at limit ${limit})
      returning id, organization_id, push_due_at, push_expires_at`),
  );
  const soonestFirst = rows.toSorted(
    (one, other) => (one.push_expires_at ?? Infinity) - (other.push_expires_at ?? Infinity) || 0,
  );
  await ctx.queue.send(
    soonestFirst.map((row) => ({
      type: "push",
      action: "renew",
      organizationId: row.organization_id,
      emailProviderId: row.id,
      claim: row.push_due_at,
    })),
  );
  return rows.length;
}
