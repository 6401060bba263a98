import { badRequest } from "../errors.ts";
import { changesOf, type FolderChange, newestChange, releaseRead } from "../mailbox/deltaChanges.ts";
import { type EmailRow, emailBySeq, emailColumns } from "../mailbox/emails.ts";
import type { FolderRow } from "../mailbox/folders.ts";
import { type DeltaPosition, epochOf, readDeltaToken, writeDeltaToken } from "./deltaToken.ts";
import {
  contextUrl,
  type Endpoint,
  type GraphCall,
  mailboxUrl,
  mayReadBasic,
  usersName,
} from "./endpoint.ts";
import { folderDelta } from "./folderDelta.ts";
import { folderOf, readCount } from "./folderEndpoints.ts";
import { collection, messageWriter } from "./messageResource.ts";
import { readMessageSelect } from "./selection.ts";

/** What the first call of a walk asked for. */
interface DeltaQuery {
  select: string[] | null;
  /** Milliseconds UTC; emails received before are left out. */
  since: number | null;
  changeTypes: ("created" | "updated" | "deleted")[];
}

const allTypes = ["created", "updated", "deleted"] as const;

function readDeltaQuery(call: GraphCall, query: URLSearchParams): DeltaQuery {
  const unknown = [...query.keys()].find((name) => ["$search", "$skip", "$count"].includes(name));
  if (unknown)
    throw badRequest(`The query option '${unknown}' is not supported with delta.`, "ErrorInvalidUrlQuery");
  const orderBy = query.get("$orderby");
  if (orderBy !== null && !/^receivedDateTime(\s+desc)?$/i.test(orderBy.trim()))
    throw badRequest(
      "Only '$orderby=receivedDateTime desc' is supported with delta.",
      "ErrorInvalidUrlQuery",
    );
  const select = readMessageSelect(query.get("$select"));
  if (call.microsoft.behaviour.refuseHeadersInDelta && select?.includes("internetMessageHeaders"))
    throw badRequest(
      "The property 'internetMessageHeaders' is not supported in a delta query.",
      "ErrorInvalidUrlQuery",
    );
  const filter = query.get("$filter");
  const filtered = filter === null ? null : /^\s*receivedDateTime\s+(ge|gt)\s+(\S+)\s*$/i.exec(filter);
  const time = Date.parse(filtered?.[2] ?? "");
  if (filter !== null && (!filtered || Number.isNaN(time)))
    throw badRequest("The query filter contains one or more invalid nodes.", "ErrorInvalidUrlQueryFilter");
  const changeType = query.get("changeType");
  const changeTypes =
    changeType === null ? [...allTypes] : allTypes.filter((type) => changeType.split(",").includes(type));
  return {
    select,
    since: filtered ? time + (filtered[1]?.toLowerCase() === "gt" ? 1 : 0) : null,
    changeTypes,
  };
}

interface Page {
  values: string[];
  next: DeltaPosition;
}

const beginning = {
  phase: "list",
  at: Number.MAX_SAFE_INTEGER,
  seq: Number.MAX_SAFE_INTEGER,
  listed: 0,
} as const;

async function listPage(
  call: GraphCall,
  folder: FolderRow,
  query: DeltaQuery,
  from: DeltaPosition & { phase: "list" },
  size: number,
): Promise<Page> {
  const { store, behaviour } = call.microsoft;
  const room = query.since === null ? size : Math.min(size, behaviour.filteredDeltaLimit - from.listed);
  const emails = store.all<EmailRow>(
    `SELECT ${emailColumns} FROM email WHERE folder_seq = ? AND late = 0 AND received_at >= ?
       AND (received_at, seq) < (?, ?) ORDER BY received_at DESC, seq DESC LIMIT ?`,
    folder.seq,
    query.since ?? Number.MIN_SAFE_INTEGER,
    from.at,
    from.seq,
    room + 1,
  );
  const page = emails.slice(0, room);
  const write = messageWriter(store, call.prefer, query.select);
  const values: string[] = [];
  for (const email of page) values.push(await write(email));
  const last = page.at(-1);
  const listed = from.listed + page.length;
  const limited = query.since !== null && listed >= behaviour.filteredDeltaLimit;
  if (last && emails.length > room && !limited)
    return { values, next: { ...from, at: last.receivedAt, seq: last.seq, listed } };
  return { values, next: { phase: "wait", after: from.base, before: from.base } };
}

