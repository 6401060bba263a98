import * as z from "zod";
import { invalidArgument, notFound } from "../errors.ts";
import { changeLabels, trashEmail, untrashEmail } from "../mailbox/changes.ts";
import { contentOf, type EmailRow, emailColumns, type StoredEmail, toEmail } from "../mailbox/emails.ts";
import { type Endpoint, type GmailCall, mayModify, mayReadMetadata, pageSize } from "./endpoint.ts";
import { readFilter } from "./listEmails.ts";
import { readLabelChange, refuseContent } from "./messageEndpoints.ts";
import { labelIdsOf, messageResource, readFormat } from "./messageResource.ts";
import { readPageToken, writePageToken } from "./pageToken.ts";

const threadPosition = z.object({ at: z.number(), id: z.string() });

/** The thread's emails, oldest first; throws Google's 404 where there are none. */
function emailsOf({ google, account, params }: GmailCall): EmailRow[] {
  if (!/^[0-9a-f]{1,16}$/i.test(params.id ?? "")) throw invalidArgument("Invalid id value");
  const rows = google.store.all<StoredEmail>(
    `SELECT ${emailColumns} FROM email WHERE account_id = ? AND thread_id = ? ORDER BY received_at, seq`,
    account.id,
    (params.id ?? "").toLowerCase(),
  );
  if (rows.length === 0) throw notFound();
  return rows.map(toEmail);
}

function newestHistoryId(emails: readonly EmailRow[]): string {
  return String(
    emails.reduce((most, email) => (BigInt(email.historyId) > most ? BigInt(email.historyId) : most), 0n),
  );
}

function changeThread(call: GmailCall, change: (email: EmailRow) => void) {
  const emails = emailsOf(call);
  call.google.store.transaction(() => emails.forEach(change));
  call.google.pushes.announce(call.account.id);
  const messages = emailsOf(call).map(({ id, threadId, labels }) => ({
    id,
    threadId,
    ...labelIdsOf(labels),
  }));
  return { id: call.params.id, messages };
}

const labelChange = z.object({
  addLabelIds: z.array(z.string()).max(100).default([]),
  removeLabelIds: z.array(z.string()).max(100).default([]),
});

/** `users.threads`. */
export const threadEndpoints: Endpoint[] = [
  {
    id: "gmail.users.threads.list",
    method: "GET",
    path: "/threads",
    scopes: mayReadMetadata,
    units: 10,
    async run(call) {
      const { google, account, query } = call;
      if (query.get("q")) refuseContent(call, "does not support 'q' parameter");
      const size = pageSize(query, 100, 500);
      const filter = readFilter(google, account, query);
      if (filter.words.length > 0)
        throw invalidArgument("The stand-in searches threads by operators, not by words");
      const token = query.get("pageToken");
      const from = token ? readPageToken(token, threadPosition) : { at: Number.MAX_SAFE_INTEGER, id: "" };
      const rows = google.store.all<{ id: string; at: number; seq: number; history_id: string }>(
        `SELECT email.thread_id AS id, max(email.received_at) AS at, email.seq,
           CAST(max(email.history_id) AS TEXT) AS history_id
         FROM ${filter.from} WHERE ${filter.where} GROUP BY email.thread_id
         HAVING (max(email.received_at), email.thread_id) < (?, ?)
         ORDER BY at DESC, thread_id DESC LIMIT ?`,
        ...filter.values,
        from.at,
        from.id,
        size + 1,
      );
      const page = rows.slice(0, size);
      const threads = [];
      for (const { id, seq, history_id } of page)
        threads.push({ id, snippet: (await contentOf(google.store, seq)).snippet, historyId: history_id });
      const last = page.at(-1);
      const more = rows.length > size && last;
      return {
        ...(threads.length > 0 ? { threads } : {}),
        ...(more ? { nextPageToken: writePageToken({ at: last.at, id: last.id }) } : {}),
        resultSizeEstimate: more ? Math.max(201, threads.length) : threads.length,
      };
    },
  },
  {
    id: "gmail.users.threads.get",
    method: "GET",
    path: "/threads/:id",
    scopes: mayReadMetadata,
    units: 40,
    async run(call) {
      const format = readFormat(call.query);
      if (format === "raw") throw invalidArgument("Invalid value at 'format', \"raw\"");
      if (format === "full") refuseContent(call, "doesn't allow format FULL");
      const emails = emailsOf(call);
      const names = call.query.getAll("metadataHeaders");
      const messages = [];
      for (const email of emails) messages.push(await messageResource(call.google, email, format, names));
      const head = JSON.stringify({ id: emails[0]?.threadId, historyId: newestHistoryId(emails) });
      return `${head.slice(0, -1)},"messages":[${messages.join(",")}]}`;
    },
  },
  {
    id: "gmail.users.threads.modify",
    method: "POST",
    path: "/threads/:id/modify",
    scopes: mayModify,
    units: 10,
    run(call) {
      const change = readLabelChange(call, call.body(labelChange));
      return changeThread(call, (email) => changeLabels(call.google.store, call.account.id, email, change));
    },
  },
  {
    id: "gmail.users.threads.trash",
    method: "POST",
    path: "/threads/:id/trash",
    scopes: mayModify,
    units: 10,
    run: (call) => changeThread(call, (email) => trashEmail(call.google.store, call.account.id, email)),
  },
  {
    id: "gmail.users.threads.untrash",
    method: "POST",
    path: "/threads/:id/untrash",
    scopes: mayModify,
    units: 10,
    run: (call) => changeThread(call, (email) => untrashEmail(call.google.store, call.account.id, email)),
  },
];
