/** Gives the right to write back. Calling it twice does nothing. */
export type Release = () => void;

/**
 * The right to write to one database, granted first in, first out.
 * SQLite has one writer at a time and no queue: left to its busy handler, most parallel transactions fail.
 */
export class WriterLock {
  #held = false;
  readonly #waiting = new Set<() => void>();

  /** The lock if nobody has it, else `undefined`. */
  tryAcquire(): Release | undefined {
    if (this.#held) return undefined;
    this.#held = true;
    return this.#release();
  }

  /** Waits its turn. Rejects with the signal's reason if that aborts first. */
  acquire(signal: AbortSignal): Promise<Release> {
    const free = this.tryAcquire();
    if (free !== undefined) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      const granted = () => {
        signal.removeEventListener("abort", abandoned);
        resolve(this.#release());
      };
      const abandoned = () => {
        this.#waiting.delete(granted);
        reject(signal.reason);
      };
      if (signal.aborted) return abandoned();
      this.#waiting.add(granted);
      signal.addEventListener("abort", abandoned, { once: true });
    });
  }

  #release(): Release {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      // A Set keeps the order of insertion, so its first entry has waited longest.
      const [next] = this.#waiting;
      if (next === undefined) {
        this.#held = false;
      } else {
        this.#waiting.delete(next);
        next();
      }
    };
  }
}
