import type { Quota } from "../../providers/mailProvider.ts";

/** What is known of a mailbox's quota, and what of it is used. Kept with the mailbox. */
export interface Rate {
  /** Units a minute that the provider lets through, as far as its refusals tell; null before the first refusal. */
  ceiling: number | null;
  /** Begin of the minute in which units are counted, milliseconds UTC. */
  minuteAt: number;
  /** Units used in that minute. */
  spent: number;
  /** Until when the ceiling does not rise: a refusal teaches for a while. */
  steadyUntil: number;
  /** When the waiting backfill goes on; null while it does not wait. Whoever sets it sends the message. */
  waitsUntil: number | null;
}

export type RateEvent =
  /** Units that the provider let through. */
  | { type: "spent"; units: number }
  /** The provider refused for rate. */
  | { type: "refused" };

/** What the backfill may use now. */
export interface Allowance {
  /** Infinite while no limit is known. */
  units: number;
  /** When there is more, milliseconds UTC. */
  moreAt: number;
}

/** Of each minute this share is kept for live traffic … */
const liveShare = 0.3;
/** … until this much of the minute has gone by: what live traffic has not used by then is the backfill's. */
const releasedAfter = 45_000;
/** A second more than the provider's minute, which begins when the first request arrives there, not here. */
const minute = 61_000;
/** How long a refusal keeps the ceiling where it is. */
const steadyFor = 15 * 60_000;
/** A refusal takes the ceiling down to this share of it, but not below what the same minute has let through. */
const cut = 0.7;
/** Each full minute takes it up by this share of the documented quota. */
const rise = 0.05;
/** It stays within these multiples of the documented quota. */
const bounds = { least: 0.05, most: 10 };

export const freshRate: Rate = { ceiling: null, minuteAt: 0, spent: 0, steadyUntil: 0, waitsUntil: null };

/** The rate after something happened: a value from values. */
export function nextRate(rate: Rate, event: RateEvent, quota: Quota, now: number): Rate {
  switch (event.type) {
    case "spent": {
      if (event.units <= 0) return rate;
      const current = inMinute(rate, quota, now);
      return { ...current, spent: current.spent + event.units };
    }
    case "refused": {
      const current = inMinute(rate, quota, now);
      const known = current.ceiling ?? quota.unitsPerMinute;
      const least = quota.unitsPerMinute * bounds.least;
      const ceiling = Math.max(least, Math.floor(known * cut), current.spent);
      // The rest of this minute is the provider's to give: it said no.
      return { ...current, ceiling, spent: ceiling, steadyUntil: now + steadyFor };
    }
  }
}

/** What the backfill may use, at least `least` units or nothing. */
export function allowanceOf(rate: Rate, least: number, now: number): Allowance {
  const { ceiling, minuteAt } = rate;
  if (ceiling === null) return { units: Number.POSITIVE_INFINITY, moreAt: now };
  const isOver = isMinuteOver(rate, now);
  const spent = isOver ? 0 : rate.spent;
  const isReleased = !isOver && now >= minuteAt + releasedAfter;
  const units = Math.floor(ceiling * (isReleased ? 1 : 1 - liveShare)) - spent;
  if (units >= Math.min(least, ceiling)) return { units, moreAt: now };
  const isLeftLater = !isReleased && ceiling - spent >= least;
  return { units: 0, moreAt: minuteAt + (isLeftLater ? releasedAfter : minute) };
}

/** A clock that was put back must not keep the backfill waiting for a minute that lies ahead. */
function isMinuteOver({ minuteAt }: Rate, now: number): boolean {
  return now >= minuteAt + minute || now < minuteAt;
}

/** The rate in the minute of `now`. A minute that used all it could takes the ceiling up. */
function inMinute(rate: Rate, quota: Quota, now: number): Rate {
  if (!isMinuteOver(rate, now)) return rate;
  const { ceiling, spent, steadyUntil } = rate;
  const wasFull = ceiling !== null && spent >= ceiling * 0.9 && now >= steadyUntil;
  const risen = wasFull
    ? Math.min(quota.unitsPerMinute * bounds.most, ceiling + Math.floor(quota.unitsPerMinute * rise))
    : ceiling;
  return { ...rate, ceiling: risen, minuteAt: now, spent: 0 };
}
