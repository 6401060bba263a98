import { sql } from "drizzle-orm";
import { hostOf, isFreeMailDomain, registrableDomain } from "#shared/mailAddress.ts";
import { domainPolicyOf } from "../businesses/domainPolicy.ts";
import type { Context } from "../context.ts";
import { handFiledVersion } from "./content/readHandFiled.ts";
import { ownAliases } from "./ownAliases.ts";
import { type AddressedEmail, addressesOf } from "./participants.ts";

export interface FactsQuestion {
  organizationId: string;
  /** The mailbox of all these emails: thread ids mean something inside one only. */
  emailProviderId: string;
  emails: AddressedEmail[];
  /** Conversations of threads of which nothing is stored yet, by thread id. */
  conversations?: ReadonlyMap<string, string>;
}

/** How many statements {@link factsStatements} has, whatever the number of emails. */
export const factsStatementCount = 11;

/** The columns of `email_sync` that an `AssociationSubject` is made of. */
export const subjectColumns = sql.raw(
  `id, thread_id, direction, is_automated, "from", "to", cc, bcc, reply_to, behind, subject, body_text`,
);

/** Where so many people have addresses that looking for colleagues there would read half of all contacts. */
const widest = sql.raw(
  "gmail.com outlook.com hotmail.com yahoo.com icloud.com live.com msn.com aol.com gmx.de web.de gmx.net t-online.de"
    .split(" ")
    .map((domain) => `'${domain}'`)
    .join(", "),
);
/** Tags that an organization can have rules for. */
const mostTags = 1000;

/**
 * The items of a read batch; `parseFacts` takes their results in the same order. Cross joins fix the order: from the
 * few emails asked about to what is known, never the other way.
 */
