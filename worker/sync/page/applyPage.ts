import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { decideAll } from "../../association/decide.ts";
import type { AssociationSubject } from "../../association/decision.ts";
import { factsStatements } from "../../association/factsStatements.ts";
import { factsOf } from "../../association/readFacts.ts";
import { associationWrites } from "../../association/writes.ts";
import type { Change } from "../../providers/mailProvider.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { folderWrites } from "../folders/folderChanges.ts";
import { affordable } from "../health/pace.ts";
import type { Cursor } from "../mailbox.ts";
import { cursorWrite } from "../slice/cursors.ts";
import { commit, hasBudget, type Slice } from "../slice/slice.ts";
import { clearSuspects, smallSteps, suspect } from "../slice/smallSteps.ts";
import { countAround } from "./counters.ts";
import { deliveriesAfter, learnedAddresses } from "./deliveries.ts";
import { type Intent, intentsOf } from "./intents.ts";
import { type Known, readKnown } from "./known.ts";
import { idsToFetch, type PageWork, pageWork } from "./pageWork.ts";
import { pageWrites } from "./pageWrites.ts";
import { ownConversations, type StoredEmail, type ThreadConversations, toStored } from "./storedEmail.ts";

/**
 * Brings a page of changes into the database: rows, filings, participants, pending, skips, counters and the cursor in
 * one write batch. `next` are the cursors behind this page. After a slice that died the page is taken in small steps,
 * and the cursors follow behind the last one. In the lane of older mail only as much is fetched as the quota has room
 * for: what came is stored, the cursors stay, and the page is read again later, without what is stored.
 * @returns whether the whole page is stored.
 * @throws ProviderError `rate_limited` when the provider stopped answering in the middle: what came is stored, the
 * cursor stays, and the page is read again later, without what is stored.
 */
export async function applyPage(
  slice: Slice,
  changes: Change[],
  next: Cursor[],
  lane: "changes" | "backfill" = "changes",
): Promise<boolean> {
  const intents = intentsOf(changes);
  const folders = folderWrites(slice, changes, slice.ctx.clock.now());
  if (folders.length > 0) await commit(slice, folders);
  const some = (part: Map<string, Intent>, cursors: Cursor[]) =>
    applyIntents(slice, part, cursors, (known) => {
      const wanted = idsToFetch(part.values(), known, slice.rules);
      return { wanted, now: lane === "backfill" ? affordable(slice, wanted) : wanted };
    });
  if (!slice.isCareful) return some(intents, next);
  slice.isMidPage = true;
  for (const ids of smallSteps([...intents.keys()], slice.mailbox.suspects)) {
    if (!hasBudget(slice)) return false;
    await suspect(slice, ids);
    const part = new Map(ids.flatMap((id) => [[id, intents.get(id)] as const]).filter(isPresent));
    if (!(await some(part, []))) return false;
  }
  await commit(slice, [...next.map(cursorWrite), clearSuspects(slice)]);
  slice.isMidPage = false;
  for (const cursor of next) slice.cursors.set(cursor.scope, cursor);
  return true;
}

function isPresent(entry: readonly [string, Intent | undefined]): entry is readonly [string, Intent] {
  return entry[1] !== undefined;
}

/** Tries again what waits: an answer moves it out of pending, another failure raises its attempts. */
export async function applyPending(slice: Slice, externalIds: string[]): Promise<void> {
  const steps = slice.isCareful ? smallSteps(externalIds, slice.mailbox.suspects) : [externalIds];
  for (const ids of steps) {
    if (ids.length === 0 || !hasBudget(slice)) return;
    if (slice.isCareful) await suspect(slice, ids);
    await applyIntents(slice, new Map(), [], () => ({ wanted: ids, now: ids }), ids);
  }
}

/** Tries again, each by itself, what a Worker could not hold; should one end this slice too, the next one knows. */
export async function applySetAside(slice: Slice, externalIds: string[]): Promise<void> {
  for (const externalId of externalIds) {
    if (!hasBudget(slice)) break;
    await suspect(slice, [externalId]);
    const ids = [externalId];
    await applyIntents(slice, new Map(), [], () => ({ wanted: ids, now: ids }), ids);
  }
  if (externalIds.length > 0) await commit(slice, [clearSuspects(slice)]);
}

