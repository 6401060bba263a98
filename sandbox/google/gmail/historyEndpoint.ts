import * as z from "zod";
import { invalidArgument, notFound } from "../errors.ts";
import { type HistoryRow, type HistoryType, historyAfter } from "../mailbox/history.ts";
import { type Endpoint, listParameter, mayReadMetadata, pageSize } from "./endpoint.ts";
import { labelIdsOf } from "./messageResource.ts";
import { readPageToken, writePageToken } from "./pageToken.ts";

const types: HistoryType[] = ["messageAdded", "messageDeleted", "labelAdded", "labelRemoved"];

const position = z.object({ after: z.string().regex(/^\d+$/), empty: z.number() });

const listNames = {
  messageAdded: "messagesAdded",
  messageDeleted: "messagesDeleted",
  labelAdded: "labelsAdded",
  labelRemoved: "labelsRemoved",
} as const;

function historyRecord(row: HistoryRow) {
  const message = { id: row.emailId, threadId: row.threadId, ...labelIdsOf(row.labels) };
  const entry = row.changed.length > 0 ? { message, labelIds: row.changed } : { message };
  return {
    id: row.id,
    messages: [{ id: row.emailId, threadId: row.threadId }],
    [listNames[row.type]]: [entry],
  };
}

function startOf(query: URLSearchParams): bigint {
  const text = query.get("startHistoryId");
  if (text === null || text === "") throw invalidArgument("Missing required field: startHistoryId");
  if (!/^\d{1,20}$/.test(text) || BigInt(text) >= 2n ** 64n)
    throw invalidArgument(`Invalid value at 'start_history_id' (TYPE_UINT64), "${text}"`);
  return BigInt(text);
}

function wantedTypes(query: URLSearchParams): HistoryType[] {
  return listParameter(query, "historyTypes").map((word) => {
    const type = types.find((known) => known.toLowerCase() === word.toLowerCase().replaceAll("_", ""));
    if (!type) throw invalidArgument(`Invalid value at 'history_types', "${word}"`);
    return type;
  });
}

/** `users.history.list`. */
export const historyEndpoint: Endpoint = {
  id: "gmail.users.history.list",
  method: "GET",
  path: "/history",
  scopes: mayReadMetadata,
  units: 2,
  run({ google, account, query }) {
    const start = startOf(query);
    const wanted = wantedTypes(query);
    const labelId = query.get("labelId");
    const size = pageSize(query, 100, 500);
    if (start < BigInt(account.historyFloor)) throw notFound();
    const token = query.get("pageToken");
    const from = token
      ? readPageToken(token, position)
      : { after: String(start), empty: account.emptyHistoryPages };
    const answer = { historyId: account.historyId };
    if (from.empty > 0)
      return { ...answer, nextPageToken: writePageToken({ after: from.after, empty: from.empty - 1 }) };
    // A page covers `size` changes before the filters: a page of which nothing is left has no `history`.
    const after = BigInt(from.after);
    const rows = after >= 2n ** 63n ? [] : historyAfter(google.store, account.id, after, size + 1);
    const page = rows.slice(0, size);
    const history = page
      .filter((row) => wanted.length === 0 || wanted.includes(row.type))
      .filter((row) => labelId === null || [...row.labels, ...row.changed].includes(labelId))
      .map(historyRecord);
    return {
      ...(history.length > 0 ? { history } : {}),
      ...(rows.length > size ? { nextPageToken: writePageToken({ after: page.at(-1)?.id, empty: 0 }) } : {}),
      ...answer,
    };
  },
};
