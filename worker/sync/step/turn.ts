import type { Scope } from "../../providers/mailProvider.ts";
import { isCovered } from "../folders/backfillCoverage.ts";
import type { Mailbox } from "../mailbox.ts";
import { backfillScope, isBackfillCursor, isChangesCursor } from "../slice/cursors.ts";
import type { Cursors } from "./nextStep.ts";

/** Where a slice that went well leaves its mailbox. */
export interface Turn {
  status: "live" | "backfilling";
  /** There is more to do now. */
  hasMore: boolean;
  /** When the waiting backfill goes on, milliseconds UTC; null where it does not wait. */
  waitsUntil: number | null;
  /** When it is to be looked at again, unless something happens before. */
  nextPoll: number;
}

export interface EndOfSlice {
  cursors: Cursors;
  mailbox: Pick<Mailbox, "backfill" | "syncIntervalMinutes">;
  /** What is to be read now: folders may have come or gone since the slice began. */
  wanted: Scope[];
  /** Until when the provider's quota holds the backfill back. */
  waitsUntil: number | null;
  /** More emails wait and are due than one slice tries. */
  hasMorePending: boolean;
  isAuditing: boolean;
}

/** Decides what a mailbox is after a slice, and when its next turn is. */
export function turnAfter(end: EndOfSlice, now: number): Turn {
  const { cursors, mailbox, wanted } = end;
  const all = [...cursors.values()];
  const isAligned = wanted.every((scope) => isCovered(cursors.get(backfillScope(scope.id)), mailbox, scope));
  const isBackfilled = isAligned && all.filter(isBackfillCursor).every(({ phase }) => phase === "done");
  const isMidway = all.some((cursor) => isChangesCursor(cursor) && cursor.pageToken !== null);
  const waitsUntil = isBackfilled ? null : end.waitsUntil;
  const hasMore = (!isBackfilled && waitsUntil === null) || isMidway || end.hasMorePending || end.isAuditing;
  return {
    status: isBackfilled ? "live" : "backfilling",
    hasMore,
    waitsUntil,
    nextPoll: hasMore ? now : (waitsUntil ?? now + mailbox.syncIntervalMinutes * 60_000),
  };
}
