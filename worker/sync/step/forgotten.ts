import type { Cursor } from "../mailbox.ts";
import { backfillScope, changesScope, providerScope } from "../slice/cursors.ts";
import type { Cursors } from "./nextStep.ts";

/** What it means that the provider has forgotten a position. */
export interface Forgotten {
  /** The cursors of this scope that end, so that it is read anew. */
  ended: Cursor[];
  /** Changes may have been missed since the last good look. */
  isGap: boolean;
  /** Nobody has followed what went meanwhile: what is stored needs a look. */
  isUnfollowed: boolean;
}

/**
 * A forgotten page of a listing leaves no gap where changes are followed from before it; a forgotten position of changes
 * takes the listing with it.
 */
export function forgotten(cursors: Cursors, cursor: Cursor): Forgotten {
  const id = providerScope(cursor);
  const changes = cursors.get(changesScope(id));
  const backfill = cursors.get(backfillScope(id));
  const isGap = changes?.scope === cursor.scope;
  const ended = isGap ? [changes, backfill] : [backfill];
  return {
    ended: ended.filter((one) => one !== undefined),
    isGap,
    isUnfollowed: isGap || changes === undefined,
  };
}
