import type { Clock } from "../../standIn/clock.ts";
import type { Limits } from "../control/types.ts";
import { GraphError } from "../errors.ts";

/** Holds one app to its limits in each mailbox. */
export interface LimitMeter {
  /** null: as at the start, when only batches are held to theirs. */
  set(limits: Limits | null): void;
  /**
   * Takes a place in a mailbox. Answers how to leave it again, or Graph's refusal.
   * @param batch the id of the batch request that the call is part of, if it is
   */
  enter(accountId: number, batch: string | undefined): { leave(): void } | { refused: GraphError };
}

const windowMs = 600_000;

/** Four calls of a batch run in one mailbox at a time, the others come back 429 one by one. */
const atStart: Limits = { concurrent: null, batchConcurrent: 4, requestsPer10Minutes: null };

function throttled(message: string, retryAfterSeconds: number): GraphError {
  return new GraphError(429, "ApplicationThrottled", message, {
    "retry-after": String(Math.max(1, Math.ceil(retryAfterSeconds))),
  });
}

/** A meter with the limits of the start. A window begins with a mailbox's first call after the last one ended. */
export function limitMeter(clock: Clock): LimitMeter {
  let limits = atStart;
  const windows = new Map<number, { endsAt: number; used: number }>();
  const running = new Map<number | string, number>();

  const take = (key: number | string, most: number | null): (() => void) | undefined => {
    const count = running.get(key) ?? 0;
    if (most !== null && count >= most) return undefined;
    running.set(key, count + 1);
    return () => {
      const left = (running.get(key) ?? 1) - 1;
      if (left > 0) running.set(key, left);
      else running.delete(key);
    };
  };
  const tooMany = (accountId: number): GraphError | undefined => {
    if (limits.requestsPer10Minutes === null) return undefined;
    const now = clock.now();
    let window = windows.get(accountId);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + windowMs, used: 0 };
      windows.set(accountId, window);
    }
    if (window.used >= limits.requestsPer10Minutes)
      return throttled("Application is over its request limit.", (window.endsAt - now) / 1000);
    window.used += 1;
    return undefined;
  };

  return {
    set(next) {
      limits = next ?? atStart;
      windows.clear();
    },
    enter(accountId, batch) {
      const refused = tooMany(accountId);
      if (refused) return { refused };
      const concurrency = "Application is over its MailboxConcurrency limit.";
      const leaveMailbox = take(accountId, limits.concurrent);
      if (!leaveMailbox) return { refused: throttled(concurrency, 1) };
      if (!batch) return { leave: leaveMailbox };
      const leaveBatch = take(`${accountId}/${batch}`, limits.batchConcurrent);
      if (!leaveBatch) {
        leaveMailbox();
        return { refused: throttled(concurrency, 1) };
      }
      return {
        leave() {
          leaveBatch();
          leaveMailbox();
        },
      };
    },
  };
}
