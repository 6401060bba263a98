import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../context.ts";
import type { TimelinePosition } from "./timelineCursor.ts";
import {
  type Condition,
  isNewest,
  isPreferred,
  matches,
  scopeOf,
  type TimelineQuestion,
} from "./timelineScope.ts";

/** A statement that gives the ids of one page in the timeline's order. */
export function pageStatement(
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
  if (index !== null) return sql`select id, null, null from (${branch(index, sql`1`)})`;
  // The newest of both are among the newest of each; a filed email of one's own comes in both.
  const own = branch("email_sync_user", sql`e.user_id = ${actor.userId}`);
  const filed = branch("email_sync_filed", sql`e.business_id is not null`);
  return sql`select id, null, null from (select * from (${own}) union select * from (${filed}))
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
