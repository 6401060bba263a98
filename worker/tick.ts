import { sweepAccounts } from "./accounts/sweepAccounts.ts";
import { sweepEngine } from "./association/operations/sweepEngine.ts";
import { sweepSuggestions } from "./association/suggestions/sweepSuggestions.ts";
import { sweepImports } from "./businesses/import/sweepImports.ts";
import type { Context } from "./context.ts";
import { sweepDeadLetters } from "./deadLetters.ts";
import { reasonOf } from "./log.ts";
import { sweepOutbox } from "./outbox.ts";
import { schedulePush } from "./sync/push/schedulePush.ts";
import { scheduleDue } from "./sync/scheduleDue.ts";
import { sweepKept } from "./timeline/kept/sweepKept.ts";

/** What happens each minute. They are independent: one that fails does not keep the other from running. */
export async function tick(ctx: Context): Promise<void> {
  const [due, push, swept, letters, owed, suggested, imports, engine, kept] = await Promise.allSettled([
    scheduleDue(ctx),
    schedulePush(ctx),
    sweepAccounts(ctx),
    sweepDeadLetters(ctx),
    sweepOutbox(ctx),
    sweepSuggestions(ctx),
    sweepImports(ctx),
    sweepEngine(ctx),
    sweepKept(ctx),
  ]);
  if (due.status === "fulfilled" && due.value > 0) ctx.log.info("mailboxes_due", { enqueued: due.value });
  if (push.status === "fulfilled" && push.value > 0) ctx.log.info("push_due", { enqueued: push.value });
  for (const result of [due, push, swept, letters, owed, suggested, imports, engine, kept])
    if (result.status === "rejected") ctx.log.error("tick_failed", { reason: reasonOf(result.reason) });
}
