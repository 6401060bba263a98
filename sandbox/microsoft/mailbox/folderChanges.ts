import type { Store } from "../../standIn/store.ts";
import { deleteEmail } from "./changes.ts";
import { type EmailRow, emailColumns } from "./emails.ts";
import { childFolders, type FolderRow, folderBySeq, recordFolderChange } from "./folders.ts";

/** Renames a folder, or puts it under another one. Throws a RangeError for a parent inside of itself, or a taken name. */
export function changeFolder(
  store: Store,
  folder: FolderRow,
  change: { name?: string; parent?: FolderRow },
): void {
  for (let above = change.parent; above; ) {
    if (above.seq === folder.seq) throw new RangeError("A folder cannot lie inside of itself");
    above = above.parentSeq === null ? undefined : folderBySeq(store, above.parentSeq);
  }
  const parentSeq = change.parent?.seq ?? folder.parentSeq;
  const name = change.name ?? folder.name;
  const siblings = parentSeq === null ? [] : childFolders(store, parentSeq);
  if (siblings.some((one) => one.seq !== folder.seq && one.name.toLowerCase() === name.toLowerCase()))
    throw new RangeError(`There is a folder ${name} already`);
  store.transaction(() => {
    store.run("UPDATE folder SET name = ?, parent_seq = ? WHERE seq = ?", name, parentSeq, folder.seq);
    recordFolderChange(store, folder.accountId, folder.id);
  });
}

/** Deletes a folder for ever, with all that lies in it. */
export function deleteFolder(store: Store, folder: FolderRow): void {
  store.transaction(() => {
    for (const child of childFolders(store, folder.seq)) deleteFolder(store, child);
    const emails = store.all<EmailRow>(`SELECT ${emailColumns} FROM email WHERE folder_seq = ?`, folder.seq);
    for (const email of emails) deleteEmail(store, email);
    store.run("DELETE FROM folder WHERE seq = ?", folder.seq);
    recordFolderChange(store, folder.accountId, folder.id, true);
  });
}
