import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { genuineNotifications } from "./graphNotifications.ts";
import { markDirty } from "./markDirty.ts";
import { requestPush } from "./requestPush.ts";

/**
 * Takes notifications of changes from Graph: marks the mailboxes that they are about. What is not genuine does nothing
 * and is answered alike. What they say of the change is not used: one can arrive before its email exists.
 * @throws the database's error where the mark failed, so that Graph tries again.
 */
export async function receiveGraphPush(ctx: Context, body: string): Promise<void> {
  const genuine = await genuineNotifications(ctx, body);
  if (genuine.length === 0) return;
  const ids = [...new Set(genuine.map((one) => one.emailProviderId))];
  const result = await markDirty(ctx, idIn(ids));
  ctx.log.info("push_received", { kind: "microsoft", count: genuine.length, ...result });
}

/**
 * Takes what Graph tells about our channels themselves: one that wants to be renewed is renewed, one that was removed
 * is replaced, and after missed notifications the mailbox is looked through. All by the queue.
 * https://learn.microsoft.com/graph/change-notifications-lifecycle-events
 */
export async function receiveGraphLifecycle(ctx: Context, body: string): Promise<void> {
  const genuine = await genuineNotifications(ctx, body);
  const about = (event: string) => [
    ...new Set(genuine.filter((one) => one.lifecycleEvent === event).map((one) => one.emailProviderId)),
  ];
  const removed = about("subscriptionRemoved");
  const expiring = about("reauthorizationRequired").filter((id) => !removed.includes(id));
  const missed = about("missed");
  if (removed.length > 0) await requestPush(ctx, idIn(removed), "recreate");
  if (expiring.length > 0) await requestPush(ctx, idIn(expiring), "renew");
  if (missed.length > 0) await markDirty(ctx, idIn(missed));
  if (genuine.length > 0)
    ctx.log.info("push_lifecycle", {
      removed: removed.length,
      expiring: expiring.length,
      missed: missed.length,
      count: genuine.length,
    });
}

function idIn(ids: string[]): SQL {
  return sql`id in (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`;
}
