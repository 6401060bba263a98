import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../context.ts";
import type { Place, TimelinePosition } from "../timelineCursor.ts";
import {
  type Condition,
  isNewest,
  isPreferred,
  matches,
  scopeOf,
  type TimelineQuestion,
} from "../timelineScope.ts";
import type { SearchReader } from "./textSearch.ts";

/** Milliseconds UTC times this, and a count within them, is a key of `email_search_document`. */
const keysPerMillisecond = 2_097_152;
/** As many of the newest emails found are put in the order of relevance together; the next as many follow them. */
export const rankedTogether = 400;
/** Milliseconds after which an email weighs half. */
const halfWeightAge = 180 * 24 * 60 * 60_000;

/** What a page of a search is asked with. */
export interface SearchRequest {
  actor: Actor;
  question: TimelineQuestion;
  /** The emails of the timeline, as in all of its pages. */
  scope: Condition;
  position: TimelinePosition | null;
  rows: number;
}

/** The ids of one page of the emails that an index found, newest first: the index is read in that order. */
export function newestPage(request: SearchRequest, readers: SearchReader[]): SQL {
  const { position, rows } = request;
  const found = candidates(request, readers, position && sql`f.rowid < ${keyOf(position.after)}`, rows);
  return sql`select id, row_number() over (order by key desc), null from (${found})`;
}

/**
 * The ids of one page of the emails that an index found, the most relevant first: those whose subject says it all weigh
 * most, then those whose subject and people do, and an email weighs less the older it is. Only the newest
 * {@link rankedTogether} are weighed against each other, so that of a common word few emails are read. How
 * rare a word is says nothing here, since it says the same of each email that holds them all; and it would have the words
 * of other organizations counted.
 */
export function relevancePage(request: SearchRequest, readers: SearchReader[]): SQL {
  const { position, rows } = request;
  if (readers.length === 0) return newestPage(request, readers);
  const block = position?.block ?? null;
  const found = candidates(request, readers, block && sql`f.rowid < ${keyOf(block)}`, rankedTogether);
  const newest = position ? sql`${position.top.sentAt}` : sql`(select max(sent_at) from candidate)`;
  const after =
    position?.score === undefined || position.score === null
      ? sql`1`
      : sql`(score, key) < (${position.score}, ${keyOf(position.after)})`;
  return sql`with candidate as materialized (${found}),
      scored as materialized (select id, key,
        cast(${weightOf(readers)} / (1.0 + max(0, ${newest} - sent_at) / ${sql.raw(`${halfWeightAge}.0`)}) as integer) as score
        from candidate)
    select id, row_number() over (order by score desc, key desc),
      json_array(score, (select count(*) from candidate),
        json((select json_array(sent_at, id) from candidate order by key limit 1)),
        (select max(sent_at) from candidate))
    from scored where ${after} order by score desc, key desc limit ${rows}`;
}

/** The newest emails that any reader finds, as `id`, `sent_at`, `key` and the number of the `reader`. */
function candidates(request: SearchRequest, readers: SearchReader[], below: SQL | null, rows: number): SQL {
  const { actor, question, scope } = request;
  // The page's bounds are keys of the index; what is above the top lies behind them already.
  const read = scopeOf(actor, question, null);
  const plain = { ...question, text: question.text && { ...question.text, holds: () => sql`1` } };
  const shown = matches(plain);
  const grouped = question.groupBy === "thread" ? isNewest(actor, scope, matches(question)) : sql`1`;
  const within = sql.join([below ?? sql`1`, ...keyRange(question)], sql` and `);
  const branches = readers.map(
    (reader, number) => sql`select * from (select e.id, e.sent_at, d.key, ${sql.raw(String(number))} as reader
      from email_search f cross join email_search_document d on d.key = f.rowid
      cross join email_sync e on e.id = d.email_id
      where f.email_search match ${reader.expression} and ${within} and ${reader.isRead} and ${read("e")}
        and ${shown("e")} and ${isPreferred(actor, scope, "e")} and ${grouped}
      order by f.rowid desc limit ${rows})`,
  );
  if (branches.length === 0)
    return sql`select null as id, null as sent_at, null as key, null as reader where 0`;
  return sql`select id, sent_at, key, reader from (${sql.join(branches, sql` union all `)})
    order by key desc limit ${rows}`;
}

/**
 * What a candidate weighs by where the words stand in it, among what its reader may know. Each place is looked through
 * once, within the candidates' time: to ask the index for each email by itself would have it gather all words with the
 * same beginning each time.
 */
function weightOf(readers: SearchReader[]): SQL {
  const among = (expression: string) => sql`key in (select rowid from email_search
    where email_search match ${expression} and rowid between (select min(key) from candidate)
      and (select max(key) from candidate))`;
  const cases = readers.flatMap(({ inSubject, inHeading }, reader) => [
    ...(inSubject === null ? [] : [sql`when reader = ${reader} and ${among(inSubject)} then 4e9`]),
    sql`when reader = ${reader} and ${among(inHeading)} then 2e9`,
  ]);
  return sql`(case ${sql.join(cases, sql` `)} else 1e9 end)`;
}

/** The range of dates, as one of keys. */
function keyRange({ from, to, text }: TimelineQuestion): SQL[] {
  const least = Math.max(from ?? Number.NEGATIVE_INFINITY, text?.parsed.after ?? Number.NEGATIVE_INFINITY);
  const bound = Math.min(to ?? Number.POSITIVE_INFINITY, text?.parsed.before ?? Number.POSITIVE_INFINITY);
  return [
    ...(Number.isFinite(least) ? [sql`f.rowid >= ${firstKey(least)}`] : []),
    ...(Number.isFinite(bound) ? [sql`f.rowid < ${firstKey(bound)}`] : []),
  ];
}

/** The key of an email; of one that is gone, the first of its time. */
function keyOf({ id, sentAt }: Place): SQL {
  return sql`coalesce((select key from email_search_document where email_id = ${id}), ${firstKey(sentAt)})`;
}

/**
 * As the index's triggers count: a few emails claim times beyond what a key can hold. FTS5 passes over bounds that are
 * no integers, and the client sends none.
 */
function firstKey(time: number): SQL {
  return sql`max(-4000000000000, min(4000000000000, cast(${time} as integer))) * ${sql.raw(String(keysPerMillisecond))}`;
}
