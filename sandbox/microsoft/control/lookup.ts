import { type AccountRow, findAccount } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { type EmailRow, findEmail } from "../mailbox/emails.ts";
import { type FolderRow, findFolder, findFolderByPath } from "../mailbox/folders.ts";

/** How the control finds what it is told; an unknown address or id is a RangeError. */
export interface Lookup {
  accountOf(address: string): AccountRow;
  emailOf(account: AccountRow, id: string): EmailRow;
  /** By id, well-known name or path; undefined where there is none. */
  folderOf(account: AccountRow, folder: string): FolderRow | undefined;
}

/** The lookup of one stand-in. */
export function lookupIn({ store }: MicrosoftContext): Lookup {
  return {
    accountOf(address) {
      const account = findAccount(store, address);
      if (!account) throw new RangeError(`No account ${address}`);
      return account;
    },
    emailOf(account, id) {
      const email = findEmail(store, account.id, id);
      if (!email) throw new RangeError(`No email ${id} in ${account.address}`);
      return email;
    },
    folderOf: (account, folder) =>
      findFolder(store, account.id, folder) ?? findFolderByPath(store, account.id, folder),
  };
}
