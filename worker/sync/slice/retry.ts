const minute = 60_000;

/** Waiting times of one email that could not be fetched or read, by attempts so far. */
const emailWaits = [minute, 5 * minute, 30 * minute, 2 * 60 * minute, 12 * 60 * minute];

/** When to try an email again after this many attempts: minutes at first, twice a day in the end. */
export function nextTryOfEmail(attempts: number, now: number): number {
  const wait = emailWaits[Math.min(attempts, emailWaits.length) - 1] ?? minute;
  return now + wait;
}

/** Milliseconds until a mailbox whose slice failed is tried again: doubling from 30 s to 30 min, ± 20 % by chance. */
export function mailboxWait(failures: number, chance: number = Math.random()): number {
  const base = Math.min(30_000 * 2 ** Math.max(0, failures - 1), 30 * minute);
  return Math.round(base * (0.8 + 0.4 * chance));
}
