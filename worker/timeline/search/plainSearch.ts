import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../context.ts";
import { sharingOf } from "../visibility.ts";
import type { ParsedQuery, SearchTerm } from "./parseQuery.ts";
import type { TextSearch } from "./textSearch.ts";

/**
 * Search without an index: each email of the timeline is looked at, and letters must be typed as they stand there,
 * but for the case of the Latin ones. For texts that hold no word ("€"), and for a database whose index is out of order.
 */
export function plainSearch(actor: Actor, parsed: ParsedQuery): TextSearch {
  return {
    parsed,
    readers: null,
    holds: (alias) =>
      parsed.terms.length === 0
        ? sql`1`
        : sql.join(
            parsed.terms.map((term) => holdsTerm(actor, term, alias)),
            sql` and `,
          ),
  };
}

function holdsTerm(actor: Actor, { field, text, isExcluded }: SearchTerm, alias: string): SQL {
  const email = sql.raw(alias);
  const pattern = `%${text.replaceAll("\0", " ").replace(/[\\%_]/g, "\\$&")}%`;
  const like = (value: SQL) => sql`${value} like ${pattern} escape '\\'`;
  const someone = (people: SQL) => sql`exists (select 1 from json_each(${people})
    where ${like(sql`value ->> 'name'`)} or ${like(sql`value ->> 'address'`)})`;
  const level = sql`case when ${email}.user_id = ${actor.userId} then 'full' else ${sharingOf(alias)} end`;
  const places: Record<Exclude<SearchTerm["field"], "any">, SQL[]> = {
    from: [sql`(${like(sql`${email}."from" ->> 'name'`)} or ${like(sql`${email}."from" ->> 'address'`)})`],
    to: [
      someone(sql`${email}."to"`),
      someone(sql`${email}.cc`),
      sql`(${level} = 'full' and ${someone(sql`${email}.bcc`)})`,
    ],
    subject: [sql`(${level} <> 'metadata' and ${like(sql`${email}.subject`)})`],
  };
  const inText = sql`(${level} = 'full' and (${like(sql`${email}.body_text`)} or ${like(sql`${email}.snippet`)}
    or exists (select 1 from json_each(${email}.attachments) where ${like(sql`value ->> 'filename'`)})))`;
  const searched =
    field === "any" ? [...places.from, ...places.to, ...places.subject, inText] : places[field];
  // Without a sender these compare with null, which is neither.
  const found = sql`coalesce(${sql.join(
    searched.map((place) => sql`coalesce(${place}, 0)`),
    sql` or `,
  )}, 0)`;
  return isExcluded ? sql`not ${found}` : found;
}
