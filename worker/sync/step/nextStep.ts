import type { ChangePage } from "../../providers/mailProvider.ts";
import type { Cursor } from "../mailbox.ts";
import { changesScope, isBackfillCursor, isChangesCursor, providerScope } from "../slice/cursors.ts";

/** Cursors in use, by scope. */
export type Cursors = ReadonlyMap<string, Cursor>;

/** How far a slice is. With the cursors and its limits it decides what comes next. */
export interface Progress {
  /**
   * By the cursor's scope: `begun` has read a page and goes on; `caught_up` is at the end of what happened; `stopped`
   * has more to do, in another slice.
   */
  reading: ReadonlyMap<string, "begun" | "caught_up" | "stopped">;
  hasTriedPending: boolean;
  isHeldBack: boolean;
  hasAudited: boolean;
  /** The last page of a listing that takes over from an older position, until that is read to its end. */
  held: { cursor: Cursor; page: ChangePage } | null;
}

/** What a slice may do now. */
export interface Limits {
  /** Pages and time are left. */
  hasBudget: boolean;
  /** The provider's quota has room for older mail. */
  mayBackfill: boolean;
  /** A page was left in its middle: only live changes go on. */
  isMidPage: boolean;
}

export type Step =
  | { do: "read_changes"; cursor: Cursor }
  | { do: "try_pending" }
  | { do: "list"; cursor: Cursor }
  /** Applies the held page: what happened up to it is read. */
  | { do: "take_over"; cursor: Cursor; page: ChangePage }
  /** The backfill waits for the provider's quota. */
  | { do: "hold_back" }
  | { do: "audit" }
  | { do: "end" };

export const begin: Progress = {
  reading: new Map(),
  hasTriedPending: false,
  isHeldBack: false,
  hasAudited: false,
  held: null,
};

/**
 * What a slice does next, a value from values: live changes of every scope first, of each one page at least; then what
 * waits; then older mail, newest first; then the comparison with the provider.
 */
export function nextStep(cursors: Cursors, progress: Progress, limits: Limits): Step {
  const { reading, held } = progress;
  const all = [...cursors.values()];
  for (const cursor of all.filter(isChangesCursor)) {
    const how = reading.get(cursor.scope);
    if (how === undefined || (how === "begun" && limits.hasBudget)) return { do: "read_changes", cursor };
  }
  if (held !== null && isReady(cursors, progress, held.cursor)) return { do: "take_over", ...held };
  if (!progress.hasTriedPending && limits.hasBudget) return { do: "try_pending" };
  const running = all.filter((cursor) => isBackfillCursor(cursor) && cursor.phase === "running");
  if (running.length > 0 && limits.hasBudget && !limits.isMidPage) {
    if (!limits.mayBackfill && !progress.isHeldBack) return { do: "hold_back" };
    const next = running.find(({ scope }) => !reading.has(scope));
    if (limits.mayBackfill && next !== undefined) return { do: "list", cursor: next };
  }
  return limits.isMidPage || progress.hasAudited ? { do: "end" } : { do: "audit" };
}

/** Whether a listing may end: the position that it takes over from is read to its end, and it was not begun anew. */
function isReady(cursors: Cursors, { reading }: Progress, listing: Cursor): boolean {
  return cursors.has(listing.scope) && reading.get(changesScope(providerScope(listing))) === "caught_up";
}
