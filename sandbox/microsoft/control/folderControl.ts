import type { AccountRow } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { changeFolder, deleteFolder } from "../mailbox/folderChanges.ts";
import {
  countFolder,
  type FolderRow,
  folderAt,
  listFolders,
  pathOf,
  wellKnownFolder,
} from "../mailbox/folders.ts";
import type { MicrosoftControl } from "./control.ts";
import type { Lookup } from "./lookup.ts";
import type { FolderSummary } from "./types.ts";

type FolderOperations = Pick<
  MicrosoftControl,
  "folders" | "createFolder" | "renameFolder" | "moveFolder" | "deleteFolder" | "resetDelta"
>;

/** The operations of the control on folders, and on the state of their deltas. */
export function folderControl({ store }: MicrosoftContext, lookup: Lookup): FolderOperations {
  const { accountOf } = lookup;
  const folderOf = (account: AccountRow, named: string): FolderRow => {
    const folder = lookup.folderOf(account, named);
    if (!folder) throw new RangeError(`No folder ${named} in ${account.address}`);
    return folder;
  };
  const summary = (folder: FolderRow): FolderSummary => {
    const { total, unread } = countFolder(store, folder.seq);
    const path = pathOf(store, folder);
    return { id: folder.id, path, wellKnownName: folder.wellKnown, emails: total, unread };
  };
  return {
    folders: async (address) => listFolders(store, accountOf(address).id).map(summary),
    createFolder: async (address, path) => summary(folderAt(store, accountOf(address), path)),
    async renameFolder(address, folder, name) {
      changeFolder(store, folderOf(accountOf(address), folder), { name });
    },
    async moveFolder(address, folder, parent) {
      const account = accountOf(address);
      const target =
        parent === "" ? wellKnownFolder(store, account.id, "msgfolderroot") : folderOf(account, parent);
      changeFolder(store, folderOf(account, folder), { parent: target });
    },
    async deleteFolder(address, folder) {
      deleteFolder(store, folderOf(accountOf(address), folder));
    },
    async resetDelta(address, reset = {}) {
      const account = accountOf(address);
      const scopes =
        reset.folder === undefined
          ? listFolders(store, account.id).map(({ seq }) => seq)
          : [reset.folder === "" ? 0 : folderOf(account, reset.folder).seq];
      for (const scope of scopes)
        store.run(
          `INSERT INTO delta_reset VALUES (?1, ?2, 1, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET
             epoch = epoch + 1, code = ?3, status = ?4, after_pages = ?5`,
          account.id,
          scope,
          reset.code ?? "resyncRequired",
          reset.status ?? 410,
          reset.afterPages ?? 0,
        );
    },
  };
}
