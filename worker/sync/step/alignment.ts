import type { Scope } from "../../providers/mailProvider.ts";
import { backfillCoverage, isCovered } from "../folders/backfillCoverage.ts";
import type { Cursor, Mailbox } from "../mailbox.ts";
import { backfillScope, changesScope, isAuditCursor, providerScope } from "../slice/cursors.ts";
import type { Cursors } from "./nextStep.ts";

/** The cursors as they are, and what is to be read: the user's choice. */
export interface Scopes {
  cursors: Cursors;
  /** Of folders that are left out and may be wanted again. */
  resting: Cursors;
  mailbox: Pick<Mailbox, "id" | "backfill" | "folders">;
  wanted: Scope[];
}

/** What has to change for the cursors to be those of what is to be read. */
export interface Alignment {
  /** Scopes to be read anew. */
  fresh: Scope[];
  ended: Cursor[];
  /** As they are written: at rest. */
  toRest: Cursor[];
}

/** Compares the cursors with what is to be read. Those of a folder that exists and is left out rest; others end. */
export function alignment({ cursors, resting, mailbox, wanted }: Scopes): Alignment {
  const ids = new Set(wanted.map(({ id }) => id));
  const folders = new Set(mailbox.folders.map(({ id }) => id));
  const isUnwanted = (cursor: Cursor) => !ids.has(providerScope(cursor));
  const isKept = (cursor: Cursor) => !isAuditCursor(cursor) && folders.has(providerScope(cursor));
  const left = [...cursors.values()].filter(isUnwanted);
  return {
    fresh: wanted.filter((scope) => !isCovered(cursors.get(backfillScope(scope.id)), mailbox, scope)),
    ended: [...left, ...[...resting.values()].filter(isUnwanted)].filter((cursor) => !isKept(cursor)),
    toRest: left.filter(isKept).map((cursor) => ({ ...cursor, phase: "resting", pageToken: null })),
  };
}

/** How scopes begin. */
export interface Beginning {
  cursors: Cursor[];
  /** Scopes that were being read while nobody followed what went from them: what is stored needs a look. */
  looks: string[];
}

/**
 * The cursors with which scopes are read anew. `positions` are those that the provider gives before a listing; where it
 * gives none, an older position is followed, or woken, until the new listing ends in one of its own.
 */
export function beginning(
  { cursors, resting, mailbox }: Scopes,
  fresh: Scope[],
  positions: ReadonlyMap<string, string>,
  now: number,
): Beginning {
  const begun: Beginning = { cursors: [], looks: [] };
  const known = (scope: string) => cursors.get(scope) ?? resting.get(scope);
  const newCursor = (scope: string, value: string): Cursor => ({
    ...{ emailProviderId: mailbox.id, scope, phase: "running", value, pageToken: null },
    ...{ generation: (known(scope)?.generation ?? -1) + 1, updatedAt: now },
  });
  for (const scope of fresh) {
    const listing = backfillScope(scope.id);
    const changes = changesScope(scope.id);
    begun.cursors.push(newCursor(listing, JSON.stringify(backfillCoverage(mailbox, scope, now))));
    const position = positions.get(scope.id);
    const rested = resting.get(changes);
    if (cursors.has(changes)) continue;
    if (rested !== undefined) begun.cursors.push({ ...rested, phase: "running" });
    else if (position !== undefined) begun.cursors.push(newCursor(changes, position));
    else if (known(listing) !== undefined) begun.looks.push(scope.id);
  }
  return begun;
}
