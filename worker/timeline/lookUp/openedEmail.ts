import { type SQL, sql } from "drizzle-orm";
import type { LookupQuery } from "#shared/lookup.ts";
import { normalizeAddress } from "#shared/mailAddress.ts";
import type { Actor } from "../../context.ts";
import { pageIds } from "../../providers/pageIds.ts";

/**
 * Common table expressions that find what is open on screen, in the actor's own mailboxes only:
 * `mailbox` (no row where it is not known beyond doubt), `thread` (its emails in that mailbox), and `opened`, the
 * newest of them, which a tag would apply to. What was removed comes last.
 */
export function openedEmail(actor: Actor, query: LookupQuery): SQL {
  const { threadId = null, messageId = null } = pageIds(query.provider, query);
  const names = JSON.stringify(spellings(query.account));
  const own = sql`p.organization_id = ${actor.organizationId} and p.user_id = ${actor.userId} and p.kind = ${query.provider}
    and p.disconnected_at is null`;
  const holding = sql`(exists (select 1 from email_sync e where e.email_provider_id = p.id and e.thread_id = ${threadId})
    or exists (select 1 from email_sync e
      where e.user_id = p.user_id and e.email_provider_id = p.id and e.external_id = ${messageId}))`;
  // An account's own address says more than an alias, which two accounts can share.
  const candidate = query.account
    ? sql`select p.id, lower(p.account_email) in (select value from json_each(${names})) as rank
        from email_provider p where ${own} and (lower(p.account_email) in (select value from json_each(${names}))
          or exists (select 1 from json_each(p.aliases) a where lower(a.value) in (select value from json_each(${names}))))`
    : sql`select p.id, 0 as rank from email_provider p where ${own} and ${holding}`;
  return sql`candidate(id, rank) as materialized (${candidate}),
    mailbox(id, user_id, account_email) as materialized (select p.id, p.user_id, p.account_email from email_provider p
      where p.id = (select id from candidate where rank = (select max(rank) from candidate))
        and 1 = (select count(*) from candidate where rank = (select max(rank) from candidate))),
    thread(id, is_deleted, sent_at) as materialized (select e.id, e.is_deleted, e.sent_at
      from mailbox m cross join email_sync e indexed by email_sync_thread on e.email_provider_id = m.id
      and e.thread_id = coalesce(
        (select t.thread_id from email_sync t where t.email_provider_id = m.id and t.thread_id = ${threadId} limit 1),
        (select t.thread_id from email_sync t
          where t.user_id = m.user_id and t.email_provider_id = m.id and t.external_id = ${messageId}))),
    opened(id, business_id, contact_id, conversation_id) as materialized (
      select e.id, e.business_id, e.contact_id, e.conversation_id
      from (select id from thread order by is_deleted, sent_at desc, id desc limit 1) newest
      cross join email_sync e on e.id = newest.id)`;
}

/** The spellings under which an account may be known: as shown, as we match it, and Gmail's other domain. */
function spellings(account: string | undefined): string[] {
  if (!account) return [];
  const shown = account.trim().toLowerCase();
  const swapped = shown.endsWith("@googlemail.com")
    ? shown.replace(/@googlemail\.com$/, "@gmail.com")
    : shown.replace(/@gmail\.com$/, "@googlemail.com");
  return [...new Set([shown, swapped, normalizeAddress(shown) ?? shown])];
}
