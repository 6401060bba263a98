import { type SQL, sql } from "drizzle-orm";
import type { TimelineFilter } from "#shared/timeline.ts";
import { beginsWith } from "../businesses/searchName.ts";
import type { Actor } from "../context.ts";
import type { ParsedQuery } from "./search/parseQuery.ts";
import type { TextSearch } from "./search/textSearch.ts";
import type { TimelinePosition } from "./timelineCursor.ts";
import { isVisible, sharingOf } from "./visibility.ts";

/** What a timeline is of and shows. A business may be an expression, where another part of the query finds it. */
export type TimelineQuestion = Omit<TimelineFilter, "businessId" | "limit" | "cursor" | "q"> & {
  businessId?: string | SQL | undefined;
  /** What its emails hold. */
  text?: TextSearch | undefined;
};

/** A condition over `email_sync` under an alias. */
export type Condition = (alias: string) => SQL;

/** The emails that a timeline is of, before anything narrows what it shows. */
export function scopeOf(
  actor: Actor,
  question: TimelineQuestion,
  position: TimelinePosition | null,
): Condition {
  return (alias) => {
    const email = sql.raw(alias);
    const terms = [isVisible(actor, alias, question.deleted)];
    if (question.businessId !== undefined) terms.push(sql`${email}.business_id = ${question.businessId}`);
    if (question.contactId !== undefined) terms.push(sql`${email}.contact_id = ${question.contactId}`);
    if (question.conversationId !== undefined)
      terms.push(sql`${email}.conversation_id = ${question.conversationId}`);
    if (question.userId !== undefined) terms.push(sql`${email}.user_id = ${userOf(actor, question.userId)}`);
    for (const name of question.text?.parsed.businesses ?? [])
      terms.push(sql`${email}.business_id in (select id from business
        where organization_id = ${actor.organizationId} and search_name like ${beginsWith(name)} escape '\\')`);
    // Above the first page lies what arrived since: it would hide what the reader has not come to yet.
    if (position)
      terms.push(sql`(${email}.sent_at, ${email}.id) <= (${position.top.sentAt}, ${position.top.id})`);
    return sql.join(terms, sql` and `);
  };
}

/** Narrows a timeline to what was asked to be shown of it. */
export function matches(question: TimelineQuestion): Condition {
  return (alias) => {
    const email = sql.raw(alias);
    const terms = [sql`1`];
    if (question.from !== undefined) terms.push(sql`${email}.sent_at >= ${question.from}`);
    if (question.to !== undefined) terms.push(sql`${email}.sent_at < ${question.to}`);
    if (question.unread !== undefined) terms.push(sql`${email}.is_read = ${Number(!question.unread)}`);
    if (question.starred !== undefined) terms.push(sql`${email}.is_starred = ${Number(question.starred)}`);
    if (question.direction !== undefined) terms.push(sql`${email}.direction = ${question.direction}`);
    if (question.hasAttachments !== undefined)
      terms.push(sql`${hasAttachments(alias)} = ${Number(question.hasAttachments)}`);
    if (question.source !== undefined)
      terms.push(sql`exists (select 1 from association indexed by association_email_business
        where email_id = ${email}.id and is_primary = 1 and state = 'filed' and source = ${question.source})`);
    if (question.text) terms.push(typedFilters(question.text.parsed, alias), question.text.holds(alias));
    return sql.join(terms, sql` and `);
  };
}

/** The filters that stand among the words of a search. */
function typedFilters(parsed: ParsedQuery, alias: string): SQL {
  const email = sql.raw(alias);
  const terms = [sql`1`];
  if (parsed.after !== null) terms.push(sql`${email}.sent_at >= ${parsed.after}`);
  if (parsed.before !== null) terms.push(sql`${email}.sent_at < ${parsed.before}`);
  if (parsed.isUnread !== null) terms.push(sql`${email}.is_read = ${Number(!parsed.isUnread)}`);
  if (parsed.isStarred) terms.push(sql`${email}.is_starred = 1`);
  if (parsed.hasAttachments) terms.push(hasAttachments(alias));
  return sql.join(terms, sql` and `);
}

/**
 * Of the copies of one message in several mailboxes, the one that stands for all: the actor's own, else the one of
 * which most is shared, else the first. So a search that finds any of them finds this one.
 */
export function isPreferred(actor: Actor, scope: Condition, alias: string): SQL {
  const email = sql.raw(alias);
  const copy = `${alias}_copy`;
  const other = sql.raw(copy);
  return sql`not exists (select 1 from email_sync ${other} indexed by email_sync_message
    where ${scope(copy)} and ${other}.message_key = ${email}.message_key
      and (${other}.user_id <> ${actor.userId}, ${reserve(copy)}, ${other}.id)
        < (${email}.user_id <> ${actor.userId}, ${reserve(alias)}, ${email}.id))`;
}

/** How much the mailbox of an email holds back from colleagues. */
function reserve(alias: string): SQL {
  return sql`(case ${sharingOf(alias)} when 'full' then 0 when 'subject' then 1 else 2 end)`;
}

/** Nothing newer of the same conversation is shown. */
export function isNewest(actor: Actor, scope: Condition, shown: Condition): SQL {
  return sql`not exists (select 1 from email_sync newer indexed by email_sync_conversation
    where ${scope("newer")} and newer.conversation_id = e.conversation_id
      and (newer.sent_at, newer.id) > (e.sent_at, e.id) and ${shown("newer")}
      and ${isPreferred(actor, scope, "newer")})`;
}

export function hasAttachments(alias: string): SQL {
  const attachments = sql.raw(`${alias}.attachments`);
  return sql`(${attachments} <> '[]' and exists
    (select 1 from json_each(${attachments}) where value ->> 'isInline' = 0))`;
}

function userOf(actor: Actor, userId: string): string {
  return userId === "me" ? actor.userId : userId;
}