export function factsStatements({ db }: Pick<Context, "db">, question: FactsQuestion) {
  const { organizationId, emailProviderId, emails, conversations = new Map<string, string>() } = question;
  const named = [...new Set(emails.flatMap(addressesOf))];
  const domains = new Set(named.map((address) => registrableDomain(hostOf(address)) ?? ""));
  const addresses = JSON.stringify(named);
  const own = JSON.stringify([...domains].filter((domain) => domain !== "" && !isFreeMailDomain(domain)));
  const threads = JSON.stringify([...new Set(emails.map((email) => email.threadId))]);
  const sibling = sql`select e.* from email_sync e where +e.organization_id = ${organizationId}
    and e.email_provider_id = ${emailProviderId} and e.thread_id in (select value from json_each(${threads}))`;
  const people = sql`person(address) as (select value from json_each(${addresses})
    union select p.address from sibling cross join email_participant p on p.email_id = sibling.id where sibling.is_automated = 0)`;
  const hosts = sql`host(name) as (select substr(address, instr(address, '@') + 1) from person
    union select substr(name, instr(name, '.') + 1) from host where instr(name, '.') > 0)`;
  return [
    db.all(sql`select ${subjectColumns} from (${sibling}) where is_automated = 0`),
    db.all(sql`with sibling as (${sibling}), ${people}
      select ca.address, c.id as contact_id, c.name, c.title, b.id as business_id, b.name as business_name
      from person cross join contact_address ca on ca.organization_id = ${organizationId} and ca.address = person.address
      join contact c on c.id = ca.contact_id left join business b on b.id = c.business_id and b.leaving_at is null`),
    db.all(sql`with recursive sibling as (${sibling}), ${people}, ${hosts}
      select bd.domain, b.id as business_id, b.name as business_name
      from host cross join business_domain bd on bd.organization_id = ${organizationId} and bd.domain = host.name
      join business b on b.id = bd.business_id and b.leaving_at is null`),
    db.all(sql`with sibling as (${sibling}), near(domain) as (select value from json_each(${own})
        union select p.domain from sibling cross join email_participant p on p.email_id = sibling.id
          where sibling.is_automated = 0 and p.domain not in ('', ${widest}))
      select near.domain, b.id as business_id, b.name as business_name, min(c.name) as contact_name,
        count(distinct c.id) as contacts
      from near cross join contact_address ca on ca.organization_id = ${organizationId} and ca.domain = near.domain
      join contact c on c.id = ca.contact_id join business b on b.id = c.business_id and b.leaving_at is null
      group by near.domain, b.id`),
    db.all(sql`with recursive sibling as (${sibling}), ${people}, ${hosts},
      rule as (
        select r.* from json_each(${threads}) t cross join association_rule r on r.organization_id = ${organizationId}
          and r.kind = 'thread' and r.value = ${`${emailProviderId} `} || t.value
        union all select r.* from person cross join association_rule r on r.organization_id = ${organizationId}
          and r.kind = 'address' and r.value = person.address
        union all select r.* from host cross join association_rule r on r.organization_id = ${organizationId}
          and r.kind = 'domain' and r.value = host.name
        union all select * from (select r.* from association_rule r where r.organization_id = ${organizationId}
          and r.kind = 'subject_tag' order by r.value limit ${mostTags}))
      select r.kind, r.value, r.effect, b.id as business_id, b.name as business_name, c.id as contact_id,
        c.name as contact_name, u.name as user_name
      from rule r left join business b on b.id = r.business_id and b.organization_id = ${organizationId}
      left join contact c on c.id = r.contact_id and c.organization_id = ${organizationId}
      left join user u on u.id = r.created_by
      where (r.business_id = '' or b.id is not null) and (r.effect = 'never' or r.business_id <> '' or c.id is not null)
      order by r.created_at desc, r.id desc`),
    db.all(sql`with sibling as (${sibling})
      select s.id as email_id, s.thread_id, a.state, a.is_primary, a.business_id, b.name as business_name,
        a.contact_id, c.name as contact_name, a.evidence ->> '$[0].matched' as matched,
        u.name as user_name, a.updated_at as decided_at
      from sibling s cross join association a on a.email_id = s.id and (a.source = 'manual' or a.state = 'rejected')
      left join business b on b.id = a.business_id left join contact c on c.id = a.contact_id
      left join user u on u.id = a.decided_by
      where a.state = 'rejected' or a.business_id = '' or b.id is not null
      order by a.updated_at desc, a.id desc`),
    domainPolicyOf({ db }, organizationId),
    db.all(ownAliases(organizationId)),
    db.all(sql`select knowledge_version from organization where id = ${organizationId}`),
    db.all(handFiledVersion(organizationId)),
    // Of other mailboxes only what everyone in the organization may see.
    db.all(sql`with sibling as (${sibling}), conversation(thread_id, id) as (
        select distinct thread_id, conversation_id from sibling
        union select value ->> 0, value ->> 1 from json_each(${JSON.stringify([...conversations])})
          where value ->> 0 not in (select thread_id from sibling))
      select v.thread_id, o.id as email_id, b.id as business_id, b.name as business_name, u.name as user_name,
        (select json_group_array(p.address) from email_participant p where p.email_id = o.id) as people
      from conversation v cross join email_sync o on o.organization_id = ${organizationId}
        and o.conversation_id = v.id and o.email_provider_id <> ${emailProviderId}
        and o.business_id is not null and o.is_deleted = 0
      cross join association a on a.email_id = o.id and a.business_id = o.business_id and a.source = 'manual'
        and a.state = 'filed' and a.is_primary = 1
      join business b on b.id = a.business_id and b.leaving_at is null
      left join user u on u.id = a.decided_by
      where o.email_provider_id not in (select id from email_provider
          where organization_id = ${organizationId} and disconnected_at is not null)
        and (o.deleted_in_provider = 0
          or 'flag' = (select provider_deletion from organization where id = ${organizationId}))
      order by a.updated_at desc, a.id desc`),
  ] as const;
}
