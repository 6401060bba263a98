import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { pushKinds } from "../../providers/pushKinds.ts";
import { requestPush } from "./requestPush.ts";

/** Channels that one tick has opened or renewed at most. */
const tickLimit = 500;

/**
 * Has the push channels opened or renewed whose turn it is: those that expire soonest first, then those of mailboxes
 * that have none. A new mailbox gets its channel at once, so that live mail is quick while older mail is still read.
 * @returns how many were enqueued.
 */
export async function schedulePush(ctx: Context, limit: number = tickLimit): Promise<number> {
  const kinds = pushKinds(ctx.config);
  if (kinds.length === 0) return 0;
  const isOfKind = sql`kind in (${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;
  return requestPush(
    ctx,
    sql`id in (
      select id from email_provider
      where enabled = 1 and status in ('connecting', 'backfilling', 'live') and push_due_at <= ${ctx.clock.now()}
        and disconnected_at is null and ${isOfKind}
      order by push_expires_at is null, push_expires_at limit ${limit})`,
    "renew",
  );
}
