const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds after which another try may take over from one that never ended. */
export const pushClaim = 10 * minute;
/** Milliseconds until a mailbox that cannot have push is asked again. */
export const pushUnavailable = 6 * hour;
/** Milliseconds that push may be over before its owner reads of it. */
export const lapseIsTold = day;

/** When to renew a channel: at half of what is left of its life, and never at once again. */
export function renewalTime(expiresAt: number, now: number): number {
  return now + Math.max(minute, Math.floor((expiresAt - now) / 2));
}

/** When to try again after this many failures in a row: a minute at first, every six hours in the end. */
export function nextPushTry(failures: number, now: number): number {
  return now + Math.min(6 * hour, minute * 2 ** Math.max(0, failures - 1));
}
