import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../context.ts";
import { isVisible } from "../visibility.ts";

/** Emails that an activity is made of at most, the newest: a business with more has a graph of its latest ones. */
const newest = 5_000;
/** Unanswered conversations that are named. */
const namedConversations = 5;

/** What an activity covers: a business from `since` on, in weeks of `week` milliseconds. */
export interface ActivityRange {
  businessId: string;
  since: number;
  week: number;
}

/** Emails in each week, of ours and of theirs. */
export function weeksStatement(actor: Actor, { since, week, ...of }: ActivityRange): SQL {
  return sql`with ${messages(actor, since, of.businessId)}
    select cast((sent_at - ${since}) / ${week} as integer) as week, sum(direction = 'inbound') as inbound,
      sum(direction = 'outbound') as outbound, max(iif(direction = 'inbound', sent_at, null)) as lastInboundAt,
      max(iif(direction = 'outbound', sent_at, null)) as lastOutboundAt
    from message group by 1`;
}

/** Conversations whose last message is theirs and from a person, the latest first, with how many there are. */
export function unansweredStatement(actor: Actor, { since, businessId }: ActivityRange): SQL {
  // With a single max() SQLite takes the bare columns from the row that holds it.
  return sql`with ${messages(actor, since, businessId)},
    last as (select id, conversation_id, direction, max(sent_at) as sent_at from message where is_automated = 0
      group by conversation_id)
    select e.id as emailId, e.conversation_id as conversationId, e."from", e.subject, e.sent_at as sentAt,
      e.user_id as userId, (select sharing from email_provider where id = e.email_provider_id) as sharing,
      count(*) over () as total
    from last cross join email_sync e on e.id = last.id where last.direction = 'inbound'
    order by e.sent_at desc, e.id desc limit ${namedConversations}`;
}

/** What arrived at colleagues, and who became known, since the actor last looked. */
export function newsStatement(actor: Actor, { businessId }: ActivityRange): SQL {
  const { organizationId, userId } = actor;
  return sql`with look(at) as (select looked_at from business_look
      where user_id = ${userId} and business_id = ${businessId}),
    news as materialized (select e.message_key, max((select count(*) from json_each(e.attachments)
        where value ->> 'isInline' = 0)) as files
      from look cross join email_sync e indexed by email_sync_business
      where ${isVisible(actor, "e")} and e.business_id = ${businessId} and e.sent_at > look.at
        and e.user_id <> ${userId}
        and not exists (select 1 from email_sync own indexed by email_sync_message
          where own.organization_id = ${organizationId} and own.message_key = e.message_key and own.user_id = ${userId})
      group by e.message_key limit ${newest})
    select look.at, (select count(*) from news) as emails, (select coalesce(sum(files), 0) from news) as files,
      (select count(*) from contact c where c.organization_id = ${organizationId} and c.business_id = ${businessId}
        and c.created_at > look.at and c.created_by <> ${userId}) as contacts
    from look`;
}

/** The newest emails of the business, each message once. */
function messages(actor: Actor, since: number, businessId: string): SQL {
  return sql`recent as (select e.id, e.message_key, e.conversation_id, e.direction, e.is_automated, e.sent_at,
      e.user_id from email_sync e indexed by email_sync_business
      where ${isVisible(actor, "e")} and e.business_id = ${businessId} and e.sent_at >= ${since}
      order by e.sent_at desc, e.id desc limit ${newest}),
    message as materialized (select id, conversation_id, direction, is_automated, sent_at,
      min((user_id <> ${actor.userId}) || id) from recent group by message_key)`;
}
