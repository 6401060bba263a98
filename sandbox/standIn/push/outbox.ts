import type { Clock } from "../clock.ts";
import type { DeliveryState, PushMode } from "../control/types.ts";

/** Notifications on their way to whoever asked for them. */
export interface Outbox<Notice> {
  setMode(mode: PushMode): void;
  /** The next `count` notifications vanish, or leave twice. */
  dropNext(count: number): void;
  duplicateNext(count: number): void;
  put(notice: Notice): void;
  /** Lets held notifications go, oldest first or the other way round, and waits for their answers. */
  release(order: "oldest-first" | "newest-first"): Promise<void>;
  /** Tries again what is due by the clock, and waits for the answers. */
  retryDue(): Promise<void>;
  /** Waits until nothing is under way. */
  settled(): Promise<void>;
  /** The latest notifications, oldest first. */
  list(): (Notice & DeliveryState)[];
  /** Sends nothing any more, and waits for what is under way. */
  close(): Promise<void>;
}

const kept = 1000;
/** The shortest and the longest pause before a notification is tried again. */
const firstRetryMs = 10_000;
const lastRetryMs = 600_000;

/**
 * An empty outbox. `post` sends one notification and answers the receiver's status; where it rejects, the receiver
 * could not be reached. A notification is tried again until it is answered 2xx.
 */
export function outbox<Notice extends object>(input: {
  clock: Clock;
  post: (notice: Notice) => Promise<number>;
  /** False while there is nobody to send to: what is asked to go then stays. */
  ready?: () => boolean;
}): Outbox<Notice> {
  const { clock, post, ready = () => true } = input;
  let mode: PushMode = "deliver";
  let toDrop = 0;
  let toDuplicate = 0;
  let closed = false;
  let deliveries: (Notice & DeliveryState)[] = [];
  const underWay = new Set<Promise<void>>();

  async function attempt(delivery: Notice & DeliveryState): Promise<void> {
    if (closed || !ready()) return;
    delivery.state = "waiting";
    delivery.retryAt = null;
    const status = await post(delivery).catch(() => 0);
    delivery.attempts.push(status);
    if (status >= 200 && status < 300) delivery.state = "acknowledged";
    else
      delivery.retryAt =
        clock.now() + Math.min(firstRetryMs * 2 ** (delivery.attempts.length - 1), lastRetryMs);
  }

  function send(delivery: Notice & DeliveryState): Promise<void> {
    const sending = attempt(delivery).finally(() => underWay.delete(sending));
    underWay.add(sending);
    return sending;
  }

  const retryDue = async (): Promise<void> => {
    const now = clock.now();
    const due = deliveries.filter(
      ({ state, retryAt }) => state === "waiting" && retryAt !== null && retryAt <= now,
    );
    await Promise.all(due.map(send));
  };
  const timer = setInterval(() => void retryDue(), 1000);
  timer.unref();

  return {
    setMode(next) {
      mode = next;
    },
    dropNext(count) {
      toDrop = count;
    },
    duplicateNext(count) {
      toDuplicate = count;
    },
    put(notice) {
      const copies = toDuplicate > 0 ? 2 : 1;
      if (toDuplicate > 0) toDuplicate -= 1;
      const dropped = toDrop > 0;
      if (dropped) toDrop -= 1;
      for (let copy = 0; copy < copies; copy++) {
        const delivery: Notice & DeliveryState = {
          ...notice,
          state: dropped ? "dropped" : "held",
          attempts: [],
          retryAt: null,
        };
        deliveries.push(delivery);
        if (!dropped && mode === "deliver") void send(delivery);
      }
      if (deliveries.length > kept * 2) deliveries = deliveries.slice(-kept);
    },
    async release(order) {
      const held = deliveries.filter(({ state }) => state === "held");
      if (order === "newest-first") held.reverse();
      for (const delivery of held) await send(delivery);
    },
    retryDue,
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    list: () => structuredClone(deliveries.slice(-kept)),
    async close() {
      clearInterval(timer);
      closed = true;
      await Promise.allSettled(underWay);
    },
  };
}
