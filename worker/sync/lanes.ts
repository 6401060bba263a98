import type { ChangePage } from "../providers/mailProvider.ts";
import { applyPage, applyPending } from "./applyPage.ts";
import { backfillCoverage, coverageOf } from "./backfillCoverage.ts";
import { isBackfillCursor, isChangesCursor, providerScope } from "./cursors.ts";
import type { Cursor } from "./mailbox.ts";
import { hasBudget, type Slice } from "./slice.ts";

/** Live changes first: what happened in the mailbox since the last look. */
export async function readChanges(slice: Slice): Promise<void> {
  for (const first of [...slice.cursors.values()].filter(isChangesCursor)) {
    let cursor = first;
    do {
      const page = await slice.provider.changes({
        scope: providerScope(cursor),
        value: cursor.value ?? "",
        pageToken: cursor.pageToken,
        folders: slice.mailbox.folders,
      });
      cursor = {
        ...cursor,
        value: page.nextPageToken === null ? (page.value ?? cursor.value) : cursor.value,
        pageToken: page.nextPageToken,
        updatedAt: slice.ctx.clock.now(),
      };
      await applyPage(slice, page.changes, cursor);
    } while (cursor.pageToken !== null && hasBudget(slice));
  }
}

/** Then what waits and is due. */
export async function readPending(slice: Slice): Promise<void> {
  if (hasBudget(slice)) await applyPending(slice, slice.duePending);
}

/** Then older mail, newest first, as far as the budget goes. */
export async function readBackfill(slice: Slice): Promise<void> {
  for (const stored of [...slice.cursors.values()].filter(isBackfillCursor)) {
    let cursor = current(slice, stored);
    let page = cursor.phase === "running" && hasBudget(slice) ? await list(slice, cursor) : null;
    while (page !== null) {
      const next = behind(slice, cursor, page);
      const goesOn = next.phase === "running" && slice.pagesLeft > 1 && hasBudget(slice);
      // The next listing travels while this page is fetched and stored. Its failure counts when it is looked at.
      const following = goesOn ? list(slice, next) : null;
      following?.catch(() => undefined);
      await applyPage(slice, page.changes, next);
      cursor = next;
      page = following === null ? null : await following;
    }
  }
}

/** The cursor to work on: from the start again where the settings ask for more or for other folders. */
function current(slice: Slice, cursor: Cursor): Cursor {
  if (coverageOf(cursor, slice.mailbox) !== null) return cursor;
  const now = slice.ctx.clock.now();
  const value = JSON.stringify(backfillCoverage(slice.mailbox, now));
  return {
    ...cursor,
    phase: "running",
    value,
    pageToken: null,
    generation: cursor.generation + 1,
    updatedAt: now,
  };
}

function list(slice: Slice, cursor: Cursor): Promise<ChangePage> {
  return slice.provider.list({
    scope: providerScope(cursor),
    pageToken: cursor.pageToken,
    since: coverageOf(cursor, slice.mailbox)?.since ?? null,
    folders: slice.mailbox.folders,
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