/** What a change shows as: a message, `@removed`, or nothing where another round tells more. */
async function changeText(
  call: GraphCall,
  folder: FolderRow,
  query: DeltaQuery,
  change: FolderChange,
  write: (email: EmailRow) => Promise<string>,
): Promise<string | undefined> {
  const { store, behaviour } = call.microsoft;
  const removed = (reason: string): string | undefined =>
    query.changeTypes.includes("deleted")
      ? JSON.stringify({
          "@odata.type": "#microsoft.graph.message",
          id: call.prefer.immutableIds ? change.immutableId : change.emailId,
          "@removed": { reason },
        })
      : undefined;
  const email = emailBySeq(store, change.emailSeq);
  if (change.kind === "gone") return removed(email ? behaviour.movedReason : "deleted");
  // With ordinary ids the removal of the old id has been told by itself.
  if (behaviour.returnsStayRemoved && change.hadLeft === 1)
    return call.prefer.immutableIds ? removed(behaviour.movedReason) : undefined;
  if (!email || email.folderSeq !== folder.seq) return undefined;
  if (!call.prefer.immutableIds && email.id !== change.emailId) return undefined;
  if (query.since !== null && email.receivedAt < query.since) return undefined;
  if (!query.changeTypes.includes(change.wasCreated === 1 ? "created" : "updated")) return undefined;
  return write(email);
}

async function changesPage(
  call: GraphCall,
  folder: FolderRow,
  query: DeltaQuery,
  from: DeltaPosition & { phase: "round" },
  size: number,
): Promise<Page> {
  const { store } = call.microsoft;
  const changes = changesOf(store, folder.seq, from, size + 1, call.prefer.immutableIds);
  const write = messageWriter(store, call.prefer, query.select);
  const values: string[] = [];
  for (const change of changes.slice(0, size)) {
    const text = await changeText(call, folder, query, change, write);
    if (text !== undefined) values.push(text);
  }
  const last = changes[size - 1];
  if (last && changes.length > size) return { values, next: { ...from, after: last.id } };
  return { values, next: { phase: "wait", after: from.upto, before: from.fresh } };
}

async function messagesDelta(call: GraphCall): Promise<string> {
  const { microsoft, account, query } = call;
  const folder = folderOf(call);
  const path = `mailFolders('${encodeURIComponent(folder.id)}')/messages`;
  const url = mailboxUrl(call, `${path}/delta`);
  const text = query.get("$skiptoken") ?? query.get("$deltatoken") ?? "";
  if (text === "latest") throw badRequest("'$deltatoken=latest' is not supported for this resource.");
  const token =
    text === "" ? undefined : readDeltaToken(microsoft, account, folder.seq, text, `${url}?$deltatoken=`);
  const first = new URLSearchParams(query);
  first.delete("$deltatoken");
  const asked = token?.query ?? first.toString();
  const wanted = readDeltaQuery(call, new URLSearchParams(asked));
  const top = readCount(new URLSearchParams(asked), "$top", 10, 1000);
  const size = call.prefer.maxPageSize ?? top;
  let position = token?.position ?? { ...beginning, base: newestChange(microsoft.store) };
  if (position.phase === "wait") {
    const start = microsoft.behaviour.replayChanges ? position.before : position.after;
    position = {
      phase: "round",
      start,
      fresh: position.after,
      after: start,
      upto: newestChange(microsoft.store),
    };
  }
  const { values, next } =
    position.phase === "list"
      ? await listPage(call, folder, wanted, position, size)
      : await changesPage(call, folder, wanted, position, size);
  const epoch = token?.epoch ?? epochOf(microsoft, account, folder.seq);
  const written = writeDeltaToken({
    account: account.id,
    scope: folder.seq,
    epoch,
    query: asked,
    position: next,
  });
  if (next.phase === "wait") releaseRead(microsoft.store, folder.seq, next.after);
  const selected = wanted.select ? `(${wanted.select.join(",")})` : "";
  return collection(
    { "@odata.context": contextUrl(call, `${usersName(call)}/${path}${selected}/$delta`) },
    values,
    next.phase === "wait"
      ? { "@odata.deltaLink": `${url}?$deltatoken=${written}` }
      : { "@odata.nextLink": `${url}?$skiptoken=${written}` },
  );
}

/** The two deltas: of a folder's messages, and of the folders themselves. */
export const deltaEndpoints: Endpoint[] = [
  {
    id: "graph.messages.delta",
    method: "GET",
    path: "/mailFolders/:folderId/messages/delta",
    about: "mailbox",
    scopes: mayReadBasic,
    run: async (call) => ({ json: await messagesDelta(call) }),
  },
  {
    id: "graph.mailFolders.delta",
    method: "GET",
    path: "/mailFolders/delta",
    about: "mailbox",
    scopes: mayReadBasic,
    run: (call) => ({ json: folderDelta(call) }),
  },
];
