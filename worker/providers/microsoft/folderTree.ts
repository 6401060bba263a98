import * as z from "zod";
import type { FolderChoice } from "#shared/provider.ts";
import type { Change, Folder } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import type { GraphApi } from "./graphApi.ts";
import { ownLink } from "./links.ts";

/** A mail folder: https://learn.microsoft.com/graph/api/resources/mailfolder */
const folderSchema = z.object({
  "@odata.type": z.string().optional(),
  "@removed": z.unknown().optional(),
  id: z.string().min(1),
  displayName: z.string().nullish(),
  parentFolderId: z.string().nullish(),
  totalItemCount: z.number().nullish(),
  isHidden: z.boolean().nullish(),
});
const folderPageSchema = z.object({
  value: z.array(folderSchema),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});
type FolderPage = z.infer<typeof folderPageSchema>;

/** Well-known folders whose mail, and that of the folders inside, is synced only where the user wants it. */
const leftOut = [
  "junkemail",
  "deleteditems",
  "drafts",
  "outbox",
  "conversationhistory",
  "syncissues",
] as const;

/** A folder with its place in the tree. */
export interface TreeFolder extends Folder {
  total: number;
}

/** The tree as it is, and the link from which its changes are followed. */
export interface Tree {
  folders: TreeFolder[];
  deltaLink: string;
}

/** All folders that hold mail, by readable names, those that are left out last. */
export async function readTree(api: GraphApi): Promise<Tree> {
  const [{ listed, deltaLink }, outside] = await Promise.all([
    readFolders(api, `${api.mailbox}/mailFolders/delta?$select=${selectFolder}`),
    Promise.all(leftOut.map((name) => wellKnownId(api, name))),
  ]);
  return { folders: toTree(listed, new Set(outside.filter((id) => id !== null))), deltaLink };
}

const selectFolder = "displayName,parentFolderId,totalItemCount,isHidden";

/** The folders behind a link or path, over all of its pages; after a position, those that changed. */
export async function readFolders(
  api: GraphApi,
  from: string,
): Promise<{ listed: FolderPage["value"]; deltaLink: string }> {
  const listed: FolderPage["value"] = [];
  let path = from;
  for (;;) {
    const prefer = ["odata.maxpagesize=250"];
    const page: FolderPage = await api.call("mailFolders.delta", folderPageSchema, { path, prefer });
    listed.push(...page.value);
    const { "@odata.nextLink": next, "@odata.deltaLink": delta } = page;
    if (next === undefined && delta !== undefined) return { listed, deltaLink: ownLink(delta, api.rootUrl) };
    if (next === undefined)
      throw new ProviderError("permanent", "mailFolders.delta: the answer leads nowhere");
    path = ownLink(next, api.rootUrl);
  }
}

/** The id of a well-known folder; null where the mailbox has none. */
export async function wellKnownId(api: GraphApi, name: string): Promise<string | null> {
  const path = `${api.mailbox}/mailFolders/${name}?$select=id`;
  for (let asks = everywhere.has(name) ? 3 : 1; asks > 0; asks--) {
    try {
      return (await api.call("mailFolders.get", z.object({ id: z.string() }), { path })).id;
    } catch (error) {
      // Not every mailbox has every one, and a name that a mailbox does not know is read as a malformed id.
      if (!(error instanceof ProviderError) || !["not_found", "permanent"].includes(error.code)) throw error;
    }
  }
  return null;
}

/** Folders that every mailbox is known to have: believed to be missing only when that is said again and again. */
const everywhere = new Set(["junkemail", "deleteditems", "drafts", "outbox", "sentitems"]);

/** Builds readable names; search folders and hidden ones are none, since their mail lies elsewhere or is no mail. */
export function toTree(listed: FolderPage["value"], outside: ReadonlySet<string>): TreeFolder[] {
  const byId = new Map(listed.map((folder) => [folder.id, folder]));
  const way = (folder: FolderPage["value"][number]) => {
    const upwards = [folder];
    for (
      let above = byId.get(folder.parentFolderId ?? "");
      above;
      above = byId.get(above.parentFolderId ?? "")
    ) {
      // The top of the mailbox is no name that people know, and a circle ends nowhere.
      if (!above.parentFolderId || upwards.includes(above) || upwards.length > maxDepth) break;
      upwards.push(above);
    }
    return upwards.reverse();
  };
  const tree = listed
    .filter((folder) => folder["@removed"] === undefined && folder.isHidden !== true)
    .filter((folder) => !/searchfolder$/i.test(folder["@odata.type"] ?? "") && !isRoot(folder, byId))
    .map((folder) => ({
      id: folder.id,
      name: way(folder)
        .map(({ displayName }) => displayName || "?")
        .join("/"),
      isDefault: !way(folder).some(({ id }) => outside.has(id)),
      total: folder.totalItemCount ?? 0,
    }));
  return tree.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** The root has no parent, or one that nobody listed, and holds all the others. */
function isRoot(folder: FolderPage["value"][number], byId: ReadonlyMap<string, unknown>): boolean {
  if (!folder.parentFolderId) return true;
  return folder.parentFolderId === folder.id && byId.has(folder.id);
}

const maxDepth = 300;

/**
 * What the tree as it is now says to the user's choices: all folders, and those that are gone. A folder that is moved
 * into the deleted ones, or out of them, begins anew as what it is there: deleting a folder is moving it.
 */
export function treeChanges(tree: readonly TreeFolder[], choices: readonly FolderChoice[]): Change[] {
  const now = new Map(tree.map((folder) => [folder.id, folder]));
  const changes: Change[] = [];
  for (const choice of choices) {
    const folder = now.get(choice.id);
    const isMoved = folder !== undefined && folder.name !== choice.name && crossed(choice, folder, tree);
    if (folder === undefined || isMoved) changes.push({ type: "folder_removed", folderId: choice.id });
  }
  for (const { id, name, isDefault } of tree)
    changes.push({ type: "folder", folder: { id, name, isDefault } });
  return changes;
}

/** Whether a folder came to lie inside of what is left out, or outside of it, when it got its name. */
function crossed(before: FolderChoice, after: TreeFolder, tree: readonly TreeFolder[]): boolean {
  const isInside = (name: string) =>
    tree.some(
      ({ id, isDefault, name: above }) => !isDefault && id !== after.id && name.startsWith(`${above}/`),
    );
  return isInside(before.name) !== isInside(after.name);
}
