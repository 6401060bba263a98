import type { QueueMessage, WorkQueue } from "#worker/queue.ts";

/** A message on its way. */
export interface Waiting {
  message: QueueMessage;
  /** Milliseconds UTC before which it is not delivered. */
  dueAt: number;
  /** Deliveries that failed so far. */
  attempts: number;
  /** It failed each time, and comes out of the queue of such messages. */
  isDead?: boolean;
}

/** Deliveries before a message goes to the dead letters (`max_retries` of wrangler.toml, and the first one). */
const mostAttempts = 6;

/** The work queue in memory, whose messages a scenario may double, hold back, reorder and lose. */
export interface MemoryQueue extends WorkQueue {
  waiting: Waiting[];
  /** Takes out what may be delivered now, in the order of sending. */
  takeDue(now: number): Waiting[];
  /** Puts a delivery that failed back, or to the dead letters. */
  retry(one: Waiting, now: number): void;
}

export function memoryQueue(now: () => number): MemoryQueue {
  return {
    waiting: [],
    async send(messages, options) {
      const dueAt = now() + (options?.delaySeconds ?? 0) * 1000;
      for (const message of messages) this.waiting.push({ message, dueAt, attempts: 0 });
    },
    takeDue(time) {
      const due = this.waiting.filter((one) => one.dueAt <= time);
      this.waiting = this.waiting.filter((one) => one.dueAt > time);
      return due;
    },
    retry(one, time) {
      const attempts = one.attempts + 1;
      if (attempts >= mostAttempts && !one.isDead)
        this.waiting.push({ message: one.message, attempts: 0, dueAt: time, isDead: true });
      else this.waiting.push({ ...one, attempts, dueAt: time + 1000 * Math.min(15 * 60, 5 * 2 ** attempts) });
    },
  };
}
