import type { SqlValue } from "../../standIn/store.ts";
import type { AccountRow } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { invalidArgument } from "../errors.ts";
import { type EmailRow, emailColumns, rawOf, type StoredEmail, toEmail } from "../mailbox/emails.ts";
import { findLabel, listLabels } from "../mailbox/labels.ts";
import { payloadText } from "../mime/payload.ts";
import { type EmailPosition, emailPosition, readPageToken, writePageToken } from "./pageToken.ts";
import { carriesLabel, readSearch, type Search } from "./searchQuery.ts";

/** The filter of a listing, as the API's query says it. */
export interface EmailFilter {
  from: string;
  where: string;
  values: SqlValue[];
  words: Search["words"];
}

/** Reads `labelIds`, `q` and `includeSpamTrash`; throws Google's 400 for an unknown label. */
export function readFilter(google: GoogleContext, account: AccountRow, query: URLSearchParams): EmailFilter {
  const labelIds = query.getAll("labelIds").filter(Boolean);
  for (const id of labelIds)
    if (!findLabel(google.store, account.id, id)) throw invalidArgument(`Invalid label: ${id}`);
  const labels = listLabels(google.store, account.id);
  const spoken = (name: string) => name.toLowerCase().replace(/[\s/]+/g, "-");
  const search = readSearch(
    query.get("q") ?? "",
    google.clock.now(),
    (word) => labels.find((label) => label.id === word || spoken(label.name) === spoken(word))?.id ?? null,
  );
  const includesHidden =
    search.includesHidden ||
    query.get("includeSpamTrash") === "true" ||
    labelIds.some((id) => id === "SPAM" || id === "TRASH");
  const [first, ...others] = [...labelIds, ...search.labelIds];
  const conditions = ["email.account_id = ?", ...(includesHidden ? [] : ["email.hidden = 0"])];
  const values: SqlValue[] = [account.id];
  // Where a label is asked for, the way through the mailbox is along that label's own index.
  if (first !== undefined) {
    conditions.push("listed.account_id = ? AND listed.label_id = ?");
    values.push(account.id, first);
  }
  for (const id of others) {
    conditions.push(carriesLabel);
    values.push(id);
  }
  return {
    from: first === undefined ? "email" : "email_label AS listed CROSS JOIN email USING (seq)",
    where: [...conditions, ...search.conditions].join(" AND "),
    values: [...values, ...search.values],
    words: search.words,
  };
}

async function holdsWords(google: GoogleContext, email: EmailRow, words: Search["words"]): Promise<boolean> {
  if (words.length === 0) return true;
  const text = (await payloadText(rawOf(google.store, email.seq))).toLowerCase();
  return words.every((word) => text.includes(word.text) === word.wanted);
}

/** One email in eight comes after its next older neighbour: Gmail promises no strict order, so nobody may count on it. */
function comesLate(email: EmailRow): boolean {
  return email.id.endsWith("3") || email.id.endsWith("b");
}

async function* newestFirst(google: GoogleContext, filter: EmailFilter, from: EmailPosition, chunk: number) {
  let { at, seq } = from;
  const table = filter.from === "email" ? "email" : "listed";
  for (;;) {
    const rows = google.store.all<StoredEmail>(
      `SELECT ${emailColumns} FROM ${filter.from} WHERE ${filter.where}
         AND (${table}.received_at, ${table}.seq) < (?, ?)
       ORDER BY ${table}.received_at DESC, ${table}.seq DESC LIMIT ?`,
      ...filter.values,
      at,
      seq,
      chunk,
    );
    for (const row of rows) {
      const email = toEmail(row);
      if (await holdsWords(google, email, filter.words)) yield email;
    }
    const last = rows.at(-1);
    if (!last || rows.length < chunk) return;
    at = last.received_at;
    seq = last.seq;
  }
}

const beginning: EmailPosition = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER, held: null };

/** One page of a listing, about newest first, and the token of the next page where there is one. */
export async function listEmails(
  google: GoogleContext,
  account: AccountRow,
  filter: EmailFilter,
  size: number,
  pageToken: string | null,
): Promise<{ emails: EmailRow[]; nextPageToken?: string }> {
  const from = pageToken ? readPageToken(pageToken, emailPosition) : beginning;
  let held = from.held === null ? undefined : heldBack(google, account, from.held);
  let position = from;
  const emails: EmailRow[] = [];
  for await (const email of newestFirst(google, filter, from, size + 2)) {
    if (emails.length >= size) {
      return { emails, nextPageToken: writePageToken({ ...position, held: held?.seq ?? null }) };
    }
    position = { at: email.receivedAt, seq: email.seq, held: null };
    if (!held && comesLate(email)) {
      held = email;
      continue;
    }
    emails.push(email);
    if (held && emails.length < size) {
      emails.push(held);
      held = undefined;
    }
  }
  if (!held) return { emails };
  if (emails.length < size) return { emails: [...emails, held] };
  return { emails, nextPageToken: writePageToken({ ...position, held: held.seq }) };
}

function heldBack(google: GoogleContext, account: AccountRow, seq: number): EmailRow | undefined {
  const row = google.store.get<StoredEmail>(
    `SELECT ${emailColumns} FROM email WHERE seq = ? AND account_id = ?`,
    seq,
    account.id,
  );
  return row && toEmail(row); // deleted since the last page: it is no longer listed
}
