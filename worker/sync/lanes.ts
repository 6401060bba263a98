import type { ChangePage } from "../providers/mailProvider.ts";
import { ProviderError } from "../providers/providerError.ts";
import { applyPage, applyPending, applySetAside } from "./applyPage.ts";
import { coverageOf } from "./backfillCoverage.ts";
import { changesScope, isBackfillCursor, isChangesCursor, providerScope } from "./cursors.ts";
import { forgetPosition } from "./forgottenPosition.ts";
import type { Cursor } from "./mailbox.ts";
import { readOpened } from "./opened/readOpened.ts";
import { mayReadOn } from "./pace.ts";
import { hasBudget, type Slice } from "./slice.ts";

/** Live changes first: what happened since the last look. All scopes are asked at once, and applied one by one. */
export async function readChanges(slice: Slice): Promise<void> {
  const asked = [...slice.cursors.values()]
    .filter(isChangesCursor)
    .map((cursor) => ({ cursor, first: askChanges(slice, cursor) }));
  for (const { first } of asked) first.catch(() => undefined);
  for (const { cursor, first } of asked)
    await orForget(slice, cursor, () => followChanges(slice, cursor, first));
}

/** @returns whether all that has happened is applied. */
async function followChanges(slice: Slice, from: Cursor, first: Promise<ChangePage>): Promise<boolean> {
  let cursor = from;
  let page = await first;
  while (true) {
    cursor = {
      ...cursor,
      value: page.nextPageToken === null ? (page.value ?? cursor.value) : cursor.value,
      pageToken: page.nextPageToken,
      updatedAt: slice.ctx.clock.now(),
    };
    const isWhole = await applyPage(slice, page.changes, [cursor], "changes");
    if (!isWhole) return false;
    if (cursor.pageToken === null || !hasBudget(slice)) return cursor.pageToken === null;
    page = await askChanges(slice, cursor);
  }
}

function askChanges(slice: Slice, cursor: Cursor): Promise<ChangePage> {
  return slice.provider.changes({
    scope: providerScope(cursor),
    value: cursor.value ?? "",
    pageToken: cursor.pageToken,
    folders: slice.mailbox.folders,
  });
}

/** Then what waits and is due. */
export async function readPending(slice: Slice): Promise<void> {
  if (hasBudget(slice)) await applyPending(slice, slice.duePending);
  if (hasBudget(slice)) await applySetAside(slice, slice.dueSetAside);
}

/** Then older mail, newest first, as far as the budget and the provider's quota go. */
export async function readBackfill(slice: Slice): Promise<void> {
  for (const cursor of [...slice.cursors.values()].filter(isBackfillCursor))
    if (cursor.phase === "running" && hasBudget(slice) && !slice.isMidPage && mayReadOn(slice))
      await orForget(slice, cursor, () => followListing(slice, cursor));
}

async function followListing(slice: Slice, from: Cursor): Promise<void> {
  let cursor = from;
  let page: ChangePage | null = await list(slice, cursor);
  while (page !== null) {
    const next = behind(slice, cursor, page);
    const goesOn = next.phase === "running" && slice.pagesLeft > 1 && hasBudget(slice) && !slice.isCareful;
    // The next listing travels while this page is fetched and stored. Its failure counts when it is looked at.
    const following = goesOn ? list(slice, next) : null;
    following?.catch(() => undefined);
    if (page.nextPageToken === null && page.value !== null && !(await isCaughtUp(slice, cursor))) return;
    const isWhole = await applyPage(
      slice,
      page.changes,
      [next, ...followedFrom(slice, next, page)],
      "backfill",
    );
    if (slice.opened.length > 0) await readOpened(slice);
    cursor = next;
    if (next.phase === "done" && isWhole) return;
    page = mayReadOn(slice) && isWhole && following !== null ? await following : null;
  }
}

function list(slice: Slice, cursor: Cursor): Promise<ChangePage> {
  return slice.provider.list({
    scope: providerScope(cursor),
    pageToken: cursor.pageToken,
    since: coverageOf(cursor)?.since ?? null,
    folders: slice.mailbox.folders,
    isCareful: slice.isCareful,
  });
}

function behind(slice: Slice, cursor: Cursor, page: ChangePage): Cursor {
  const isDone = page.nextPageToken === null;
  return {
    ...cursor,
    phase: isDone ? "done" : "running",
    pageToken: page.nextPageToken,
    updatedAt: slice.ctx.clock.now(),
  };
}

/** A listing that ends in a position: from there changes of its scope are followed. */
function followedFrom(slice: Slice, listing: Cursor, page: ChangePage): Cursor[] {
  if (page.nextPageToken !== null || page.value === null) return [];
  const scope = changesScope(providerScope(listing));
  const generation = (slice.cursors.get(scope)?.generation ?? -1) + 1;
  return [{ ...listing, scope, phase: "running", value: page.value, pageToken: null, generation }];
}

/**
 * Where changes are followed from an older position, a new listing that ends in one of its own takes over from there:
 * what happened up to its end is read from the old one first, since no listing tells what went before it came there.
 */
async function isCaughtUp(slice: Slice, listing: Cursor): Promise<boolean> {
  const followed = slice.cursors.get(changesScope(providerScope(listing)));
  if (followed === undefined) return true;
  let isAtEnd = false;
  await orForget(slice, followed, async () => {
    isAtEnd = await followChanges(slice, followed, askChanges(slice, followed));
  });
  return isAtEnd;
}

/** One scope whose position is forgotten begins anew; the others go on. */
async function orForget(slice: Slice, cursor: Cursor, read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== "cursor_expired") throw error;
    slice.ctx.log.warn("position_forgotten", { emailProviderId: slice.mailbox.id });
    await forgetPosition(slice, slice.cursors.get(cursor.scope) ?? cursor);
  }
}
