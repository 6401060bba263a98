import type { Quota } from "../../providers/mailProvider.ts";
import type { Mailbox } from "../mailbox.ts";

/** What the estimate is made from. */
type Reading = Pick<Mailbox, "status" | "estimated" | "listed" | "rate">;

/**
 * About how many milliseconds the first reading still takes: what is left of the provider's estimate, at what its quota
 * lets through, as documented or as its refusals have taught. Null where nothing is being read, or nothing is known.
 */
export function timeLeft({ status, estimated, listed, rate }: Reading, quota: Quota): number | null {
  if (status !== "backfilling" || estimated === null || estimated <= 0) return null;
  const perMinute = rate?.ceiling ?? quota.unitsPerMinute;
  const emails = Math.max(0, estimated - listed);
  return Math.ceil((emails * quota.perListed * 60_000) / perMinute);
}
