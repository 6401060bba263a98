import { sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import { normalizeAddress } from "#shared/mailAddress.ts";
import type { Context } from "../context.ts";
import { type Facts, noFacts, type PersonsWord, toSubject } from "./facts.ts";
import { type AddressedEmail, addressesOf, ownDomainOf } from "./participants.ts";

export interface FactsQuestion {
  organizationId: string;
  /** The mailbox of all these emails: thread ids mean something inside one only. */
  emailProviderId: string;
  emails: AddressedEmail[];
}

/** How many statements {@link factsStatements} has, whatever the number of emails. */
export const factsStatementCount = 6;

/** Reads all that `decideAll` needs for these emails, in one round trip. */
export async function readFacts(ctx: Pick<Context, "db">, question: FactsQuestion): Promise<Facts> {
  return parseFacts(await ctx.db.batch(factsStatements(ctx, question)));
}

/**
 * The items of a read batch; {@link parseFacts} takes their results in the same order. Cross joins fix the order: from
 * the few emails asked about to what is known, never the other way.
 */
export function factsStatements({ db }: Pick<Context, "db">, question: FactsQuestion) {
  const { organizationId, emailProviderId, emails } = question;
  const addresses = JSON.stringify([...new Set(emails.flatMap(addressesOf))]);
  const threads = JSON.stringify([...new Set(emails.map((email) => email.threadId))]);
  const sibling = sql`select e.* from email_sync e where +e.organization_id = ${organizationId}
    and e.email_provider_id = ${emailProviderId} and e.thread_id in (select value from json_each(${threads}))`;
  const people = sql`person(address) as (select value from json_each(${addresses})
    union select p.address from sibling cross join email_participant p on p.email_id = sibling.id where sibling.is_automated = 0)`;
  return [
    db.all(sql`select id, thread_id, direction, is_automated, "from", "to", cc, bcc, reply_to
      from (${sibling}) where is_automated = 0`),
    db.all(sql`with sibling as (${sibling}), ${people}
      select ca.address, c.id as contact_id, c.name, b.id as business_id, b.name as business_name
      from person cross join contact_address ca on ca.organization_id = ${organizationId} and ca.address = person.address
      join contact c on c.id = ca.contact_id left join business b on b.id = c.business_id`),
    db.all(sql`with recursive sibling as (${sibling}), ${people},
      host(name) as (select substr(address, instr(address, '@') + 1) from person
        union select substr(name, instr(name, '.') + 1) from host where instr(name, '.') > 0)
      select bd.domain, b.id as business_id, b.name as business_name
      from host cross join business_domain bd on bd.organization_id = ${organizationId} and bd.domain = host.name
      join business b on b.id = bd.business_id`),
    db.all(sql`with sibling as (${sibling})
      select s.id as email_id, s.thread_id, a.state, a.is_primary, a.business_id, b.name as business_name,
        a.contact_id, c.name as contact_name, a.evidence ->> '$[0].matched' as matched,
        u.name as user_name, a.updated_at as decided_at
      from sibling s cross join association a on a.email_id = s.id and (a.source = 'manual' or a.state = 'rejected')
      left join business b on b.id = a.business_id left join contact c on c.id = a.contact_id
      left join user u on u.id = a.decided_by
      where a.state = 'rejected' or a.business_id = '' or b.id is not null
      order by a.updated_at desc, a.id desc`),
    db.all(sql`select email as address from user where organization_id = ${organizationId}
      union select account_email from email_provider where organization_id = ${organizationId}`),
    db.all(sql`select distinct alias.value as address from email_provider p, json_each(p.aliases) alias
      where p.organization_id = ${organizationId}`),
  ] as const;
}

const text = z.string();
const json = <Value extends z.ZodType>(value: Value) =>
  text.transform((raw): unknown => JSON.parse(raw)).pipe(value);
const addressList = json(z.array(addressSchema));
const siblingRow = z.object({
  id: text,
  thread_id: text,
  direction: z.enum(["inbound", "outbound", "internal"]),
  is_automated: z.coerce.boolean(),
  from: json(addressSchema).nullable(),
  to: addressList,
  cc: addressList,
  bcc: addressList,
  reply_to: addressList,
});
const storedRow = siblingRow.extend({ email_provider_id: text });
const contactRow = z.object({
  address: text,
  contact_id: text,
  name: text,
  business_id: text.nullable(),
  business_name: text.nullable(),
});
const domainRow = z.object({ domain: text, business_id: text, business_name: text });
const wordRow = z.object({
  email_id: text,
  thread_id: text,
  state: z.enum(["filed", "rejected"]),
  is_primary: z.coerce.boolean(),
  business_id: text,
  business_name: text.nullable(),
  contact_id: text.nullable(),
  contact_name: text.nullable(),
  matched: text.nullable(),
  user_name: text.nullable(),
  decided_at: z.number(),
});
const ownRow = z.object({ address: text });

/** Makes subjects of rows of `email_sync`, read with the columns that {@link factsStatements} reads and the mailbox. */
export function parseSubjects(rows: unknown) {
  return z
    .array(storedRow)
    .parse(rows)
    .map((row) => ({ emailProviderId: row.email_provider_id, subject: toSubject(row) }));
}

/** Makes facts of the results of {@link factsStatements}. */
export function parseFacts(results: readonly unknown[]): Facts {
  const [siblings, contacts, domains, words, own, aliases] = results;
  const facts = noFacts();
  facts.siblings = Map.groupBy(z.array(siblingRow).parse(siblings).map(toSubject), (email) => email.threadId);
  for (const row of z.array(contactRow).parse(contacts))
    facts.contacts.set(row.address, {
      contactId: row.contact_id,
      name: row.name,
      business: businessOf(row.business_id, row.business_name),
    });
  for (const row of z.array(domainRow).parse(domains))
    facts.domains.set(row.domain, { businessId: row.business_id, name: row.business_name });
  facts.words = Map.groupBy(z.array(wordRow).parse(words).map(toWord), (word) => word.threadId);
  for (const { address } of z.array(ownRow).parse(own)) addOwn(facts, address, true);
  for (const { address } of z.array(ownRow).parse(aliases)) addOwn(facts, address, false);
  return facts;
}

/** An alias is our address, but its domain may be a customer's, where one of us has a mailbox. */
function addOwn(facts: Facts, raw: string, isWithDomain: boolean): void {
  const address = normalizeAddress(raw);
  if (address === null) return;
  facts.ownAddresses.add(address);
  const domain = isWithDomain ? ownDomainOf(address) : null;
  if (domain !== null) facts.ownDomains.add(domain);
}

function businessOf(businessId: string | null, name: string | null) {
  return businessId ? { businessId, name: name ?? "" } : null;
}

function toWord(row: z.infer<typeof wordRow>): PersonsWord {
  return {
    emailId: row.email_id,
    threadId: row.thread_id,
    state: row.state,
    business: businessOf(row.business_id, row.business_name),
    contactId: row.contact_id,
    contactName: row.contact_name,
    isPrimary: row.is_primary,
    isThread: row.matched === row.thread_id,
    userName: row.user_name ?? "Someone",
    decidedAt: row.decided_at,
  };
}
