import { type SQL, sql } from "drizzle-orm";
import type { FolderChoice } from "#shared/provider.ts";
import type { Change } from "../../providers/mailProvider.ts";
import type { Slice } from "../slice/slice.ts";

/** The user's choices after folders came, were renamed or went; the same list where nothing is new. */
function choicesAfter(choices: FolderChoice[], changes: Change[]): FolderChoice[] {
  let after = choices;
  for (const change of changes) {
    if (change.type === "folder_removed") after = after.filter((choice) => choice.id !== change.folderId);
    if (change.type !== "folder") continue;
    const { id, name, isDefault } = change.folder;
    const known = after.find((choice) => choice.id === id);
    if (known?.name === name) continue;
    after = known
      ? after.map((choice) => (choice === known ? { ...known, name } : choice))
      : [...after, { id, name, included: isDefault }];
  }
  return after.length === choices.length && after.every((choice, index) => choice === choices[index])
    ? choices
    : after;
}

/**
 * Follows the provider's folders: the choices, and, for a folder that is gone, one look at each email that lay in it,
 * since they may have moved with it, or be gone as well.
 */
export function folderWrites(slice: Slice, changes: Change[], now: number): SQL[] {
  const { mailbox } = slice;
  const folders = choicesAfter(mailbox.folders, changes);
  if (folders === mailbox.folders) return [];
  slice.mailbox = { ...mailbox, folders };
  slice.rules = { ...slice.rules, choices: folders };
  const removed = changes.flatMap((change) => (change.type === "folder_removed" ? [change.folderId] : []));
  return [
    sql`update email_provider set folders = ${JSON.stringify(folders)} where id = ${mailbox.id}`,
    ...removed.map(
      (folderId) => sql`insert into sync_pending
        (email_provider_id, external_id, reason, attempts, next_try_at, created_at, updated_at)
        select ${mailbox.id}, external_id, 'folder_removed', 0, ${now}, ${now}, ${now} from email_sync
        where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id} and deleted_in_provider = 0
          and exists (select 1 from json_each(folders) where value = ${folderId})
        on conflict do nothing`,
    ),
  ];
}
