import { sql } from "drizzle-orm";
import type { FolderChoice } from "#shared/provider.ts";
import { ProviderError } from "../providers/providerError.ts";
import { backfillCoverage } from "./backfillCoverage.ts";
import { backfillScope, changesScope, cursorWrite } from "./cursors.ts";
import type { Cursor } from "./mailbox.ts";
import { commit, type Slice } from "./slice.ts";

/**
 * The first contact with a mailbox, and the fresh start after its position was forgotten: asks where changes begin
 * **before** anything is listed, so that nothing falls between the two.
 */
export async function startMailbox(slice: Slice): Promise<void> {
  const { ctx, provider, lease } = slice;
  const folders = await chooseFolders(slice);
  const aliases = await readAliases(slice);
  const start = await provider.open(folders);
  slice.mailbox = { ...slice.mailbox, folders, aliases, estimated: start.estimated, status: "backfilling" };
  slice.rules = { ...slice.rules, choices: folders };
  for (const alias of aliases) slice.own.addresses.add(alias.toLowerCase());
  const now = ctx.clock.now();
  const cursors: Cursor[] = [
    ...start.changes.map(({ scope, value }) => newCursor(slice, changesScope(scope), value, now)),
    ...start.backfill.map((scope) =>
      newCursor(slice, backfillScope(scope), JSON.stringify(backfillCoverage(slice.mailbox, now)), now),
    ),
  ];
  await commit(slice, [
    sql`update email_provider set folders = ${JSON.stringify(folders)}, aliases = ${JSON.stringify(aliases)},
      estimated = ${start.estimated}, status = 'backfilling', updated_at = ${now} where id = ${lease.emailProviderId}`,
    ...cursors.map(cursorWrite),
  ]);
  for (const cursor of cursors) slice.cursors.set(cursor.scope, cursor);
}

function newCursor(slice: Slice, scope: string, value: string, now: number): Cursor {
  const generation = (slice.cursors.get(scope)?.generation ?? -1) + 1;
  return {
    emailProviderId: slice.mailbox.id,
    scope,
    phase: "running",
    value,
    pageToken: null,
    generation,
    updatedAt: now,
  };
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
