import { hash } from "node:crypto";
import type { Store } from "../../standIn/store.ts";
import { folderIdOf } from "./ids.ts";
import type { WellKnownName } from "./standardFolders.ts";

/** A folder as it is stored. */
export interface FolderRow {
  seq: number;
  accountId: number;
  id: string;
  parentSeq: number | null;
  name: string;
  wellKnown: string | null;
}

const columns = `seq, account_id AS accountId, id, parent_seq AS parentSeq, name, well_known AS wellKnown`;

/** The folder of an id, or of a well-known name in any case; undefined where there is none. */
export function findFolder(store: Store, accountId: number, idOrName: string): FolderRow | undefined {
  return (
    store.get<FolderRow>(
      `SELECT ${columns} FROM folder WHERE account_id = ? AND id = ?`,
      accountId,
      idOrName,
    ) ??
    store.get<FolderRow>(
      `SELECT ${columns} FROM folder WHERE account_id = ? AND well_known = ?`,
      accountId,
      idOrName.toLowerCase(),
    )
  );
}

/** A folder that every mailbox has. */
export function wellKnownFolder(
  store: Store,
  accountId: number,
  name: WellKnownName | "msgfolderroot",
): FolderRow {
  const folder = findFolder(store, accountId, name);
  if (!folder) throw new Error(`Mailbox ${accountId} has no ${name}`);
  return folder;
}

/** The folder of a row number; throws where there is none. */
export function folderBySeq(store: Store, seq: number): FolderRow {
  const folder = store.get<FolderRow>(`SELECT ${columns} FROM folder WHERE seq = ?`, seq);
  if (!folder) throw new Error(`No folder ${seq}`);
  return folder;
}

/** All folders below another one, directly, in the order of their names. */
export function childFolders(store: Store, parentSeq: number): FolderRow[] {
  return store.all<FolderRow>(
    `SELECT ${columns} FROM folder WHERE parent_seq = ? ORDER BY name, seq`,
    parentSeq,
  );
}

/** All folders of a mailbox but the root, in the order in which they were created. */
export function listFolders(store: Store, accountId: number): FolderRow[] {
  return store.all<FolderRow>(
    `SELECT ${columns} FROM folder WHERE account_id = ? AND parent_seq IS NOT NULL ORDER BY seq`,
    accountId,
  );
}

/** The names from the top of the mailbox down to a folder, joined by slashes. */
export function pathOf(store: Store, folder: FolderRow): string {
  const parent = folder.parentSeq === null ? undefined : folderBySeq(store, folder.parentSeq);
  return !parent || parent.parentSeq === null ? folder.name : `${pathOf(store, parent)}/${folder.name}`;
}

/** Writes into the log of the folders what became of one. */
export function recordFolderChange(store: Store, accountId: number, folderId: string, gone = false): void {
  store.run(
    "INSERT INTO folder_change (account_id, folder_id, gone) VALUES (?, ?, ?)",
    accountId,
    folderId,
    Number(gone),
  );
}

/** Creates a folder under another one. */
export function createFolder(
  store: Store,
  account: { id: number; address: string },
  parent: FolderRow,
  name: string,
): FolderRow {
  return store.transaction(() => {
    const counted = store.get<{ seq: number }>("SELECT max(seq) AS seq FROM folder");
    const id = folderIdOf(account.address, hash("sha1", `${parent.id}/${name}/${counted?.seq ?? 0}`));
    const { lastInsertRowid } = store.run(
      "INSERT INTO folder (account_id, id, parent_seq, name) VALUES (?, ?, ?, ?)",
      account.id,
      id,
      parent.seq,
      name,
    );
    recordFolderChange(store, account.id, id);
    return folderBySeq(store, Number(lastInsertRowid));
  });
}

/** The folder of a path from the top of the mailbox, or undefined. */
export function findFolderByPath(store: Store, accountId: number, path: string): FolderRow | undefined {
  let folder: FolderRow | undefined = wellKnownFolder(store, accountId, "msgfolderroot");
  for (const name of path.split("/")) {
    folder = store.get<FolderRow>(
      `SELECT ${columns} FROM folder WHERE account_id = ? AND parent_seq = ? AND name = ?`,
      accountId,
      folder.seq,
      name,
    );
    if (!folder) return undefined;
  }
  return folder;
}

/** The folder of a path, created with all above it where missing. */
export function folderAt(store: Store, account: { id: number; address: string }, path: string): FolderRow {
  const known = findFolderByPath(store, account.id, path);
  if (known) return known;
  const cut = path.lastIndexOf("/");
  const parent =
    cut < 0
      ? wellKnownFolder(store, account.id, "msgfolderroot")
      : folderAt(store, account, path.slice(0, cut));
  return createFolder(store, account, parent, path.slice(cut + 1));
}

/** How many emails, unread ones and folders lie in a folder. */
export function countFolder(store: Store, seq: number): { total: number; unread: number; children: number } {
  const row = store.get<{ total: number; unread: number; children: number }>(
    `SELECT (SELECT count(*) FROM email WHERE folder_seq = ?1 AND late = 0) AS total,
       (SELECT count(*) FROM email WHERE folder_seq = ?1 AND is_read = 0 AND late = 0) AS unread,
       (SELECT count(*) FROM folder WHERE parent_seq = ?1) AS children`,
    seq,
  );
  return row ?? { total: 0, unread: 0, children: 0 };
}
