import { sql } from "drizzle-orm";
import * as z from "zod";
import type { FolderChoice, FolderItem } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { openMailbox } from "./openMailbox.ts";
import { type MailboxRow, ownMailbox } from "./ownMailbox.ts";

const countRow = z.object({ folder: z.string(), emails: z.number() });

/**
 * The folders of an own mailbox with the user's choice, and how many emails Threadbook holds of each; where there is no
 * choice yet, with what is synced by itself.
 * @throws AppError `provider_not_found`; ProviderError
 */
export async function mailboxFolders(ctx: UserContext, emailProviderId: string): Promise<FolderItem[]> {
  const row = await ownMailbox(ctx, emailProviderId);
  const [folders, rows] = await Promise.all([
    chosenFolders(ctx, row),
    ctx.db.all(sql`select lies.value as folder, count(*) as emails from email_sync e, json_each(e.folders) lies
      where e.user_id = ${row.userId} and e.email_provider_id = ${row.id} and e.is_deleted = 0
      group by lies.value`),
  ]);
  const counts = new Map(
    z
      .array(countRow)
      .parse(rows)
      .map(({ folder, emails }) => [folder, emails]),
  );
  return folders.map((folder) => ({ ...folder, emails: counts.get(folder.id) ?? 0 }));
}

/** The provider's folders as they are now, each with the choice that the row holds. */
export async function chosenFolders(ctx: UserContext, row: MailboxRow): Promise<FolderChoice[]> {
  const chosen = new Map(row.folders.map(({ id, included }) => [id, included]));
  const folders = await openMailbox(ctx, row).folders();
  return folders.map(({ id, name, isDefault }) => ({ id, name, included: chosen.get(id) ?? isDefault }));
}
