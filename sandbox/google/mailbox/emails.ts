import { hash } from "node:crypto";
import type { SampleEmail } from "../../mail/sampleEmail.ts";
import { firstHeader, headersOf } from "../../mime/headers.ts";
import type { Store } from "../../standIn/store.ts";
import { payloadOf } from "../mime/payload.ts";
import { nextHistoryId, recordHistory } from "./history.ts";
import { labelIdFor } from "./labels.ts";

/** An email as it is stored; its content is read apart. */
export interface EmailRow {
  seq: number;
  id: string;
  threadId: string;
  receivedAt: number;
  size: number;
  historyId: string;
  labels: string[];
}

export interface StoredEmail {
  seq: number;
  id: string;
  thread_id: string;
  received_at: number;
  size: number;
  history_id: string;
  labels: string;
}

/** What a statement selects for `toEmail`. */
export const emailColumns =
  "email.seq, email.id, email.thread_id, email.received_at, email.size, CAST(email.history_id AS TEXT) AS history_id, email.labels";

export function toEmail(row: StoredEmail): EmailRow {
  return {
    seq: row.seq,
    id: row.id,
    threadId: row.thread_id,
    receivedAt: row.received_at,
    size: row.size,
    historyId: row.history_id,
    labels: JSON.parse(row.labels) as string[],
  };
}

/** The email of an id, or undefined. */
export function findEmail(store: Store, accountId: number, id: string): EmailRow | undefined {
  const row = store.get<StoredEmail>(
    `SELECT ${emailColumns} FROM email WHERE account_id = ? AND id = ?`,
    accountId,
    id,
  );
  return row && toEmail(row);
}

/** The raw bytes of an email. */
export function rawOf(store: Store, seq: number): Buffer {
  const row = store.get<{ raw: Buffer }>("SELECT raw FROM email_raw WHERE seq = ?", seq);
  if (!row) throw new Error(`No content for email ${seq}`);
  return Buffer.from(row.raw.buffer, row.raw.byteOffset, row.raw.byteLength);
}

/** An email's payload as JSON text, and its snippet; parsed at the first reading and kept. */
export async function contentOf(store: Store, seq: number): Promise<{ payload: string; snippet: string }> {
  const kept = store.get<{ payload: string; snippet: string }>(
    "SELECT payload, snippet FROM email_payload WHERE seq = ?",
    seq,
  );
  if (kept) return kept;
  const { payload, snippet } = await payloadOf(rawOf(store, seq));
  const parsed = { payload: JSON.stringify(payload), snippet };
  store.run("INSERT OR REPLACE INTO email_payload VALUES (?, ?, ?)", seq, parsed.payload, snippet);
  return parsed;
}

/** Gmail's ids are 16 hex digits: the time in milliseconds, then 20 bits that tell emails of one moment apart. */
function freshId(store: Store, accountId: number, address: string, receivedAt: number): string {
  const counted = store.get<{ n: number }>(
    "UPDATE account SET email_count = email_count + 1 WHERE id = ? RETURNING email_count AS n",
    accountId,
  );
  const salt = BigInt(`0x${hash("sha1", `${address}/${counted?.n}`).slice(0, 5)}`);
  const moment = BigInt(Math.min(Math.max(Math.trunc(receivedAt), 0), 2 ** 43 - 1));
  for (let id = (moment << 20n) | salt; ; id++) {
    const text = id.toString(16).padStart(16, "0");
    if (!store.get("SELECT 1 FROM email WHERE account_id = ? AND id = ?", accountId, text)) return text;
  }
}

function threadOf(store: Store, accountId: number, key: string, firstId: string): string {
  const known = store.get<{ id: string }>(
    "SELECT id FROM thread WHERE account_id = ? AND key = ?",
    accountId,
    key,
  );
  if (known) return known.id;
  store.run("INSERT INTO thread VALUES (?, ?, ?)", accountId, firstId, key);
  return firstId;
}

/** Labels that keep an email out of lists unless it is asked for. */
export function isHidden(labels: readonly string[]): boolean {
  return labels.includes("SPAM") || labels.includes("TRASH");
}

/**
 * Puts an email into a mailbox. `announce` writes it into the history (a new mail); without it the mail
 * was always there. Runs inside the caller's transaction, if there is one.
 */
export function addEmail(
  store: Store,
  account: { id: number; address: string },
  email: SampleEmail,
  announce: boolean,
): EmailRow {
  return store.transaction(() => {
    const id = freshId(store, account.id, account.address, email.receivedAt);
    const threadId = threadOf(store, account.id, email.threadKey, id);
    const labels = [...new Set(email.labels.map((label) => labelIdFor(store, account.id, label)))];
    const headers = headersOf(email.raw);
    const recipients = ["To", "Cc", "Bcc"].map((name) => firstHeader(headers, name)).join(" ");
    const { lastInsertRowid } = store.run(
      `INSERT INTO email (account_id, id, thread_id, received_at, size, history_id, labels, hidden, message_id,
         sender, recipients, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      account.id,
      id,
      threadId,
      email.receivedAt,
      email.raw.byteLength,
      announce ? 0 : nextHistoryId(store, account.id),
      JSON.stringify(labels),
      Number(isHidden(labels)),
      firstHeader(headers, "Message-ID").replace(/^<|>$/g, ""),
      firstHeader(headers, "From"),
      recipients,
      firstHeader(headers, "Subject"),
    );
    store.run("INSERT INTO email_raw VALUES (?, ?)", lastInsertRowid, email.raw);
    for (const label of labels)
      store.run(
        "INSERT INTO email_label VALUES (?, ?, ?, ?)",
        account.id,
        label,
        email.receivedAt,
        lastInsertRowid,
      );
    if (announce)
      recordHistory(store, account.id, { type: "messageAdded", emailId: id, threadId, labels, changed: [] });
    const added = findEmail(store, account.id, id);
    if (!added) throw new Error(`Email ${id} was not stored`);
    return added;
  });
}
