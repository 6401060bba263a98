import type { Clock } from "../../standIn/clock.ts";
import type { Keys } from "../../standIn/oauth/keys.ts";
import { type Outbox, outbox } from "../../standIn/push/outbox.ts";
import type { Store } from "../../standIn/store.ts";
import { accountById } from "../accounts.ts";
import type { PushEndpoint } from "../control/types.ts";
import { type Notification, postNotification, project } from "./postNotification.ts";

/** Notifications of watched mailboxes on their way to the push endpoint. */
export interface PushDelivery extends Outbox<Notification> {
  /** The project in the names of topics and subscriptions. */
  readonly project: string;
  setEndpoint(endpoint: PushEndpoint | null): void;
  /** Tells the watcher of this mailbox, if any, that something changed. */
  announce(accountId: number): void;
}

interface WatchRow {
  topic: string;
  label_ids: string;
  exclude: number;
  expires_at: number;
  last_sent_at: number | null;
}

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
  let nextId = 1;
  const box = outbox<Notification>({
    clock,
    ready: () => endpoint !== null,
    async post(notification) {
      if (!endpoint) return 0;
      return postNotification({ notification, endpoint, keys, issuer: issuer(), now: clock.now(), closing });
    },
  });

  return {
    ...box,
    project,
    setEndpoint(next) {
      endpoint = next;
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
      const { address, historyId } = accountById(store, accountId);
      box.put({ messageId: String(10_000_000_000 + nextId++), emailAddress: address, historyId });
    },
  };
}
