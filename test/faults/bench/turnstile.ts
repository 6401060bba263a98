import { setImmediate as afterAllElse } from "node:timers/promises";

/**
 * Lets one call of the outside world happen at a time, in the order of asking. Sockets would answer in whatever order
 * they like: one by one, the same seed makes the same run.
 */
export interface Turnstile {
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function turnstile(): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  return {
    pass(work) {
      const turn = last.then(async () => {
        try {
          return await work();
        } finally {
          // What follows from this answer asks before the next call runs.
          await afterAllElse();
        }
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
