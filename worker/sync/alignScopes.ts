import { type SQL, sql } from "drizzle-orm";
import type { FolderChoice } from "#shared/provider.ts";
import type { Scope } from "../providers/mailProvider.ts";
import { ProviderError } from "../providers/providerError.ts";
import { backfillCoverage, isCovered } from "./backfillCoverage.ts";
import { backfillScope, changesScope, cursorDelete, cursorWrite, providerScope } from "./cursors.ts";
import type { Cursor } from "./mailbox.ts";
import { commit, type Slice } from "./slice.ts";

/**
 * Makes the cursors those of what is to be read: all of them at the first contact, the new ones when the user's choice
 * or the provider's folders have changed, one anew when its position was forgotten. Costs no request where nothing is
 * new. Positions are asked **before** anything is listed, so that nothing falls between the two.
 */
export async function alignScopes(slice: Slice): Promise<void> {
  if (slice.cursors.size === 0) await firstContact(slice);
  const wanted = slice.provider.scopes(slice.mailbox.folders);
  const fresh = wanted.filter(
    (scope) => !isCovered(slice.cursors.get(backfillScope(scope.id)), slice.mailbox, scope),
  );
  const ids = new Set(wanted.map((scope) => scope.id));
  const left = [...slice.cursors.values()].filter((cursor) => !ids.has(providerScope(cursor)));
  if (fresh.length === 0 && left.length === 0) return;
  const begun = fresh.length > 0 ? await begin(slice, fresh) : { cursors: [], ended: [], writes: [] };
  const ended = [...left, ...begun.ended];
  await commit(slice, [...begun.writes, ...ended.map(cursorDelete), ...begun.cursors.map(cursorWrite)]);
  for (const cursor of ended) slice.cursors.delete(cursor.scope);
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

async function begin(slice: Slice, scopes: Scope[]) {
  const { ctx, mailbox, provider, lease } = slice;
  const start = await provider.open(mailbox.folders);
  const now = ctx.clock.now();
  const positions = new Map(start.positions.map(({ scope, value }) => [scope, value]));
  const cursors: Cursor[] = [];
  const ended: Cursor[] = [];
  for (const scope of scopes) {
    const coverage = JSON.stringify(backfillCoverage(mailbox, scope, now));
    cursors.push(newCursor(slice, backfillScope(scope.id), coverage, now));
    const followed = slice.cursors.get(changesScope(scope.id));
    const position = positions.get(scope.id);
    if (position === undefined) {
      // Its listing ends in a position of its own; an older one belongs to what was covered before.
      if (followed) ended.push(followed);
    } else if (followed === undefined) {
      cursors.push(newCursor(slice, changesScope(scope.id), position, now));
    }
  }
  slice.mailbox = { ...mailbox, estimated: start.estimated, status: "backfilling" };
  const writes: SQL[] = [
    sql`update email_provider set folders = ${JSON.stringify(mailbox.folders)},
      aliases = ${JSON.stringify(mailbox.aliases)}, estimated = ${start.estimated}, status = 'backfilling',
      updated_at = ${now} where id = ${lease.emailProviderId}`,
  ];
  return { cursors, ended, writes };
}

function newCursor(slice: Slice, scope: string, value: string, now: number): Cursor {
  return {
    emailProviderId: slice.mailbox.id,
    scope,
    phase: "running",
    value,
    pageToken: null,
    generation: (slice.cursors.get(scope)?.generation ?? -1) + 1,
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
