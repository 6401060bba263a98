import type { Store } from "../../standIn/store.ts";
import { accountById } from "../accounts.ts";

/** The four kinds of change that Gmail's history tells (users.history.list). */
export type HistoryType = "messageAdded" | "messageDeleted" | "labelAdded" | "labelRemoved";

/** One change of one email. */
export interface HistoryRow {
  id: string;
  type: HistoryType;
  emailId: string;
  threadId: string;
  /** The email's labels after the change. */
  labels: string[];
  /** The labels that were added or removed. */
  changed: string[];
}

/** The mailbox's next history id. Ids grow by uneven steps, so that nobody counts on them being dense. */
export function nextHistoryId(store: Store, accountId: number): bigint {
  const current = BigInt(accountById(store, accountId).historyId);
  const next = current + 1n + (((current * 2654435761n) >> 7n) % 40n);
  store.run("UPDATE account SET history_id = ? WHERE id = ?", next, accountId);
  return next;
}

/** Writes one change under a new history id, which is also the email's from now on. Returns the id. */
export function recordHistory(store: Store, accountId: number, change: Omit<HistoryRow, "id">): bigint {
  const id = nextHistoryId(store, accountId);
  store.run(
    "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?)",
    accountId,
    id,
    change.type,
    change.emailId,
    change.threadId,
    JSON.stringify(change.labels),
    JSON.stringify(change.changed),
  );
  store.run("UPDATE email SET history_id = ? WHERE account_id = ? AND id = ?", id, accountId, change.emailId);
  return id;
}

/** Up to `limit` changes after `after` (a history id), oldest first. */
export function historyAfter(store: Store, accountId: number, after: bigint, limit: number): HistoryRow[] {
  const rows = store.all<{
    id: string;
    type: HistoryType;
    email_id: string;
    thread_id: string;
    labels: string;
    changed: string;
  }>(
    `SELECT CAST(id AS TEXT) AS id, type, email_id, thread_id, labels, changed FROM history
     WHERE account_id = ? AND history.id > ? ORDER BY history.id LIMIT ?`,
    accountId,
    after,
    limit,
  );
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    emailId: row.email_id,
    threadId: row.thread_id,
    labels: JSON.parse(row.labels) as string[],
    changed: JSON.parse(row.changed) as string[],
  }));
}

/** Forgets all changes so far: every history id handed out until now is too old as a start id. */
export function expireHistory(store: Store, accountId: number): void {
  store.transaction(() => {
    // A step between the old ids and the floor, so that even the newest id handed out has expired.
    const floor = nextHistoryId(store, accountId);
    store.run("UPDATE account SET history_floor = ? WHERE id = ?", floor, accountId);
    store.run("DELETE FROM history WHERE account_id = ?", accountId);
  });
}
