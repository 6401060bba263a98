import { accountById } from "../accounts.ts";
import type { Clock } from "../clock.ts";
import type { Delivery, PushEndpoint, PushMode } from "../control/types.ts";
import type { Keys } from "../oauth/keys.ts";
import type { Store } from "../store.ts";
import { postNotification, project } from "./postNotification.ts";

/** Notifications of watched mailboxes on their way to the push endpoint. */
export interface PushDelivery {
  /** The project in the names of topics and subscriptions. */
  readonly project: string;
  setEndpoint(endpoint: PushEndpoint | null): void;
  setMode(mode: PushMode): void;
  /** The next `count` notifications vanish, or leave twice. */
  dropNext(count: number): void;
  duplicateNext(count: number): void;
  /** Tells the watcher of this mailbox, if any, that something changed. */
  announce(accountId: number): void;
  /** Lets held notifications go, oldest first or the other way round, and waits for their answers. */
  release(order: "oldest-first" | "newest-first"): Promise<void>;
  /** Tries again what is due by the clock, and waits for the answers. */
  retryDue(): Promise<void>;
  /** Waits until nothing is under way. */
  settled(): Promise<void>;
  /** The latest notifications, oldest first. */
  list(): Delivery[];
  close(): Promise<void>;
}

interface WatchRow {
  topic: string;
  label_ids: string;
  exclude: number;
  expires_at: number;
  last_sent_at: number | null;
}

const kept = 1000;
/** Pub/Sub's shortest and longest pause before it tries again. */
const firstRetryMs = 10_000;
const lastRetryMs = 600_000;

/** A change counts for a watch if one of the changed email's labels is, or is not, among the watched ones. */
function concerns(store: Store, accountId: number, watch: WatchRow): boolean {
  const watched = JSON.parse(watch.label_ids) as string[];
  if (watched.length === 0) return true;
  const last = store.get<{ labels: string; changed: string }>(
    "SELECT labels, changed FROM history WHERE account_id = ? ORDER BY history.id DESC LIMIT 1",
    accountId,
  );
  const touched = last ? ([...JSON.parse(last.labels), ...JSON.parse(last.changed)] as string[]) : [];
  return touched.some((label) => watched.includes(label)) !== (watch.exclude === 1);
}

/** Push deliveries by `fetch`, signed with the stand-in's own push key. */
export function pushDelivery(input: {
  store: Store;
  clock: Clock;
  keys: Keys;
  issuer: () => string;
  /** Ends deliveries that wait for an answer. */
  closing: AbortSignal;
}): PushDelivery {
  const { store, clock, keys, issuer, closing } = input;
  let endpoint: PushEndpoint | null = null;
  let mode: PushMode = "deliver";
  let toDrop = 0;
  let toDuplicate = 0;
  let nextId = 1;
  let deliveries: Delivery[] = [];
  const underWay = new Set<Promise<void>>();

  async function attempt(delivery: Delivery): Promise<void> {
    if (!endpoint) return;
    delivery.state = "waiting";
    delivery.retryAt = null;
    const status = await postNotification({
      delivery,
      endpoint,
      keys,
      issuer: issuer(),
      now: clock.now(),
      closing,
    }).catch(() => 0);
    delivery.attempts.push(status);
    if (status >= 200 && status < 300) delivery.state = "acknowledged";
    else
      delivery.retryAt =
        clock.now() + Math.min(firstRetryMs * 2 ** (delivery.attempts.length - 1), lastRetryMs);
  }

  function send(delivery: Delivery): Promise<void> {
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

  function publish(emailAddress: string, historyId: string): void {
    const copies = toDuplicate > 0 ? 2 : 1;
    if (toDuplicate > 0) toDuplicate -= 1;
    const messageId = String(10_000_000_000 + nextId++);
    const dropped = toDrop > 0;
    if (dropped) toDrop -= 1;
    for (let copy = 0; copy < copies; copy++) {
      const delivery: Delivery = {
        messageId,
        emailAddress,
        historyId,
        state: dropped ? "dropped" : "held",
        attempts: [],
        retryAt: null,
      };
      deliveries.push(delivery);
      if (!dropped && mode === "deliver") void send(delivery);
    }
    if (deliveries.length > kept * 2) deliveries = deliveries.slice(-kept);
  }

  return {
    project,
    setEndpoint(next) {
      endpoint = next;
    },
    setMode(next) {
      mode = next;
    },
    dropNext(count) {
      toDrop = count;
    },
    duplicateNext(count) {
      toDuplicate = count;
    },
    announce(accountId) {
      if (!endpoint) return;
      const now = clock.now();
      const watch = store.get<WatchRow>(
        "SELECT topic, label_ids, exclude, expires_at, last_sent_at FROM watch WHERE account_id = ?",
        accountId,
      );
      if (!watch || watch.expires_at <= now || !concerns(store, accountId, watch)) return;
      const tooSoon = watch.last_sent_at !== null && now - watch.last_sent_at < 1000;
      if (tooSoon && endpoint.onePerSecond !== false) return;
      store.run("UPDATE watch SET last_sent_at = ? WHERE account_id = ?", now, accountId);
      const account = accountById(store, accountId);
      publish(account.address, account.historyId);
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
      endpoint = null;
      await Promise.allSettled(underWay);
    },
  };
}
