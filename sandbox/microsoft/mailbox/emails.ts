import type { SampleEmail } from "../../mail/sampleEmail.ts";
import { firstHeader, headersOf } from "../../mime/headers.ts";
import type { Store } from "../../standIn/store.ts";
import { recordChange } from "./changes.ts";
import { type FolderRow, folderAt, wellKnownFolder } from "./folders.ts";
import { conversationIdOf, immutableIdOf, ordinaryIdOf } from "./ids.ts";
import { placementOf } from "./placement.ts";

/** An email as it is stored; its content is read apart. */
export interface EmailRow {
  seq: number;
  id: string;
  immutableId: string;
  folderSeq: number;
  conversationId: string;
  threadKey: string;
  receivedAt: number;
  modifiedAt: number;
  isRead: number;
  isDraft: number;
  flagStatus: string;
  importance: string;
  inference: string;
  /** JSON. */
  categories: string;
  version: number;
}

/** What a statement selects for an `EmailRow`. */
export const emailColumns = `email.seq, email.id, email.immutable_id AS immutableId, email.folder_seq AS folderSeq,
  email.conversation_id AS conversationId, email.thread_key AS threadKey, email.received_at AS receivedAt,
  email.modified_at AS modifiedAt, email.is_read AS isRead, email.is_draft AS isDraft,
  email.flag_status AS flagStatus, email.importance, email.inference, email.categories, email.version`;

/** The email of an ordinary or immutable id, or undefined. One that was notified before it came is not there yet. */
export function findEmail(store: Store, accountId: number, id: string): EmailRow | undefined {
  const by = (column: string) =>
    store.get<EmailRow>(
      `SELECT ${emailColumns} FROM email WHERE account_id = ? AND ${column} = ? AND late = 0`,
      accountId,
      id,
    );
  return by("immutable_id") ?? by("id");
}

/** The email of a row number, or undefined. */
export function emailBySeq(store: Store, seq: number): EmailRow | undefined {
  return store.get<EmailRow>(`SELECT ${emailColumns} FROM email WHERE seq = ? AND late = 0`, seq);
}

/** The raw bytes of an email. */
export function rawOf(store: Store, seq: number): Buffer<ArrayBuffer> {
  const row = store.get<{ raw: Buffer }>("SELECT raw FROM email_raw WHERE seq = ?", seq);
  if (!row) throw new Error(`No content for email ${seq}`);
  return Buffer.from(row.raw);
}

/** The next number of a mailbox: ids are made of it. */
export function nextNumber(store: Store, accountId: number): number {
  const counted = store.get<{ n: number }>(
    "UPDATE account SET email_count = email_count + 1 WHERE id = ? RETURNING email_count AS n",
    accountId,
  );
  return counted?.n ?? 0;
}

function importanceOf(priority: string): string {
  if (/^(high|1|2)\b/i.test(priority)) return "high";
  return /^(low|4|5)\b/i.test(priority) ? "low" : "normal";
}

/** Newsletters go to the "Other" tab. */
function inferenceOf(labels: readonly string[]): string {
  return labels.some((label) => label.startsWith("CATEGORY_") && label !== "CATEGORY_PERSONAL")
    ? "other"
    : "focused";
}

function threadKeyOf(email: SampleEmail, subject: string, joinBySubject: boolean): string {
  return joinBySubject
    ? `subject ${subject.replace(/^((re|aw|fwd?|wg|sv)\s*:\s*)+/i, "").trim()}`
    : email.threadKey;
}

/** How an email comes into a mailbox: as one that was always there, as a new one, or announced before it is there. */
export type Arrival = "seeded" | "delivered" | "late";

/** Puts an email into a mailbox. Runs inside the caller's transaction, if there is one. */
export function addEmail(
  store: Store,
  account: { id: number; address: string },
  email: SampleEmail,
  arrival: Arrival,
  joinBySubject = false,
): { email: EmailRow; folder: FolderRow } {
  return store.transaction(() => {
    const placement = placementOf(email.labels);
    const folder =
      "path" in placement.folder
        ? folderAt(store, account, placement.folder.path)
        : wellKnownFolder(store, account.id, placement.folder.wellKnown);
    const nth = nextNumber(store, account.id);
    const headers = headersOf(email.raw);
    const subject = firstHeader(headers, "Subject");
    const threadKey = threadKeyOf(email, subject, joinBySubject);
    const { lastInsertRowid } = store.run(
      `INSERT INTO email (account_id, id, immutable_id, folder_seq, conversation_id, thread_key, received_at,
         modified_at, size, is_read, is_draft, flag_status, importance, inference, categories, late, message_id,
         sender, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?, ?)`,
      account.id,
      ordinaryIdOf(account.address, nth, 0),
      immutableIdOf(account.address, nth),
      folder.seq,
      conversationIdOf(account.address, threadKey),
      threadKey,
      email.receivedAt,
      email.receivedAt,
      email.raw.byteLength,
      Number(placement.isRead),
      Number(placement.isDraft),
      placement.isFlagged ? "flagged" : "notFlagged",
      importanceOf(firstHeader(headers, "Importance") || firstHeader(headers, "X-Priority")),
      inferenceOf(email.labels),
      Number(arrival === "late"),
      firstHeader(headers, "Message-ID"),
      firstHeader(headers, "From"),
      subject,
    );
    const seq = Number(lastInsertRowid);
    store.run("INSERT INTO email_raw VALUES (?, ?)", seq, email.raw);
    const added = store.get<EmailRow>(`SELECT ${emailColumns} FROM email WHERE seq = ?`, seq);
    if (!added) throw new Error(`Email ${seq} was not stored`);
    if (arrival === "delivered") recordChange(store, added, folder.seq, { kind: "created", moved: false });
    return { email: added, folder };
  });
}
