import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { decideAll } from "./decide.ts";
import type { AssociationSubject, Decision } from "./decision.ts";
import { factsStatementCount, factsStatements, subjectColumns } from "./factsStatements.ts";
import { factsOf, parseSubjects } from "./readFacts.ts";
import { associationWrites } from "./writes.ts";

/** A stored email with the mailbox that its thread id belongs to. */
export interface StoredEmailSubject {
  emailProviderId: string;
  subject: AssociationSubject;
}

/** Reads stored emails for deciding again; `ids` is a subquery of email ids. In the order of their ids. */
export async function readSubjects(
  { db }: Pick<Context, "db">,
  organizationId: string,
  ids: SQL,
): Promise<StoredEmailSubject[]> {
  return parseSubjects(
    await db.all(sql`select email_provider_id, ${subjectColumns}
      from email_sync where +organization_id = ${organizationId} and id in (${ids}) order by id`),
  );
}

/** Emails of other mailboxes whose conversations some have; a bulk of them ends at so many. */
const mostElsewhere = 1000;

/**
 * Some emails, `ids` a subquery, and those of other mailboxes that share their conversations: a person's word on the
 * former is heard by the latter.
 */
export function withConversations(organizationId: string, ids: SQL): SQL {
  return sql`${ids} union select id from (select o.id from email_sync e cross join email_sync o
      on o.organization_id = ${organizationId} and o.conversation_id = e.conversation_id
        and o.email_provider_id <> e.email_provider_id
    where e.id in (${ids}) and +e.organization_id = ${organizationId} limit ${mostElsewhere})`;
}

/**
 * Decides stored emails and their conversations anew and writes what differs: two round trips, however many. `guard`
 * is a condition that every write carries; `first` stands at the beginning, `last` at the end of the same batch, also where nothing is decided.
 */
export async function fileAgain(
  ctx: Pick<Context, "db" | "clock" | "newId">,
  organizationId: string,
  stored: StoredEmailSubject[],
  { guard, first = [], last }: { guard?: SQL; first?: SQL[]; last?: SQL } = {},
): Promise<void> {
  const mailboxes = [...Map.groupBy(stored, (one) => one.emailProviderId)].map(
    ([emailProviderId, group]) => ({
      emailProviderId,
      subjects: group.map((one) => one.subject),
    }),
  );
  const [firstRead, ...moreReads] = mailboxes.flatMap(({ emailProviderId, subjects }) =>
    factsStatements(ctx, { organizationId, emailProviderId, emails: subjects }),
  );
  const results = firstRead ? await ctx.db.batch([firstRead, ...moreReads]) : [];
  const decisions: Decision[] = [];
  for (const [index, { subjects }] of mailboxes.entries()) {
    const from = index * factsStatementCount;
    const facts = await factsOf(ctx, organizationId, results.slice(from, from + factsStatementCount));
    decisions.push(...decideAll(subjects, facts));
  }
  const now = ctx.clock.now();
  const writes = associationWrites({
    ...{ organizationId, decisions, now, newId: ctx.newId },
    ...(guard ? { guard } : {}),
  });
  const [next, ...more] = [...first, ...writes, ...(last ? [last] : [])].map((write) => ctx.db.run(write));
  if (next) await ctx.db.batch([next, ...more]);
}
