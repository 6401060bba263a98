import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../context.ts";
import { newestPage, relevancePage, type SearchRequest } from "./search/searchPage.ts";
import type { TimelinePosition } from "./timelineCursor.ts";
import { pageStatement } from "./timelinePage.ts";
import { type Condition, hasAttachments, scopeOf, type TimelineQuestion } from "./timelineScope.ts";
import { sharingOf } from "./visibility.ts";

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
  const page = pageOf({ actor, question, scope, position, rows });
  const conversation =
    question.groupBy === "thread" ? conversationColumns(actor, scope) : sql`null as conversation`;
  return sql`with page(id, place, rank) as materialized (${page})
    select e.id, e.external_id, e.email_provider_id, e.user_id, e.thread_id, e.conversation_id, e.direction, e."from",
      e."to", e.subject, e.snippet, e.sent_at, e.is_read, e.is_starred, e.is_automated, e.business_id, e.contact_id,
      e.deleted_in_provider, ${hasAttachments("e")} as has_attachments,
      ${sharingOf("e")} as sharing, ${searchedText(actor, question)} as body_text, page.place, page.rank,
      (select json_group_array(json_array(c.id, c.email_provider_id, c.user_id))
        from email_sync c indexed by email_sync_message
        where ${scope("c")} and c.message_key = e.message_key) as copies,
      ${conversation}
    from page cross join email_sync e on e.id = page.id`;
}

function pageOf(request: SearchRequest): SQL {
  const { actor, question, scope, position, rows } = request;
  const readers = question.text?.readers ?? null;
  if (readers === null) return pageStatement(actor, question, scope, position, rows);
  return question.sort === "relevance" ? relevancePage(request, readers) : newestPage(request, readers);
}

/** The text in which a search is shown: for those who may read it. */
function searchedText(actor: Actor, question: TimelineQuestion): SQL {
  if (!question.text) return sql`null`;
  return sql`case when e.user_id = ${actor.userId} or ${sharingOf("e")} = 'full' then e.body_text end`;
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
