import type { FolderChoice } from "#shared/provider.ts";
import type { UserContext } from "../context.ts";
import { openMailbox } from "./openMailbox.ts";
import { type MailboxRow, ownMailbox } from "./ownMailbox.ts";

/**
 * The folders of an own mailbox with the user's choice; where there is none yet, with what is synced by itself.
 * @throws AppError `provider_not_found`; ProviderError
 */
export async function mailboxFolders(ctx: UserContext, emailProviderId: string): Promise<FolderChoice[]> {
  return chosenFolders(ctx, await ownMailbox(ctx, emailProviderId));
}

/** The provider's folders as they are now, each with the choice that the row holds. */
export async function chosenFolders(ctx: UserContext, row: MailboxRow): Promise<FolderChoice[]> {
  const chosen = new Map(row.folders.map(({ id, included }) => [id, included]));
  const folders = await openMailbox(ctx, row).folders();
  return folders.map(({ id, name, isDefault }) => ({ id, name, included: chosen.get(id) ?? isDefault }));
}
