import { sweepAccounts } from "./accounts/sweepAccounts.ts";
import type { Context } from "./context.ts";
import { scheduleDue } from "./sync/scheduleDue.ts";

/** What happens each minute. The two are independent: one that fails does not keep the other from running. */
export async function tick(ctx: Context): Promise<void> {
  const [due, swept] = await Promise.allSettled([scheduleDue(ctx), sweepAccounts(ctx)]);
  if (due.status === "fulfilled" && due.value > 0) ctx.log.info("mailboxes_due", { enqueued: due.value });
  for (const result of [due, swept])
    if (result.status === "rejected") ctx.log.error("tick_failed", { reason: String(result.reason) });
}
