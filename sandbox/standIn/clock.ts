/** Where the stand-in reads the time: milliseconds UTC. */
export interface Clock {
  now(): number;
}

/** A clock that can also be put forward; it never goes back. */
export interface AdjustableClock extends Clock {
  /** @param ms how far forward, in milliseconds, not negative */
  advance(ms: number): void;
}

/** Puts `base` (the machine's time unless given) forward by whatever was advanced so far. */
export function adjustableClock(base: Clock = Date): AdjustableClock {
  let ahead = 0;
  return {
    now: () => base.now() + ahead,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError("A clock is only advanced, by milliseconds");
      ahead += ms;
    },
  };
}
