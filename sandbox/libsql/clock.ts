/** What the server needs of time, so that tests can move it by hand. */
export interface Clock {
  /** Runs `action` once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, action: () => void): () => void;
}

/** Real time. Timers do not keep the process alive. */
export const systemClock: Clock = {
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
