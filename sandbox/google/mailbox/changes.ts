import type { Store } from "../../standIn/store.ts";
import { type EmailRow, isHidden } from "./emails.ts";
import { recordHistory } from "./history.ts";

/**
 * Adds and removes labels (ids) of one email and writes what really changed into the history.
 * Returns the email's labels afterwards.
 */
export function changeLabels(
  store: Store,
  accountId: number,
  email: EmailRow,
  change: { add?: readonly string[]; remove?: readonly string[] },
): string[] {
  return store.transaction(() => {
    const removed = email.labels.filter((label) => change.remove?.includes(label));
    const kept = email.labels.filter((label) => !removed.includes(label));
    const added = [...new Set(change.add ?? [])].filter((label) => !email.labels.includes(label));
    const labels = [...kept, ...added];
    if (added.length + removed.length === 0) return labels;
    store.run(
      "UPDATE email SET labels = ?, hidden = ? WHERE seq = ?",
      JSON.stringify(labels),
      Number(isHidden(labels)),
      email.seq,
    );
    for (const label of removed)
      store.run(
        "DELETE FROM email_label WHERE account_id = ? AND label_id = ? AND received_at = ? AND seq = ?",
        accountId,
        label,
        email.receivedAt,
        email.seq,
      );
    for (const label of added)
      store.run("INSERT INTO email_label VALUES (?, ?, ?, ?)", accountId, label, email.receivedAt, email.seq);
    const about = { emailId: email.id, threadId: email.threadId, labels };
    if (removed.length > 0)
      recordHistory(store, accountId, { ...about, type: "labelRemoved", changed: removed });
    if (added.length > 0) recordHistory(store, accountId, { ...about, type: "labelAdded", changed: added });
    return labels;
  });
}

/** Moves an email to the trash: it leaves the inbox. */
export function trashEmail(store: Store, accountId: number, email: EmailRow): string[] {
  return changeLabels(store, accountId, email, { add: ["TRASH"], remove: ["INBOX", "SPAM"] });
}

/** Takes an email out of the trash; it does not come back into the inbox by itself. */
export function untrashEmail(store: Store, accountId: number, email: EmailRow): string[] {
  return changeLabels(store, accountId, email, { remove: ["TRASH"] });
}

/** Deletes an email for ever. */
export function deleteEmail(store: Store, accountId: number, email: EmailRow): void {
  store.transaction(() => {
    recordHistory(store, accountId, {
      type: "messageDeleted",
      emailId: email.id,
      threadId: email.threadId,
      labels: email.labels,
      changed: [],
    });
    store.run("DELETE FROM email WHERE seq = ?", email.seq);
    store.run("DELETE FROM email_raw WHERE seq = ?", email.seq);
    store.run("DELETE FROM email_payload WHERE seq = ?", email.seq);
    for (const label of email.labels)
      store.run(
        "DELETE FROM email_label WHERE account_id = ? AND label_id = ? AND received_at = ? AND seq = ?",
        accountId,
        label,
        email.receivedAt,
        email.seq,
      );
    if (!store.get("SELECT 1 FROM email WHERE account_id = ? AND thread_id = ?", accountId, email.threadId))
      store.run("DELETE FROM thread WHERE account_id = ? AND id = ?", accountId, email.threadId);
  });
}
