import type { Store } from "../../standIn/store.ts";
import { badRequest } from "../errors.ts";
import { findFolder, listFolders } from "../mailbox/folders.ts";
import { type DeltaPosition, epochOf, readDeltaToken, writeDeltaToken } from "./deltaToken.ts";
import { contextUrl, type GraphCall, mailboxUrl, usersName } from "./endpoint.ts";
import { folderResource, readFolderSelect } from "./folderEndpoints.ts";

function newestFolderChange(store: Store): number {
  return store.get<{ id: number | null }>("SELECT max(id) AS id FROM folder_change")?.id ?? 0;
}

interface Page {
  values: object[];
  next: DeltaPosition;
}

function listPage(
  call: GraphCall,
  from: DeltaPosition & { phase: "list" },
  select: string[] | null,
  size: number,
): Page {
  const waiting = listFolders(call.microsoft.store, call.account.id).filter(({ seq }) => seq > from.seq);
  const page = waiting.slice(0, size);
  const values = page.map((folder) => folderResource(call, folder, select));
  const last = page.at(-1);
  if (last && waiting.length > size) return { values, next: { ...from, seq: last.seq } };
  return { values, next: { phase: "wait", after: from.base, before: from.base } };
}

function changesPage(
  call: GraphCall,
  from: DeltaPosition & { phase: "round" },
  select: string[] | null,
  size: number,
): Page {
  const { store } = call.microsoft;
  const changes = store.all<{ id: number; folderId: string; gone: number }>(
    `SELECT max(id) AS id, folder_id AS folderId, max(gone) AS gone FROM folder_change
     WHERE account_id = ? AND id > ? AND id <= ? GROUP BY folder_id HAVING max(id) > ? ORDER BY max(id) LIMIT ?`,
    call.account.id,
    from.start,
    from.upto,
    from.after,
    size + 1,
  );
  const page = changes.slice(0, size);
  const values = page.map(({ folderId }) => {
    const folder = findFolder(store, call.account.id, folderId);
    return folder
      ? folderResource(call, folder, select)
      : { "@odata.type": "#microsoft.graph.mailFolder", id: folderId, "@removed": { reason: "deleted" } };
  });
  const last = page.at(-1);
  if (last && changes.length > size) return { values, next: { ...from, after: last.id } };
  return { values, next: { phase: "wait", after: from.upto, before: from.fresh } };
}

/** `mailFolders/delta`: new, renamed, moved and deleted folders of the whole tree. */
export function folderDelta(call: GraphCall): object {
  const { microsoft, account, query } = call;
  const url = mailboxUrl(call, "mailFolders/delta");
  const text = query.get("$skiptoken") ?? query.get("$deltatoken") ?? "";
  if (text === "latest") throw badRequest("'$deltatoken=latest' is not supported for this resource.");
  const token = text === "" ? undefined : readDeltaToken(microsoft, account, 0, text, `${url}?$deltatoken=`);
  const asked = token?.query ?? query.get("$select") ?? "";
  if (asked !== "") query.set("$select", asked);
  const select = readFolderSelect(call);
  const size = call.prefer.maxPageSize ?? 100;
  let position: DeltaPosition = token?.position ?? {
    phase: "list",
    at: 0,
    seq: 0,
    listed: 0,
    base: newestFolderChange(microsoft.store),
  };
  if (position.phase === "wait") {
    const start = microsoft.behaviour.replayChanges ? position.before : position.after;
    position = {
      phase: "round",
      start,
      fresh: position.after,
      after: start,
      upto: newestFolderChange(microsoft.store),
    };
  }
  const { values, next } =
    position.phase === "list"
      ? listPage(call, position, select, size)
      : changesPage(call, position, select, size);
  const epoch = token?.epoch ?? epochOf(microsoft, account, 0);
  const written = writeDeltaToken({ account: account.id, scope: 0, epoch, query: asked, position: next });
  return {
    "@odata.context": contextUrl(call, `${usersName(call)}/mailFolders/$delta`),
    value: values,
    ...(next.phase === "wait"
      ? { "@odata.deltaLink": `${url}?$deltatoken=${written}` }
      : { "@odata.nextLink": `${url}?$skiptoken=${written}` }),
  };
}
