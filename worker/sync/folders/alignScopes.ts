import { type SQL, sql } from "drizzle-orm";
import type { FolderChoice } from "#shared/provider.ts";
import type { Scope } from "../../providers/mailProvider.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { cursorDelete, cursorWrite } from "../slice/cursors.ts";
import { commit, type Slice } from "../slice/slice.ts";
import { alignment, beginning, type Scopes } from "../step/alignment.ts";
import { lookAgain } from "./forgottenPosition.ts";

/**
 * Makes the cursors those of what is to be read: all of them at the first contact, the new ones when the user's choice
 * or the provider's folders have changed, one anew when its position was forgotten. Costs no request where nothing is
 * new. Positions are asked **before** anything is listed, so that nothing falls between the two. The cursors of a folder
 * that its user leaves out rest: a listing shows what is there, only the old position tells what went meanwhile.
 */
export async function alignScopes(slice: Slice): Promise<void> {
  if (slice.cursors.size === 0) await firstContact(slice);
  const scopes: Scopes = { ...slice, wanted: slice.provider.scopes(slice.mailbox.folders) };
  const { fresh, ended, toRest } = alignment(scopes);
  if (fresh.length + ended.length + toRest.length === 0) return;
  const begun = fresh.length > 0 ? await begin(slice, scopes, fresh) : { cursors: [], writes: [] };
  await commit(slice, [
    ...begun.writes,
    ...ended.map(cursorDelete),
    ...[...toRest, ...begun.cursors].map(cursorWrite),
  ]);
  for (const { scope } of [...ended, ...toRest]) slice.cursors.delete(scope);
  for (const { scope } of [...ended, ...begun.cursors]) slice.resting.delete(scope);
  for (const cursor of toRest) slice.resting.set(cursor.scope, cursor);
  for (const cursor of begun.cursors) slice.cursors.set(cursor.scope, cursor);
}

/** Learns the folders to choose from and the addresses that are us. */
async function firstContact(slice: Slice): Promise<void> {
  const folders = await chooseFolders(slice);
  const aliases = await readAliases(slice);
  slice.mailbox = { ...slice.mailbox, folders, aliases };
  slice.rules = { ...slice.rules, choices: folders };
  for (const alias of aliases) slice.own.addresses.add(alias.toLowerCase());
}

/** Asks where to begin, and has what nobody followed looked at once more. */
async function begin(slice: Slice, scopes: Scopes, fresh: Scope[]) {
  const { ctx, mailbox, provider, lease } = slice;
  const start = await provider.open(mailbox.folders);
  const now = ctx.clock.now();
  const positions = new Map(start.positions.map(({ scope, value }) => [scope, value]));
  const { cursors, looks } = beginning(scopes, fresh, positions, now);
  slice.mailbox = { ...mailbox, estimated: start.estimated, status: "backfilling" };
  const writes: SQL[] = [
    ...looks.flatMap((scope) => lookAgain(slice, scope, now)),
    sql`update email_provider set folders = ${JSON.stringify(mailbox.folders)},
      aliases = ${JSON.stringify(mailbox.aliases)}, estimated = ${start.estimated}, status = 'backfilling',
      updated_at = ${now} where id = ${lease.emailProviderId}`,
  ];
  return { cursors, writes };
}

async function chooseFolders(slice: Slice): Promise<FolderChoice[]> {
  if (slice.mailbox.folders.length > 0) return slice.mailbox.folders;
  const folders = await slice.provider.folders();
  return folders.map(({ id, name, isDefault }) => ({ id, name, included: isDefault }));
}

/** Aliases need a permission of their own at some providers: without it, the account's address is all we are. */
async function readAliases(slice: Slice): Promise<string[]> {
  try {
    return await slice.provider.aliases();
  } catch (error) {
    if (error instanceof ProviderError && error.code === "permission_missing") return slice.mailbox.aliases;
    throw error;
  }
}
