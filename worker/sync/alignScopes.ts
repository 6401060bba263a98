import { type SQL, sql } from "drizzle-orm";
import type { FolderChoice } from "#shared/provider.ts";
import type { Scope } from "../providers/mailProvider.ts";
import { ProviderError } from "../providers/providerError.ts";
import { backfillCoverage, isCovered } from "./backfillCoverage.ts";
import {
  backfillScope,
  changesScope,
  cursorDelete,
  cursorWrite,
  isAuditCursor,
  providerScope,
} from "./cursors.ts";
import { lookAgain } from "./forgottenPosition.ts";
import type { Cursor } from "./mailbox.ts";
import { commit, type Slice } from "./slice.ts";

/**
 * Makes the cursors those of what is to be read: all of them at the first contact, the new ones when the user's choice
 * or the provider's folders have changed, one anew when its position was forgotten. Costs no request where nothing is
 * new. Positions are asked **before** anything is listed, so that nothing falls between the two. The cursors of a folder
 * that its user leaves out rest: a listing shows what is there, only the old position tells what went meanwhile.
 */
export async function alignScopes(slice: Slice): Promise<void> {
  if (slice.cursors.size === 0) await firstContact(slice);
  const wanted = slice.provider.scopes(slice.mailbox.folders);
  const fresh = wanted.filter(
    (scope) => !isCovered(slice.cursors.get(backfillScope(scope.id)), slice.mailbox, scope),
  );
  const ids = new Set(wanted.map((scope) => scope.id));
  const isKept = isLeftOut(slice);
  const left = [...slice.cursors.values()].filter((cursor) => !ids.has(providerScope(cursor)));
  const ended = [
    ...left.filter((cursor) => !isKept(cursor)),
    ...[...slice.resting.values()].filter((cursor) => !ids.has(providerScope(cursor)) && !isKept(cursor)),
  ];
  const toRest = left
    .filter(isKept)
    .map((cursor) => ({ ...cursor, phase: "resting", pageToken: null }) as const);
  if (fresh.length + left.length + ended.length === 0) return;
  const begun = fresh.length > 0 ? await begin(slice, fresh) : { cursors: [], writes: [] };
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

/** Whether a cursor that is not wanted now is of a folder that exists and is left out. */
function isLeftOut({ mailbox }: Slice): (cursor: Cursor) => boolean {
  const folders = new Set(mailbox.folders.map(({ id }) => id));
  return (cursor) => !isAuditCursor(cursor) && folders.has(providerScope(cursor));
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
  const looks: SQL[] = [];
  for (const scope of scopes) {
    const coverage = JSON.stringify(backfillCoverage(mailbox, scope, now));
    cursors.push(newCursor(slice, backfillScope(scope.id), coverage, now));
    const position = positions.get(scope.id);
    const rested = slice.resting.get(changesScope(scope.id));
    // An older position is followed until the new listing ends in one of its own.
    if (slice.cursors.has(changesScope(scope.id))) continue;
    if (rested) cursors.push({ ...rested, phase: "running" });
    else if (position !== undefined) cursors.push(newCursor(slice, changesScope(scope.id), position, now));
    // It was being read, and nobody has followed what went from it since.
    else if (wasBegun(slice, scope)) looks.push(...lookAgain(slice, scope.id, now));
  }
  slice.mailbox = { ...mailbox, estimated: start.estimated, status: "backfilling" };
  const writes: SQL[] = [
    ...looks,
    sql`update email_provider set folders = ${JSON.stringify(mailbox.folders)},
      aliases = ${JSON.stringify(mailbox.aliases)}, estimated = ${start.estimated}, status = 'backfilling',
      updated_at = ${now} where id = ${lease.emailProviderId}`,
  ];
  return { cursors, writes };
}

function wasBegun({ cursors, resting }: Slice, { id }: Scope): boolean {
  return cursors.has(backfillScope(id)) || resting.has(backfillScope(id));
}

function newCursor(slice: Slice, scope: string, value: string, now: number): Cursor {
  return {
    emailProviderId: slice.mailbox.id,
    scope,
    phase: "running",
    value,
    pageToken: null,
    generation: ((slice.cursors.get(scope) ?? slice.resting.get(scope))?.generation ?? -1) + 1,
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
