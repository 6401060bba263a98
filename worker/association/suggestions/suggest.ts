import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { type DomainPolicy, domainPolicyOf, parseDomainPolicy } from "../../businesses/domainPolicy.ts";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { proposedName } from "../../timeline/lookUp/proposedBusiness.ts";
import { type Correspondent, correspondentsIn, hostsOf, nameOf, type SeenEmail } from "./correspondents.ts";

/** Emails of one address or domain among which both directions are sought. */
const mostSought = 300;

const knownRows = z.array(
  z.object({
    at: z.number(),
    is_contact: z.number(),
    business_id: z.string().nullable(),
    is_two_way: z.number(),
    is_domain_two_way: z.number(),
  }),
);

/**
 * Suggests the people of some emails as contacts, and their domains as businesses, where there is real two-way
 * correspondence in the user's own mailboxes. `last` stands at the end of the write batch. Running it again changes
 * nothing, and what somebody dismissed stays dismissed.
 */
export async function suggest(
  ctx: Pick<Context, "db" | "clock" | "newId">,
  emails: SeenEmail[],
  last: SQL[],
): Promise<void> {
  const policies = await readPolicies(ctx, [...new Set(emails.map((email) => email.organizationId))]);
  const policyOf = (organizationId: string) => policies.get(organizationId) ?? parseDomainPolicy([]);
  const people = correspondentsIn(emails, policyOf);
  const known = people.length > 0 ? knownRows.parse(await ctx.db.all(knownStatement(people))) : [];
  const rows = known.flatMap((row) => {
    const person = people[row.at];
    const one = person && suggestionOf(person, row, policyOf(person.organizationId));
    return one ? [[ctx.newId(), ...one]] : [];
  });
  await writeBatch(ctx.db, [...(rows.length > 0 ? [suggestionWrite(rows, ctx.clock.now())] : []), ...last]);
}

async function readPolicies(ctx: Pick<Context, "db">, ids: string[]): Promise<Map<string, DomainPolicy>> {
  const [first, ...more] = ids.map((id) => domainPolicyOf(ctx, id));
  const results = first ? await ctx.db.batch([first, ...more]) : [];
  return new Map(ids.map((id, at) => [id, parseDomainPolicy(results[at])]));
}

/** Everything that has to be known of all of them, each by its own index and bounded. */
function knownStatement(people: Correspondent[]): SQL {
  const asked = people.map((one) => [
    one.organizationId,
    one.userId,
    one.address,
    one.domain,
    hostsOf(one.address),
  ]);
  const isWith = (column: "address" | "domain") => {
    const value = column === "address" ? sql`w.value ->> 2` : sql`w.value ->> 3`;
    const recent = sql`(select email_id, role from email_participant where organization_id = w.value ->> 0
      and ${sql.raw(column)} = ${value} order by email_id desc limit ${mostSought})`;
    const some = (direction: string, roles: SQL) => sql`exists (select 1 from ${recent} p
      cross join email_sync e on e.id = p.email_id where p.role in (${roles}) and e.user_id = w.value ->> 1
        and e.direction = ${direction} and e.is_automated = 0 and e.is_deleted = 0)`;
    return sql`(${some("inbound", sql`'from'`)} and ${some("outbound", sql`'to', 'cc'`)})`;
  };
  return sql`select w.key as at,
      exists (select 1 from contact_address where organization_id = w.value ->> 0 and address = w.value ->> 2) as is_contact,
      (select d.business_id from json_each(w.value -> 4) h cross join business_domain d
        on d.organization_id = w.value ->> 0 and d.domain = h.value order by h.key limit 1) as business_id,
      ${isWith("address")} as is_two_way, ${isWith("domain")} as is_domain_two_way
    from json_each(${JSON.stringify(asked)}) w`;
}

function suggestionOf(
  person: Correspondent,
  known: z.output<typeof knownRows>[number],
  policy: DomainPolicy,
) {
  const { organizationId, userId, address, domain, emailId, sentAt } = person;
  const isTelling = !policy.isFreeMail(domain);
  if (isTelling && known.business_id === null) {
    if (known.is_domain_two_way === 0) return null;
    return [organizationId, userId, "business", domain, proposedName(domain), [], emailId, sentAt];
  }
  if (known.is_contact !== 0 || known.is_two_way === 0) return null;
  const businesses = known.business_id === null ? [] : [known.business_id];
  return [organizationId, userId, "contact", address, nameOf(person), businesses, emailId, sentAt];
}

function suggestionWrite(rows: unknown[], now: number): SQL {
  return sql`insert into association_suggestion (id, organization_id, user_id, kind, subject, name, business_ids,
      email_id, last_email_at, state, created_at, updated_at)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value -> 6, value ->> 7,
      value ->> 8, 'open', ${now}, ${now}
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (organization_id, user_id, kind, subject) do update set name = excluded.name,
      business_ids = excluded.business_ids, email_id = excluded.email_id, last_email_at = excluded.last_email_at,
      updated_at = excluded.updated_at
    where association_suggestion.state = 'open' and excluded.last_email_at > association_suggestion.last_email_at`;
}
