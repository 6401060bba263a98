import { type SQL, sql } from "drizzle-orm";
import { registrableDomain } from "#shared/mailAddress.ts";
import type { Context } from "../context.ts";
import { type Owed, owe } from "../outbox.ts";
import type { QueueMessage } from "../queue.ts";
import { fileAgain, readSubjects } from "./fileAgain.ts";

type Reassociate = Extract<QueueMessage, { type: "reassociate" }>;

/** Emails that one step decides anew. */
const stepSize = 500;
/** Addresses and domains of one message: each is a part of one compound select, and a message holds 128 KB. */
const mostTerms = 50;

/**
 * Owes the queue that everything which some addresses and domains concern is filed anew: its statements belong into
 * the batch that changes the businesses or contacts, and it is sent after the commit.
 */
export function oweReassociation(
  ctx: Parameters<typeof owe>[0],
  organizationId: string,
  concerned: { addresses?: string[]; domains?: string[] },
): Promise<Owed> {
  const domains = (concerned.domains ?? []).map((domain) => registrableDomain(domain) ?? domain);
  const terms = [...new Set([...(concerned.addresses ?? []), ...domains].filter((term) => term !== ""))];
  const messages: Reassociate[] = [];
  for (let from = 0; from < terms.length; from += mostTerms) {
    const some = terms.slice(from, from + mostTerms);
    messages.push({
      type: "reassociate",
      organizationId,
      addresses: some.filter((term) => term.includes("@")),
      domains: some.filter((term) => !term.includes("@")),
      after: null,
    });
  }
  return owe(ctx, messages);
}

/**
 * Files anew the next emails that a message concerns, and asks for the next step where there are more. What people
 * decided is left alone; running a step twice changes nothing.
 */
export async function reassociateStep(
  ctx: Pick<Context, "db" | "clock" | "newId" | "queue" | "log">,
  message: Reassociate,
): Promise<void> {
  const ids = concernedEmails(message);
  if (ids === null) return;
  const stored = await readSubjects(ctx, message.organizationId, ids);
  await fileAgain(ctx, message.organizationId, stored);
  ctx.log.info("reassociated", { organizationId: message.organizationId, emails: stored.length });
  const last = stored.at(-1);
  if (last && stored.length === stepSize)
    await ctx.queue.send([{ ...message, after: last.subject.emailId, rounds: undefined }]);
}

/** Ids of the next emails in keyset order: each term reads its own index in order and stops early. */
function concernedEmails({ organizationId, addresses, domains, after }: Reassociate): SQL | null {
  const of = (column: SQL, term: string) => sql`select * from (select distinct email_id from email_participant
    where organization_id = ${organizationId} and ${column} = ${term} and email_id > ${after ?? ""}
    order by email_id limit ${stepSize})`;
  const terms = [
    ...addresses.map((address) => of(sql`address`, address)),
    ...domains.map((domain) => of(sql`domain`, domain)),
  ];
  if (terms.length === 0) return null;
  const every = sql.join(terms, sql` union `);
  return sql`select email_id from (${every}) order by email_id limit ${stepSize}`;
}