async function applyIntents(
  slice: Slice,
  intents: Map<string, Intent>,
  next: Cursor[],
  toFetch: (known: Known) => { wanted: string[]; now: string[] },
  named: string[] = [...intents.keys()],
): Promise<boolean> {
  const { ctx, mailbox, provider, rules } = slice;
  const known = await readKnown(ctx, mailbox.id, mailbox.userId, named);
  slice.opened = known.opened;
  const { wanted, now: ids } = toFetch(known);
  const isWhole = ids.length === wanted.length;
  const fetched = ids.length > 0 ? await provider.fetch(ids) : [];
  const work = pageWork(intents, fetched, known, rules);
  learnDeliveries(slice, work);
  const { stored, filings } = await prepare(slice, work, known);
  const now = ctx.clock.now();
  const writes = hasWork(work) ? pageWrites(mailbox, work, stored, now) : [];
  const cursors = work.retryAt === null && isWhole ? next : [];
  const moved = cursors.map(cursorWrite);
  if (writes.length === 0) slice.deferred.push(...moved);
  else await commit(slice, [...countAround(mailbox.id, named, writes), ...filings, ...moved]);
  for (const cursor of cursors) slice.cursors.set(cursor.scope, cursor);
  slice.pagesLeft -= 1;
  count(slice, work, known);
  if (work.retryAt !== null)
    throw new ProviderError("rate_limited", "Parts of a page were refused for rate.", {
      retryAt: work.retryAt,
    });
  return isWhole;
}

/** An alias that is learned is ours at once, also in what is here already. */
function learnDeliveries(slice: Slice, { store }: PageWork): void {
  const { ctx, mailbox, own } = slice;
  const deliveries = deliveriesAfter(mailbox.deliveries, store, mailbox.kind, own);
  if (deliveries === mailbox.deliveries) return;
  slice.mailbox = { ...mailbox, deliveries };
  slice.deferred.push(
    sql`update email_provider set deliveries = ${JSON.stringify(deliveries)} where id = ${mailbox.id}`,
  );
  for (const address of learnedAddresses(deliveries)) {
    if (own.addresses.has(address)) continue;
    own.addresses.add(address);
    slice.deferred.push(sql`update email_sync set direction = 'outbound', updated_at = ${ctx.clock.now()}
      where email_provider_id = ${mailbox.id} and direction = 'inbound' and id in (select email_id
        from email_participant where organization_id = ${mailbox.organizationId} and address = ${address}
          and role = 'from')`);
  }
}

function hasWork(work: PageWork): boolean {
  return [work.store, work.marks, work.gone, work.drafts, work.pending, work.forget].some(
    (list) => list.length > 0,
  );
}

function count(slice: Slice, work: PageWork, known: Known): void {
  const added = work.store.filter((email) => !known.emails.has(email.externalId)).length;
  slice.count.stored += added;
  slice.count.changed += work.store.length - added + work.marks.length + work.gone.length;
  slice.count.skipped += work.drafts.length;
  slice.count.pending += work.pending.length;
}

/** Decides conversation and filing of the emails to store, with one round trip for all that this has to know. */
async function prepare(
  slice: Slice,
  work: PageWork,
  known: Known,
): Promise<{ stored: StoredEmail[]; filings: SQL[] }> {
  if (work.store.length === 0) return { stored: [], filings: [] };
  const { ctx, mailbox, own } = slice;
  const threads = JSON.stringify([...new Set(work.store.map((email) => email.threadId))]);
  const question = {
    organizationId: mailbox.organizationId,
    emailProviderId: mailbox.id,
    emails: work.store,
    conversations: await ownConversations(mailbox.organizationId, work.store),
  };
  const [threadRows, ...factRows] = await ctx.db.batch([
    ctx.db.all(sql`select thread_id, min(conversation_id) as conversation_id from email_sync
      where email_provider_id = ${mailbox.id} and thread_id in (select value from json_each(${threads}))
      group by thread_id`),
    ...factsStatements(ctx, question),
  ]);
  const conversations: ThreadConversations = new Map(
    z
      .array(threadRow)
      .parse(threadRows)
      .map((row) => [row.thread_id, row.conversation_id]),
  );
  const stored = await toStored(ctx, mailbox, work.store, own, known, conversations);
  const decisions = decideAll(stored.map(subjectOf), await factsOf(ctx, mailbox.organizationId, factRows));
  const filings = associationWrites({
    organizationId: mailbox.organizationId,
    decisions,
    now: ctx.clock.now(),
    newId: ctx.newId,
  });
  return { stored, filings };
}

const threadRow = z.object({ thread_id: z.string(), conversation_id: z.string() });

function subjectOf({ id, email, direction }: StoredEmail): AssociationSubject {
  return { ...email, emailId: id, direction };
}
