import type { ChangePage } from "../../providers/mailProvider.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { readAudit } from "../audit/readAudit.ts";
import { coverageOf } from "../folders/backfillCoverage.ts";
import { forgetPosition } from "../folders/forgottenPosition.ts";
import { backfillAllowance } from "../health/pace.ts";
import type { Cursor } from "../mailbox.ts";
import { readOpened } from "../opened/readOpened.ts";
import { applyPage, applyPending, applySetAside } from "../page/applyPage.ts";
import {
  afterChanges,
  afterForgetting,
  afterListing,
  behindChanges,
  behindListing,
  held,
  takesOver,
} from "../step/afterPage.ts";
import { begin, nextStep, type Progress, type Step } from "../step/nextStep.ts";
import { isChangesCursor, providerScope } from "./cursors.ts";
import { hasBudget, type Slice } from "./slice.ts";

/** Pages that travel before their step comes, by the cursor that asks for them. */
type Ahead = Map<Cursor, Promise<ChangePage>>;

/** Takes step after step, as far as the budget and the provider's quota go. What comes next is decided in `step/`. */
export async function takeSteps(slice: Slice): Promise<void> {
  const ahead: Ahead = new Map();
  // All scopes are asked at once, and applied one by one.
  for (const cursor of slice.cursors.values())
    if (isChangesCursor(cursor)) askAhead(ahead, cursor, askChanges(slice, cursor));
  let progress = begin;
  while (true) {
    const step = nextStep(slice.cursors, progress, {
      hasBudget: hasBudget(slice),
      mayBackfill: backfillAllowance(slice).units > 0,
      isMidPage: slice.isMidPage,
    });
    if (step.do === "end") return;
    progress = await take(slice, progress, step, ahead);
  }
}

async function take(slice: Slice, progress: Progress, step: Step, ahead: Ahead): Promise<Progress> {
  switch (step.do) {
    case "read_changes":
      return orForget(slice, progress, step.cursor, () => readChanges(slice, progress, step.cursor, ahead));
    case "list":
      return orForget(slice, progress, step.cursor, () => readListing(slice, progress, step.cursor, ahead));
    case "take_over":
      return applyListing(slice, progress, step.cursor, step.page);
    case "try_pending":
      await applyPending(slice, slice.duePending);
      if (hasBudget(slice)) await applySetAside(slice, slice.dueSetAside);
      return { ...progress, hasTriedPending: true };
    case "hold_back":
      slice.pace.waitsUntil = backfillAllowance(slice).moreAt;
      return { ...progress, isHeldBack: true };
    case "audit":
      await readAudit(slice);
      return { ...progress, hasAudited: true };
    case "end":
      return progress;
  }
}

async function readChanges(
  slice: Slice,
  progress: Progress,
  cursor: Cursor,
  ahead: Ahead,
): Promise<Progress> {
  const page = await (taken(ahead, cursor) ?? askChanges(slice, cursor));
  const next = behindChanges(cursor, page, slice.ctx.clock.now());
  const isWhole = await applyPage(slice, page.changes, [next], "changes");
  return afterChanges(progress, next, isWhole);
}

async function readListing(
  slice: Slice,
  progress: Progress,
  cursor: Cursor,
  ahead: Ahead,
): Promise<Progress> {
  const page = await (taken(ahead, cursor) ?? list(slice, cursor));
  if (takesOver(slice.cursors, cursor, page)) return held(progress, cursor, page);
  return applyListing(slice, progress, cursor, page, ahead);
}

async function applyListing(
  slice: Slice,
  progress: Progress,
  cursor: Cursor,
  page: ChangePage,
  ahead: Ahead = new Map(),
): Promise<Progress> {
  const next = behindListing(slice.cursors, cursor, page, slice.ctx.clock.now());
  const [listing] = next;
  // The next listing travels while this page is fetched and stored. Its failure counts when it is looked at.
  if (listing?.phase === "running" && slice.pagesLeft > 1 && hasBudget(slice) && !slice.isCareful)
    askAhead(ahead, listing, list(slice, listing));
  const isWhole = await applyPage(slice, page.changes, next, "backfill");
  if (slice.opened.length > 0) await readOpened(slice);
  return afterListing(progress, next, isWhole);
}

function askAhead(ahead: Ahead, cursor: Cursor, page: Promise<ChangePage>): void {
  page.catch(() => undefined);
  ahead.set(cursor, page);
}

function taken(ahead: Ahead, cursor: Cursor): Promise<ChangePage> | undefined {
  const page = ahead.get(cursor);
  ahead.delete(cursor);
  return page;
}

function askChanges(slice: Slice, cursor: Cursor): Promise<ChangePage> {
  return slice.provider.changes({
    scope: providerScope(cursor),
    value: cursor.value ?? "",
    pageToken: cursor.pageToken,
    folders: slice.mailbox.folders,
  });
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

/** One scope whose position is forgotten begins anew; the others go on. */
async function orForget(
  slice: Slice,
  progress: Progress,
  cursor: Cursor,
  read: () => Promise<Progress>,
): Promise<Progress> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== "cursor_expired") throw error;
    slice.ctx.log.warn("position_forgotten", { emailProviderId: slice.mailbox.id });
    await forgetPosition(slice, slice.cursors.get(cursor.scope) ?? cursor);
    return afterForgetting(progress, cursor);
  }
}
