import * as z from "zod";
import { badRequest, GraphError, itemNotFound, looksMalformed } from "../errors.ts";
import { changeFolder, deleteFolder } from "../mailbox/folderChanges.ts";
import {
  childFolders,
  countFolder,
  createFolder,
  type FolderRow,
  findFolder,
  folderBySeq,
  wellKnownFolder,
} from "../mailbox/folders.ts";
import {
  contextUrl,
  type Endpoint,
  type GraphCall,
  mailboxUrl,
  mayModify,
  mayReadBasic,
  type Result,
  usersName,
} from "./endpoint.ts";
import { folderProperties, readSelect } from "./selection.ts";

/** The folder that a path names: an unknown id is a 404, an unreadable one a 400. */
export function folderOf(call: GraphCall, name = "folderId"): FolderRow {
  const text = call.params[name] ?? "";
  const folder = findFolder(call.microsoft.store, call.account.id, text);
  if (folder) return folder;
  throw looksMalformed(text) ?? itemNotFound();
}

/** A folder as the API shows it. */
export function folderResource(call: GraphCall, folder: FolderRow, select: readonly string[] | null) {
  const { store } = call.microsoft;
  const { total, unread, children } = countFolder(store, folder.seq);
  const all: Record<string, unknown> = {
    id: folder.id,
    displayName: folder.name,
    parentFolderId: folder.parentSeq === null ? null : folderBySeq(store, folder.parentSeq).id,
    childFolderCount: children,
    unreadItemCount: unread,
    totalItemCount: total,
    isHidden: false,
  };
  const shown = select ? ["id", ...select] : folderProperties;
  return Object.fromEntries(shown.map((name) => [name, all[name]]));
}

export function readFolderSelect(call: GraphCall): string[] | null {
  return readSelect(call.query.get("$select"), folderProperties, "Microsoft.OutlookServices.MailFolder");
}

/** A number of the query, such as `$top`; throws Graph's 400 for what is none. */
export function readCount(query: URLSearchParams, name: string, usual: number, most: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  if (!/^\d{1,9}$/.test(text) || (name === "$top" && (Number(text) < 1 || Number(text) > most)))
    throw badRequest(`Invalid value '${text}' for ${name} query option found.`, "ErrorInvalidUrlQuery");
  return Number(text);
}

function listBelow(call: GraphCall, parent: FolderRow, path: string): Result {
  const select = readFolderSelect(call);
  const skip = readCount(call.query, "$skip", 0, 0);
  const top = readCount(call.query, "$top", call.prefer.maxPageSize ?? 10, 1000);
  const all = childFolders(call.microsoft.store, parent.seq);
  const page = all.slice(skip, skip + top);
  const next = new URLSearchParams(call.query);
  next.set("$skip", String(skip + top));
  return {
    json: {
      "@odata.context": contextUrl(call, `${usersName(call)}/${path}`),
      ...(call.query.get("$count") === "true" ? { "@odata.count": all.length } : {}),
      value: page.map((folder) => folderResource(call, folder, select)),
      ...(skip + top < all.length
        ? { "@odata.nextLink": `${mailboxUrl(call, path)}?${next.toString().replaceAll("%24", "$")}` }
        : {}),
    },
  };
}

function one(call: GraphCall, folder: FolderRow, status = 200): Result {
  const json = {
    "@odata.context": contextUrl(call, `${usersName(call)}/mailFolders/$entity`),
    ...folderResource(call, folder, readFolderSelect(call)),
  };
  return { status, json };
}

const newFolder = z.object({ displayName: z.string().min(1) });

function create(call: GraphCall, parent: FolderRow): Result {
  const { displayName } = call.body(newFolder);
  const { store } = call.microsoft;
  if (childFolders(store, parent.seq).some(({ name }) => name.toLowerCase() === displayName.toLowerCase()))
    throw new GraphError(409, "ErrorFolderExists", "A folder with the specified name already exists.");
  return one(call, createFolder(store, call.account, parent, displayName), 201);
}

/** Renames or moves a folder, with Graph's refusal where that cannot be. */
function change(call: GraphCall, folder: FolderRow, to: { name?: string; parent?: FolderRow }): FolderRow {
  try {
    changeFolder(call.microsoft.store, folder, to);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GraphError(409, "ErrorFolderExists", error.message);
  }
  return folderBySeq(call.microsoft.store, folder.seq);
}

const root = (call: GraphCall): FolderRow =>
  wellKnownFolder(call.microsoft.store, call.account.id, "msgfolderroot");

/** `mailFolders`: the tree, and what changes it. */
export const folderEndpoints: Endpoint[] = [
  {
    id: "graph.mailFolders.list",
    method: "GET",
    path: "/mailFolders",
    about: "mailbox",
    scopes: mayReadBasic,
    run: (call) => listBelow(call, root(call), "mailFolders"),
  },
  {
    id: "graph.mailFolders.create",
    method: "POST",
    path: "/mailFolders",
    about: "mailbox",
    scopes: mayModify,
    run: (call) => create(call, root(call)),
  },
  {
    id: "graph.mailFolders.get",
    method: "GET",
    path: "/mailFolders/:folderId",
    about: "mailbox",
    scopes: mayReadBasic,
    run: (call) => one(call, folderOf(call)),
  },
  {
    id: "graph.mailFolders.update",
    method: "PATCH",
    path: "/mailFolders/:folderId",
    about: "mailbox",
    scopes: mayModify,
    run(call) {
      const { displayName } = call.body(newFolder);
      return one(call, change(call, folderOf(call), { name: displayName }));
    },
  },
  {
    id: "graph.mailFolders.delete",
    method: "DELETE",
    path: "/mailFolders/:folderId",
    about: "mailbox",
    scopes: mayModify,
    run(call) {
      const folder = folderOf(call);
      if (folder.wellKnown !== null)
        throw new GraphError(
          403,
          "ErrorDeleteDistinguishedFolder",
          "Distinguished folders cannot be deleted.",
        );
      deleteFolder(call.microsoft.store, folder);
      return { status: 204 };
    },
  },
  {
    id: "graph.mailFolders.move",
    method: "POST",
    path: "/mailFolders/:folderId/move",
    about: "mailbox",
    scopes: mayModify,
    run(call) {
      const folder = folderOf(call);
      const { destinationId } = call.body(z.object({ destinationId: z.string() }));
      const parent = findFolder(call.microsoft.store, call.account.id, destinationId);
      if (!parent) throw itemNotFound();
      return one(call, change(call, folder, { parent }), 201);
    },
  },
  {
    id: "graph.mailFolders.childFolders.list",
    method: "GET",
    path: "/mailFolders/:folderId/childFolders",
    about: "mailbox",
    scopes: mayReadBasic,
    run(call) {
      const folder = folderOf(call);
      return listBelow(call, folder, `mailFolders('${encodeURIComponent(folder.id)}')/childFolders`);
    },
  },
  {
    id: "graph.mailFolders.childFolders.create",
    method: "POST",
    path: "/mailFolders/:folderId/childFolders",
    about: "mailbox",
    scopes: mayModify,
    run: (call) => create(call, folderOf(call)),
  },
];
