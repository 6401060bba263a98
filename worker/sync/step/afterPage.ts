import type { ChangePage } from "../../providers/mailProvider.ts";
import type { Cursor } from "../mailbox.ts";
import { changesScope, providerScope } from "../slice/cursors.ts";
import type { Cursors, Progress } from "./nextStep.ts";

/** The cursor behind a page of changes. */
export function behindChanges(cursor: Cursor, page: ChangePage, now: number): Cursor {
  return {
    ...cursor,
    value: page.nextPageToken === null ? (page.value ?? cursor.value) : cursor.value,
    pageToken: page.nextPageToken,
    updatedAt: now,
  };
}

/** The cursors behind a page of a listing: its own, and where it ends in a position, that from which changes are followed. */
export function behindListing(cursors: Cursors, cursor: Cursor, page: ChangePage, now: number): Cursor[] {
  const isDone = page.nextPageToken === null;
  const own: Cursor = {
    ...cursor,
    phase: isDone ? "done" : "running",
    pageToken: page.nextPageToken,
    updatedAt: now,
  };
  if (!isDone || page.value === null) return [own];
  const scope = changesScope(providerScope(cursor));
  const generation = (cursors.get(scope)?.generation ?? -1) + 1;
  return [own, { ...own, scope, phase: "running", value: page.value, pageToken: null, generation }];
}

/**
 * Whether a listing's page has to wait: it ends in a position of its own while changes are followed from an older one.
 * What happened up to this page is read from there first, since no listing tells what went before it came there.
 */
export function takesOver(cursors: Cursors, cursor: Cursor, page: ChangePage): boolean {
  return (
    page.nextPageToken === null && page.value !== null && cursors.has(changesScope(providerScope(cursor)))
  );
}

/** The old position is to be read once more, from now on. */
export function held(progress: Progress, cursor: Cursor, page: ChangePage): Progress {
  const reading = new Map(progress.reading).set(cursor.scope, "stopped");
  reading.delete(changesScope(providerScope(cursor)));
  return { ...progress, reading, held: { cursor, page } };
}

/** After a page of changes; one that was not stored whole is read again by another slice. */
export function afterChanges(progress: Progress, next: Cursor, isWhole: boolean): Progress {
  const how = !isWhole ? "stopped" : next.pageToken === null ? "caught_up" : "begun";
  return { ...progress, reading: new Map(progress.reading).set(next.scope, how) };
}

/** After a page of a listing: where changes are followed from its end, those are a later slice's. */
export function afterListing(progress: Progress, next: Cursor[], isWhole: boolean): Progress {
  const reading = new Map(progress.reading);
  for (const [index, { scope }] of next.entries())
    if (index > 0) reading.set(scope, "caught_up");
    else if (!isWhole) reading.set(scope, "stopped");
  return { ...progress, reading, held: null };
}

/**
 * A scope whose position is forgotten begins anew in another slice. What waits is tried there too: until then nobody
 * follows what is stored now.
 */
export function afterForgetting(progress: Progress, cursor: Cursor): Progress {
  const reading = new Map(progress.reading).set(cursor.scope, "stopped");
  return { ...progress, reading, hasTriedPending: true, held: null };
}
