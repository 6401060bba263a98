import type { FolderChoice } from "#shared/provider.ts";
import type { Change, Fetched } from "#worker/providers/mailProvider.ts";
import type { Cursor } from "#worker/sync/mailbox.ts";
import { intentsOf } from "#worker/sync/page/intents.ts";
import { type Known, notFoundReason } from "#worker/sync/page/known.ts";
import { idsToFetch, type PageWork, pageWork } from "#worker/sync/page/pageWork.ts";
import { providerScope } from "#worker/sync/slice/cursors.ts";
import { nextTryOfEmail } from "#worker/sync/slice/retry.ts";
import {
  afterChanges,
  afterForgetting,
  afterListing,
  behindChanges,
  behindListing,
  held,
  takesOver,
} from "#worker/sync/step/afterPage.ts";
import { alignment, beginning } from "#worker/sync/step/alignment.ts";
import { forgotten } from "#worker/sync/step/forgotten.ts";
import { begin, nextStep } from "#worker/sync/step/nextStep.ts";
import { turnAfter } from "#worker/sync/step/turn.ts";
import { Forgotten, type ModelProvider } from "./modelProvider.ts";

interface Row {
  folders: string[];
  isDeleted: boolean;
}

/** What a database holds of one mailbox. */
export interface ModelDatabase {
  emails: Map<string, Row>;
  pending: Map<string, { reason: string; attempts: number; nextTryAt: number }>;
  cursors: Map<string, Cursor>;
  epoch: number;
  leaseUntil: number;
  status: "connecting" | "backfilling" | "live";
}

export interface World {
  provider: ModelProvider;
  database: ModelDatabase;
  now: number;
  folders: FolderChoice[];
  /** All mail is younger: a deeper one makes the mailbox be read anew. */
  depth: "90d" | "1y" | "all";
  /** What the next fetches of an email answer instead of the truth. */
  faults: ("not_found" | "failed" | "throttled")[];
  /** Emails that were denied by mistake. */
  denied: Set<string>;
}

class Fenced extends Error {}
class Throttled extends Error {}

/**
 * One slice as `runSlice` carries it out, over values: it stops at each `yield`, where the mailbox may change, another
 * slice may run, or this one may die. Every commit is one step, and changes nothing where the lease is lost.
 * @returns whether there is more to do now; null where the slice did not run, or did not end.
 */
