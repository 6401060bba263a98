import type { Context } from "../../context.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { alignScopes } from "../folders/alignScopes.ts";
import { readOpened } from "../opened/readOpened.ts";
import { beginSlice } from "./beginSlice.ts";
import { failSlice } from "./failSlice.ts";
import { finishSlice } from "./finishSlice.ts";
import { isLeaseLost } from "./lease.ts";
import { takeSteps } from "./takeSteps.ts";

/** Seconds of the queue's longest delay (Cloudflare Queues: 12 hours). */
const longestDelay = 43_200;

export type SliceOutcome = "done" | "more" | "waiting" | "failed" | "not_due" | "lease_lost";

/**
 * One slice of sync work on one mailbox: what is open on screen, live changes, then what waits, then older mail, as far as the budget goes.
 * May run twice, at once or again: the lease lets one through, and what is written already is not written again.
 * Errors of the provider end in the mailbox's state; errors of the database are thrown, for the queue to try again.
 */
export async function runSlice(
  ctx: Context,
  message: { organizationId: string; emailProviderId: string },
): Promise<SliceOutcome> {
  const slice = await beginSlice(ctx, message.organizationId, message.emailProviderId);
  if (slice === null) return "not_due";
  try {
    await alignScopes(slice);
    await readOpened(slice);
    await takeSteps(slice);
    const nextAt = await finishSlice(slice);
    if (nextAt !== null) await sendAt(ctx, message, nextAt);
    if (nextAt !== null && nextAt <= ctx.clock.now()) return "more";
    return slice.pace.waitsUntil === null ? "done" : "waiting";
  } catch (error) {
    if (isLeaseLost(error)) return "lease_lost";
    if (!(error instanceof ProviderError)) throw error;
    const nextAt = await failSlice(slice, error);
    if (nextAt !== null) await sendAt(ctx, message, nextAt);
    return "failed";
  }
}

async function sendAt(
  ctx: Context,
  mailbox: { organizationId: string; emailProviderId: string },
  at: number,
): Promise<void> {
  const delaySeconds = Math.min(longestDelay, Math.ceil(Math.max(0, at - ctx.clock.now()) / 1000));
  const { organizationId, emailProviderId } = mailbox;
  const message = { type: "slice", organizationId, emailProviderId } as const;
  await ctx.queue.send([message], delaySeconds === 0 ? {} : { delaySeconds });
}
