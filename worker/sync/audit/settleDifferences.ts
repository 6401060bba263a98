import { sql } from "drizzle-orm";
import { applyPage } from "../page/applyPage.ts";
import { readKnown } from "../page/known.ts";
import { hasBudget, type Slice } from "../slice/slice.ts";
import type { Audit } from "./audit.ts";
import { type Difference, type HeldMail, nextDifferences, readHeld } from "./differences.ts";

/** Differences that one step settles. */
const stepLimit = 100;

/** The audit and what is held after all that could be settled, and whether deletions were left alone. */
export interface Settled {
  audit: Audit;
  held: HeldMail;
  isDoubted: boolean;
}

/**
 * Asks the provider for each email that is on one side only, through the same path as any page: what is there is
 * stored, what is gone is confirmed so, what fails waits with a reason. A listing far shorter than before proposes no
 * deletion, unless a person has said that it is right.
 * @returns null where there is more to settle.
 */
export async function settleDifferences(slice: Slice, audit: Audit): Promise<Settled | null> {
  let at = audit;
  const held = await readHeld(slice, at);
  const isDoubted = held.isSuspicious && !at.isShrinkExpected;
  while (hasBudget(slice)) {
    const step = await nextDifferences(slice, at, held, !isDoubted, stepLimit);
    if (step.length === 0)
      return { audit: at, held: at === audit ? held : await readHeld(slice, at), isDoubted };
    await applyPage(slice, step, []);
    at = await behind(slice, at, step);
  }
  return null;
}

/** The audit after a step, to be written with the next batch: done twice, a step changes nothing. */
async function behind(slice: Slice, audit: Audit, step: Difference[]): Promise<Audit> {
  const { ctx, mailbox } = slice;
  const ids = step.map(({ externalId }) => externalId);
  const known = await readKnown(ctx, mailbox.id, mailbox.userId, ids);
  const isHere = ({ externalId }: Difference) =>
    known.emails.get(externalId)?.deletedInProvider === false ||
    known.drafts.has(externalId) ||
    known.pending.has(externalId);
  const listed = step.filter(({ type }) => type === "listed");
  const added = listed.filter(isHere).length;
  const removed = step.filter((one) => one.type === "removed" && !isHere(one)).length;
  const next: Audit = {
    ...audit,
    comparedUpTo: ids.at(-1) ?? audit.comparedUpTo,
    added: audit.added + added,
    removed: audit.removed + removed,
    dismissed: audit.dismissed + listed.length - added,
  };
  slice.deferred.push(sql`update sync_audit set compared_up_to = ${next.comparedUpTo}, added = ${next.added},
    removed = ${next.removed}, dismissed = ${next.dismissed} where id = ${audit.id}`);
  return next;
}