export function* modelSlice(world: World, pages: number): Generator<undefined, boolean | null> {
  const { provider, database } = world;
  if (world.now < database.leaseUntil) return null;
  database.epoch += 1;
  database.leaseUntil = world.now + 60_000;
  const { epoch } = database;
  const { folders } = world;
  const mailbox = { id: "m", backfill: world.depth, syncIntervalMinutes: 15, folders };
  const rules = provider.rules(folders);
  const all = [...database.cursors].map(([scope, cursor]) => [scope, cursor] as const);
  const cursors = new Map(all.filter(([, { phase }]) => phase !== "resting"));
  const resting = new Map(all.filter(([, { phase }]) => phase === "resting"));
  let pagesLeft = pages;

  function commit(write: () => void, written: Cursor[] = [], ended: Cursor[] = []): void {
    if (database.epoch !== epoch) throw new Fenced();
    write();
    for (const { scope } of ended) for (const map of [cursors, resting, database.cursors]) map.delete(scope);
    for (const cursor of written) {
      database.cursors.set(cursor.scope, cursor);
      if (cursor.phase === "resting") {
        cursors.delete(cursor.scope);
        resting.set(cursor.scope, cursor);
      } else cursors.set(cursor.scope, cursor);
    }
  }

  function* fetchAll(ids: string[]): Generator<undefined, Fetched[]> {
    const fetched: Fetched[] = [];
    for (const id of ids) {
      yield;
      const fault = world.faults.shift();
      // A provider that denies one email again and again has lost it: only a comparison tells.
      if (fault === "not_found" && !world.denied.has(id)) {
        world.denied.add(id);
        fetched.push({ type: "not_found", externalId: id });
      } else if (fault === "failed")
        fetched.push({ type: "failed", externalId: id, reason: "provider_error" });
      else if (fault === "throttled")
        fetched.push({ type: "throttled", externalId: id, retryAt: world.now + 1000 });
      else fetched.push(provider.fetch(id));
    }
    return fetched;
  }

  function* apply(changes: Change[], next: Cursor[], due: string[] = []): Generator<undefined, void> {
    const intents = intentsOf(changes);
    const known = knownOf(database, world.now);
    const fetched = yield* fetchAll([...idsToFetch(intents.values(), known, rules), ...due]);
    const work = pageWork(intents, fetched, known, rules);
    yield;
    commit(() => write(database, work, world.now), work.retryAt === null ? next : []);
    pagesLeft -= 1;
    if (work.retryAt !== null) throw new Throttled();
  }

  const lookAgain = (scope: string) => {
    for (const [id, row] of database.emails)
      if (!row.isDeleted && (provider.isWhole || row.folders.includes(scope)) && !database.pending.has(id))
        database.pending.set(id, { reason: "position_expired", attempts: 0, nextTryAt: world.now + 600_000 });
  };

  try {
    const scopes = { cursors, resting, mailbox, wanted: provider.scopes(folders) };
    const { fresh, ended, toRest } = alignment(scopes);
    const positions = provider.positions();
    yield;
    const begun = beginning(scopes, fresh, positions, world.now);
    commit(() => begun.looks.forEach(lookAgain), [...toRest, ...begun.cursors], ended);
    let progress = begin;
    while (true) {
      yield;
      const limits = { hasBudget: pagesLeft > 0, mayBackfill: true, isMidPage: false };
      const step = nextStep(cursors, progress, limits);
      if (step.do === "end") break;
      if (step.do === "try_pending") {
        const due = [...database.pending].filter(([, { nextTryAt }]) => nextTryAt <= world.now);
        yield* apply(
          [],
          [],
          due.map(([id]) => id),
        );
        progress = { ...progress, hasTriedPending: true };
      } else if (step.do === "audit" || step.do === "hold_back") {
        progress = { ...progress, hasAudited: true, isHeldBack: true };
      } else {
        const { cursor } = step;
        const scope = providerScope(cursor);
        try {
          if (step.do === "read_changes") {
            const page = provider.changes(scope, cursor.value ?? "", cursor.pageToken);
            const next = behindChanges(cursor, page, world.now);
            yield* apply(page.changes, [next]);
            progress = afterChanges(progress, next, true);
          } else {
            const page = step.do === "take_over" ? step.page : provider.list(scope, cursor.pageToken);
            if (step.do === "list" && takesOver(cursors, cursor, page)) {
              progress = held(progress, cursor, page);
            } else {
              const next = behindListing(cursors, cursor, page, world.now);
              yield* apply(page.changes, next);
              progress = afterListing(progress, next, true);
            }
          }
        } catch (error) {
          if (!(error instanceof Forgotten)) throw error;
          const lost = forgotten(cursors, cursor);
          commit(() => (lost.isUnfollowed ? lookAgain(scope) : undefined), [], lost.ended);
          progress = afterForgetting(progress, cursor);
        }
      }
    }
    yield;
    const wanted = provider.scopes(world.folders);
    const turn = turnAfter(
      { cursors, mailbox, wanted, waitsUntil: null, hasMorePending: false, isAuditing: false },
      world.now,
    );
    commit(() => {
      database.leaseUntil = 0;
      database.status = turn.status;
    });
    return turn.hasMore;
  } catch (error) {
    if (error instanceof Throttled) {
      if (database.epoch === epoch) database.leaseUntil = 0;
      return null;
    }
    if (error instanceof Fenced) return null;
    throw error;
  }
}

function knownOf({ emails, pending }: ModelDatabase, now: number): Known {
  return {
    emails: new Map(
      [...emails].map(([id, { folders, isDeleted }]) => [
        id,
        { id, folders, isRead: true, isStarred: false, deletedInProvider: isDeleted },
      ]),
    ),
    ...{ drafts: new Set(), erased: new Set(), erasedIds: new Map(), setAside: new Set(), opened: [] },
    pending: new Map([...pending].map(([id, { attempts }]) => [id, attempts])),
    missed: new Map(
      [...pending]
        .filter(([, { reason }]) => reason === notFoundReason)
        .map(([id, { nextTryAt }]) => [id, nextTryAt <= now]),
    ),
  };
}

function write(database: ModelDatabase, work: PageWork, now: number): void {
  for (const { externalId, folders } of work.store)
    database.emails.set(externalId, { folders, isDeleted: false });
  for (const { id, folders } of work.marks) database.emails.set(id, { folders, isDeleted: false });
  for (const id of work.gone)
    database.emails.set(id, { folders: database.emails.get(id)?.folders ?? [], isDeleted: true });
  for (const id of [...work.store.map(({ externalId }) => externalId), ...work.gone, ...work.forget])
    database.pending.delete(id);
  for (const id of work.moved)
    if (database.emails.get(id)?.isDeleted === false)
      database.pending.set(id, { reason: "moved", attempts: 0, nextTryAt: now + 900_000 });
  for (const { externalId, reason, attempts } of work.pending)
    database.pending.set(externalId, { reason, attempts, nextTryAt: nextTryOfEmail(attempts, now) });
}
