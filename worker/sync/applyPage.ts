import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { decideAll } from "../association/decide.ts";
import type { AssociationSubject } from "../association/decision.ts";
import { factsStatements, parseFacts } from "../association/readFacts.ts";
import { associationWrites } from "../association/writes.ts";
import type { Change } from "../providers/mailProvider.ts";
import { ProviderError } from "../providers/providerError.ts";
import { countAround } from "./counters.ts";
import { cursorWrite } from "./cursors.ts";
import { folderWrites } from "./folderChanges.ts";
import { type Intent, intentsOf } from "./intents.ts";
import { type Known, readKnown } from "./known.ts";
import type { Cursor } from "./mailbox.ts";
import { idsToFetch, type PageWork, pageWork } from "./pageWork.ts";
import { pageWrites } from "./pageWrites.ts";
import { commit, type Slice } from "./slice.ts";
import { type StoredEmail, type ThreadConversations, toStored } from "./storedEmail.ts";

/**
 * Brings a page of changes into the database: rows, filings, participants, pending, skips, counters and the cursor in
 * one write batch. `next` are the cursors behind this page.
 * @throws ProviderError `rate_limited` when the provider stopped answering in the middle: what came is stored, the
 * cursor stays, and the page is read again later, without what is stored.
 */
export async function applyPage(slice: Slice, changes: Change[], next: Cursor[]): Promise<void> {
  const intents = intentsOf(changes);
  const folders = folderWrites(slice, changes, slice.ctx.clock.now());
  if (folders.length > 0) await commit(slice, folders);
  await applyIntents(slice, intents, next, (known) => idsToFetch(intents.values(), known, slice.rules));
}

/** Tries again what waits: an answer moves it out of pending, another failure raises its attempts. */
export async function applyPending(slice: Slice, externalIds: string[]): Promise<void> {
  if (externalIds.length > 0) await applyIntents(slice, new Map(), [], () => externalIds, externalIds);
}

async function applyIntents(
  slice: Slice,
  intents: Map<string, Intent>,
  next: Cursor[],
  toFetch: (known: Known) => string[],
  named: string[] = [...intents.keys()],
): Promise<void> {
  const { ctx, mailbox, provider, rules } = slice;
  const known = await readKnown(ctx, mailbox.id, mailbox.userId, named);
  const ids = toFetch(known);
  const fetched = ids.length > 0 ? await provider.fetch(ids) : [];
  const work = pageWork(intents, fetched, known, rules);
  const { stored, filings } = await prepare(slice, work, known);
  const now = ctx.clock.now();
  const writes = hasWork(work) ? pageWrites(mailbox, work, stored, now) : [];
  const cursors = work.retryAt === null ? next : [];
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
  const decisions = decideAll(stored.map(subjectOf), parseFacts(factRows));
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
