import type { Store } from "../../standIn/store.ts";

/** A label as it is stored. */
export interface LabelRow {
  id: string;
  name: string;
  type: "system" | "user";
}

/** All labels of a mailbox: the system's first, then the user's as they were created. */
export function listLabels(store: Store, accountId: number): LabelRow[] {
  return store.all<LabelRow>(
    "SELECT id, name, type FROM label WHERE account_id = ? ORDER BY type, length(id), id",
    accountId,
  );
}

/** The label of an id, or undefined. */
export function findLabel(store: Store, accountId: number, id: string): LabelRow | undefined {
  return store.get<LabelRow>(
    "SELECT id, name, type FROM label WHERE account_id = ? AND id = ?",
    accountId,
    id,
  );
}

/** The label of a name, whatever its case, or undefined. */
export function findLabelByName(store: Store, accountId: number, name: string): LabelRow | undefined {
  return store.get<LabelRow>(
    "SELECT id, name, type FROM label WHERE account_id = ? AND name = ?",
    accountId,
    name,
  );
}

/** Creates a user label; its id is `Label_<n>`, as Gmail's are. */
export function createLabel(store: Store, accountId: number, name: string): LabelRow {
  const row = store.get<{ n: number }>(
    "SELECT count(*) AS n FROM label WHERE account_id = ? AND type = 'user'",
    accountId,
  );
  const label: LabelRow = { id: `Label_${(row?.n ?? 0) + 1}`, name, type: "user" };
  store.run("INSERT INTO label VALUES (?, ?, ?, ?)", accountId, label.id, name, label.type);
  return label;
}

/** The id of a label given by its id or name; a name not yet known becomes a user label. */
export function labelIdFor(store: Store, accountId: number, nameOrId: string): string {
  const known = findLabel(store, accountId, nameOrId) ?? findLabelByName(store, accountId, nameOrId);
  return (known ?? createLabel(store, accountId, nameOrId)).id;
}

/** How many emails and threads carry a label, and how many of them are unread. */
export interface LabelCounts {
  messagesTotal: number;
  messagesUnread: number;
  threadsTotal: number;
  threadsUnread: number;
}

/** Counts one label's emails and threads. */
export function countLabel(store: Store, accountId: number, labelId: string): LabelCounts {
  const row = store.get<LabelCounts>(
    `SELECT count(*) AS messagesTotal, count(unread.seq) AS messagesUnread,
       count(DISTINCT email.thread_id) AS threadsTotal,
       count(DISTINCT CASE WHEN unread.seq IS NOT NULL THEN email.thread_id END) AS threadsUnread
     FROM email_label carried JOIN email USING (seq)
     LEFT JOIN email_label unread ON unread.account_id = carried.account_id AND unread.label_id = 'UNREAD'
       AND unread.received_at = carried.received_at AND unread.seq = carried.seq
     WHERE carried.account_id = ? AND carried.label_id = ?`,
    accountId,
    labelId,
  );
  return {
    messagesTotal: row?.messagesTotal ?? 0,
    messagesUnread: row?.messagesUnread ?? 0,
    threadsTotal: row?.threadsTotal ?? 0,
    threadsUnread: row?.threadsUnread ?? 0,
  };
}
