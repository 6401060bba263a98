import { type SQL, sql } from "drizzle-orm";
import type { TimelineFilter } from "#shared/timeline.ts";
import type { Actor } from "../context.ts";
import type { TimelinePosition } from "./timelineCursor.ts";
import { isVisible } from "./visibility.ts";

/** What a timeline is of and shows. A business may be an expression, where another part of the query finds it. */
export type TimelineQuestion = Omit<TimelineFilter, "businessId" | "limit" | "cursor"> & {
  businessId?: string | SQL | undefined;
};

/** People of a conversation that an item names. */
const namedPeople = 20;

/**
 * One page of a timeline as one statement, `rows` long at most, newest first. The index is named for each kind of
 * timeline, since in its order the page is found by reading `rows` rows, whatever the mailbox holds.
 */
export function timelineStatement(
  actor: Actor,
  question: TimelineQuestion,
  position: TimelinePosition | null,
  rows: number,
): SQL {
  const scope = scopeOf(actor, question, position);
  const page = pageStatement(actor, question, scope, position, rows);
  const conversation =
    question.groupBy === "thread" ? conversationColumns(actor, scope) : sql`null as conversation`;
  return sql`with page(id) as materialized (${page})
    select e.id, e.external_id, e.email_provider_id, e.user_id, e.thread_id, e.conversation_id, e.direction, e."from",
      e."to", e.subject, e.snippet, e.sent_at, e.is_read, e.is_starred, e.is_automated, e.business_id, e.contact_id,
      e.deleted_in_provider, ${hasAttachments("e")} as has_attachments,
      (select sharing from email_provider where id = e.email_provider_id) as sharing,
      (select json_group_array(json_array(c.id, c.email_provider_id, c.user_id))
        from email_sync c indexed by email_sync_message
        where ${scope("c")} and c.message_key = e.message_key) as copies,
      ${conversation}
    from page cross join email_sync e on e.id = page.id`;
}

/** A condition over `email_sync` under an alias. */
type Condition = (alias: string) => SQL;

/** The emails that a timeline is of, before anything narrows what it shows. */
function scopeOf(actor: Actor, question: TimelineQuestion, position: TimelinePosition | null): Condition {
  return (alias) => {
    const email = sql.raw(alias);
    const terms = [isVisible(actor, alias, question.deleted)];
    if (question.businessId !== undefined) terms.push(sql`${email}.business_id = ${question.businessId}`);
    if (question.contactId !== undefined) terms.push(sql`${email}.contact_id = ${question.contactId}`);
    if (question.conversationId !== undefined)
      terms.push(sql`${email}.conversation_id = ${question.conversationId}`);
    if (question.userId !== undefined) terms.push(sql`${email}.user_id = ${userOf(actor, question.userId)}`);
    // Above the first page lies what arrived since: it would hide what the reader has not come to yet.
    if (position)
      terms.push(sql`(${email}.sent_at, ${email}.id) <= (${position.top.sentAt}, ${position.top.id})`);
    return sql.join(terms, sql` and `);
  };
}

/** Narrows a timeline to what was asked to be shown of it. */
function matches(question: TimelineQuestion): Condition {
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
    return sql.join(terms, sql` and `);
  };
}

function pageStatement(
  actor: Actor,
  question: TimelineQuestion,
  scope: Condition,
  position: TimelinePosition | null,
  rows: number,
): SQL {
  // Behind a cursor lie neither the end of the range nor the top: with one bound the index starts where the page does.
  const read = scopeOf(actor, question, null);
  const shown = matches(position ? { ...question, to: undefined } : question);
  const after = position ? sql`(e.sent_at, e.id) < (${position.after.sentAt}, ${position.after.id})` : sql`1`;
  const grouped = question.groupBy === "thread" ? isNewest(actor, scope, matches(question)) : sql`1`;
  const branch = (index: string, condition: SQL) =>
    sql`select e.id, e.sent_at from email_sync e indexed by ${sql.raw(index)}
      where ${read("e")} and ${condition} and ${shown("e")} and ${after} and ${isPreferred(actor, scope, "e")}
        and ${grouped} order by e.sent_at desc, e.id desc limit ${rows}`;
  const index = indexFor(question);
  if (index !== null) return sql`select id from (${branch(index, sql`1`)})`;
  // The newest of both are among the newest of each; a filed email of one's own comes in both.
  const own = branch("email_sync_user", sql`e.user_id = ${actor.userId}`);
  const filed = branch("email_sync_filed", sql`e.business_id is not null`);
  return sql`select id from (select * from (${own}) union select * from (${filed}))
    order by sent_at desc, id desc limit ${rows}`;
}

/** The index in whose order a timeline is read; null where it takes two. */
function indexFor(question: TimelineQuestion): string | null {
  if (question.conversationId !== undefined) return "email_sync_conversation";
  if (question.deleted) return "email_sync_deleted";
  if (question.businessId !== undefined) return "email_sync_business";
  if (question.contactId !== undefined) return "email_sync_contact";
  return question.userId === undefined ? null : "email_sync_user";
}

/** Of the copies of one message in several mailboxes, the one that stands for all: the actor's own, else the first. */
function isPreferred(actor: Actor, scope: Condition, alias: string): SQL {
  const email = sql.raw(alias);
  const copy = `${alias}_copy`;
  const other = sql.raw(copy);
  return sql`not exists (select 1 from email_sync ${other} indexed by email_sync_message
    where ${scope(copy)} and ${other}.message_key = ${email}.message_key
      and (${other}.user_id <> ${actor.userId}, ${other}.id) < (${email}.user_id <> ${actor.userId}, ${email}.id))`;
}

/** Nothing newer of the same conversation is shown. */
function isNewest(actor: Actor, scope: Condition, shown: Condition): SQL {
  return sql`not exists (select 1 from email_sync newer indexed by email_sync_conversation
    where ${scope("newer")} and newer.conversation_id = e.conversation_id
      and (newer.sent_at, newer.id) > (e.sent_at, e.id) and ${shown("newer")}
      and ${isPreferred(actor, scope, "newer")})`;
}

function hasAttachments(alias: string): SQL {
  const attachments = sql.raw(`${alias}.attachments`);
  return sql`(${attachments} <> '[]' and exists
    (select 1 from json_each(${attachments}) where value ->> 'isInline' = 0))`;
}

/** Counts and people of the conversation that `e` is the newest of, each message once. */
function conversationColumns(actor: Actor, scope: Condition): SQL {
  const members = sql`from email_sync m indexed by email_sync_conversation
    where ${scope("m")} and m.conversation_id = e.conversation_id`;
  // With a single min() SQLite takes the bare columns from the row that holds it: the preferred copy.
  return sql`(select json_array(count(*), coalesce(sum(is_read = 0), 0))
      from (select m.is_read, min((m.user_id <> ${actor.userId}) || m.id) ${members} group by m.message_key))
      as conversation,
    (select json_group_array(json(author)) from (select m."from" as author, min(m.sent_at) as first
      ${members} and m."from" is not null group by m."from" ->> 'address' order by first limit ${namedPeople}))
      as people`;
}

function userOf(actor: Actor, userId: string): string {
  return userId === "me" ? actor.userId : userId;
}
