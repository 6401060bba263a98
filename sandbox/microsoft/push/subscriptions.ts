import type { Store } from "../../standIn/store.ts";

/** What a subscription is told of. */
export type ChangeType = "created" | "updated" | "deleted";

/** A subscription as it is stored. */
export interface SubscriptionRow {
  id: string;
  accountId: number;
  clientId: string;
  resource: string;
  /** null: the whole mailbox. */
  folderSeq: number | null;
  /** Joined by commas, as they were asked for. */
  changeTypes: string;
  notificationUrl: string;
  lifecycleUrl: string | null;
  clientState: string | null;
  immutable: number;
  expiresAt: number;
}

const columns = `id, account_id AS accountId, client_id AS clientId, resource, folder_seq AS folderSeq,
  change_types AS changeTypes, notification_url AS notificationUrl, lifecycle_url AS lifecycleUrl,
  client_state AS clientState, immutable, expires_at AS expiresAt`;

/** The subscriptions of a mailbox that live at this time, oldest first. */
export function liveSubscriptions(store: Store, accountId: number, now: number): SubscriptionRow[] {
  return store.all<SubscriptionRow>(
    `SELECT ${columns} FROM subscription WHERE account_id = ? AND expires_at > ? ORDER BY rowid`,
    accountId,
    now,
  );
}

/** The subscription of an id, if it lives at this time. */
export function findSubscription(store: Store, id: string, now: number): SubscriptionRow | undefined {
  return store.get<SubscriptionRow>(
    `SELECT ${columns} FROM subscription WHERE id = ? AND expires_at > ?`,
    id,
    now,
  );
}

/** Writes a new subscription. */
export function addSubscription(store: Store, row: SubscriptionRow): void {
  store.run(
    "INSERT INTO subscription VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    row.id,
    row.accountId,
    row.clientId,
    row.resource,
    row.folderSeq,
    row.changeTypes,
    row.notificationUrl,
    row.lifecycleUrl,
    row.clientState,
    row.immutable,
    row.expiresAt,
  );
}

/** Lets a subscription live until another time. */
export function renewSubscription(store: Store, id: string, expiresAt: number): void {
  store.run("UPDATE subscription SET expires_at = ? WHERE id = ?", expiresAt, id);
}

/** Ends a subscription. */
export function removeSubscription(store: Store, id: string): void {
  store.run("DELETE FROM subscription WHERE id = ?", id);
}
