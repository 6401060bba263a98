import { type SQL, sql } from "drizzle-orm";
import type { LookupQuery } from "#shared/lookup.ts";
import type { Actor } from "../../context.ts";
import { associationStatement, firstDomain } from "../associationRows.ts";
import { timelineStatement } from "../timelineStatement.ts";
import { isVisible } from "../visibility.ts";
import { openedEmail } from "./openedEmail.ts";

/** Conversations of the business that the sidebar shows. */
const shownConversations = 10;
/** Newest emails of the open conversation whose people are looked at. */
const readEmails = 30;
/** Newest filed emails among which the businesses of late are sought, and how many of those are offered. */
const recentEmails = 100;
const recentBusinesses = 5;
/** Up to here emails are counted exactly; beyond, copies and hidden ones count too, which an index alone tells. */
const countedExactly = 1_000;

/** The statements of one lookup, for one batch. `addresses` are those that the page shows, normalised. */
export function lookUpStatements(actor: Actor, query: LookupQuery, addresses: string[]): SQL[] {
  const opened = openedEmail(actor, query);
  const organizationId = actor.organizationId;
  const emails = sql`newest(id) as materialized (select id from thread order by sent_at desc, id desc limit ${readEmails})`;
  const people = sql`${emails}, person(address) as materialized (select value from json_each(${JSON.stringify(addresses)})
    union select p.address from newest cross join email_participant p on p.email_id = newest.id)`;
  const businessId = sql`(with ${opened} select business_id from opened)`;
  return [
    sql`with ${opened} select m.id as email_provider_id, m.account_email, o.id as email_id, o.conversation_id,
        (select count(*) from thread where is_deleted = 0) as thread_count
      from mailbox m left join opened o`,
    associationStatement(organizationId, sql`with ${opened} select id from opened`, true),
    sql`with ${opened}, ${emails} select e."from", e."to", e.cc, e.reply_to
      from newest cross join email_sync e on e.id = newest.id`,
    sql`with ${opened}, ${people} select person.address, c.id as contact_id, c.name as contact_name,
        b.id as business_id, b.name as business_name, ${firstDomain} as domain
      from person cross join contact_address ca on ca.organization_id = ${organizationId} and ca.address = person.address
      join contact c on c.id = ca.contact_id left join business b on b.id = c.business_id`,
    sql`with recursive ${opened}, ${people},
      host(name) as (select substr(address, instr(address, '@') + 1) from person
        union select substr(name, instr(name, '.') + 1) from host where instr(name, '.') > 0)
      select bd.domain as host, b.id as business_id, b.name as business_name, ${firstDomain} as domain
      from host cross join business_domain bd on bd.organization_id = ${organizationId} and bd.domain = host.name
      join business b on b.id = bd.business_id`,
    ownStatement(organizationId),
    sql`select b.id as business_id, b.name as business_name, ${firstDomain} as domain
      from (select business_id, max(sent_at) as last from (select business_id, sent_at
          from email_sync indexed by email_sync_filed
          where organization_id = ${organizationId} and is_deleted = 0 and business_id is not null
          order by sent_at desc, id desc limit ${recentEmails})
        group by business_id order by last desc limit ${recentBusinesses}) recent
      cross join business b on b.id = recent.business_id order by recent.last desc`,
    countStatement(actor, businessId),
    timelineStatement(actor, { businessId, groupBy: "thread" }, null, shownConversations),
  ];
}

/** Addresses of the organization itself; `is_alias` ones say nothing about their domain. */
function ownStatement(organizationId: string): SQL {
  return sql`select email as address, 0 as is_alias from user where organization_id = ${organizationId}
    union select account_email, 0 from email_provider where organization_id = ${organizationId}
    union select alias.value, 1 from email_provider p, json_each(p.aliases) alias
      where p.organization_id = ${organizationId}`;
}

function countStatement(actor: Actor, businessId: SQL): SQL {
  return sql`with filed(business_id, emails) as materialized (select ${businessId}, (select count(*) from email_sync
      where organization_id = ${actor.organizationId} and business_id = ${businessId} and is_deleted = 0))
    select (select count(*) from contact where organization_id = ${actor.organizationId}
        and business_id = filed.business_id) as contacts,
      case when emails > ${countedExactly} then emails else (select count(distinct e.message_key)
        from email_sync e indexed by email_sync_business
        where ${isVisible(actor, "e")} and e.business_id = filed.business_id) end as emails
    from filed`;
}
