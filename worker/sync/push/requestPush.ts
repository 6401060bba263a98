import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { pushClaim } from "./pushTimes.ts";

const rowSchema = z.object({
  id: z.string(),
  organization_id: z.string(),
  push_due_at: z.number(),
  push_expires_at: z.number().nullable(),
});

/**
 * Has the push channels of these mailboxes kept by the queue, in one round trip; `which` is SQL over `email_provider`.
 * Each is claimed in the same statement: should its message get lost, its turn comes again when the claim has ended.
 * @returns how many were enqueued.
 */
export async function requestPush(ctx: Context, which: SQL, action: "renew" | "recreate"): Promise<number> {
  const rows = z.array(rowSchema).parse(
    await ctx.db.all(sql`update email_provider set push_due_at = ${ctx.clock.now() + pushClaim}
      where (${which}) and disconnected_at is null and enabled = 1
        and status in ('connecting', 'backfilling', 'live')
      returning id, organization_id, push_due_at, push_expires_at`),
  );
  const expiry = (row: (typeof rows)[number]) => row.push_expires_at ?? Number.MAX_SAFE_INTEGER;
  const soonestFirst = rows.toSorted((one, other) => expiry(one) - expiry(other));
  await ctx.queue.send(
    soonestFirst.map((row) => ({
      type: "push",
      action,
      organizationId: row.organization_id,
      emailProviderId: row.id,
      claim: row.push_due_at,
    })),
  );
  return rows.length;
}
