import { type SQL, sql } from "drizzle-orm";
import type { Sharing } from "#shared/provider.ts";
import type { Actor } from "../../context.ts";
import { sharingOf } from "../visibility.ts";
import { matchExpression, type SearchScope } from "./matchExpression.ts";
import type { ParsedQuery } from "./parseQuery.ts";
import type { SearchReader, TextSearch } from "./textSearch.ts";

const levels: Sharing[] = ["full", "subject", "metadata"];

/**
 * Search by the full-text index. Each sharing level is read by itself, in the columns that it lets out: what a reader
 * may not see neither finds an email nor moves it in the order. `userId` narrows it to one user's mail.
 */
export function fullText(actor: Actor, parsed: ParsedQuery, userId: string | undefined): TextSearch {
  const readers = [
    ...(userId === undefined || userId === actor.userId ? ownReader(actor, parsed) : []),
    ...(userId === actor.userId ? [] : levels.flatMap((level) => sharedReader(actor, parsed, level, userId))),
  ];
  return {
    parsed,
    readers,
    holds(alias) {
      // As a set that is gathered once: asked for by itself, each email would have the index gather it anew. The plus
      // sign keeps SQLite from walking that set for each email.
      const found = readers.map(
        ({ isRead, expression }) => sql`exists (select 1 from email_search_document d
          cross join email_sync e on e.id = d.email_id where d.email_id = ${sql.raw(alias)}.id and ${isRead}
          and +d.key in (select rowid from email_search where email_search match ${expression}))`,
      );
      return found.length === 0 ? sql`0` : sql`(${sql.join(found, sql` or `)})`;
    },
  };
}

function ownReader(actor: Actor, parsed: ParsedQuery): SearchReader[] {
  const reader = readerOf(parsed, "full", { userId: actor.userId }, sql`e.user_id = ${actor.userId}`);
  return reader === null ? [] : [reader];
}

/** What colleagues share at this level: not read at all where no mailbox shares so much or so little. */
function sharedReader(
  actor: Actor,
  parsed: ParsedQuery,
  level: Sharing,
  userId: string | undefined,
): SearchReader[] {
  const scope =
    userId === undefined ? { organizationId: actor.organizationId, butUserId: actor.userId } : { userId };
  const isShared = sql`d.is_filed = 1 and e.user_id <> ${actor.userId} and ${sharingOf("e")} = ${level}
    and exists (select 1 from email_provider where organization_id = ${actor.organizationId}
      and user_id <> ${actor.userId} and sharing = ${level})`;
  const reader = readerOf(parsed, level, scope, isShared);
  return reader === null ? [] : [reader];
}

function readerOf(
  { terms }: ParsedQuery,
  level: Sharing,
  scope: SearchScope,
  isRead: SQL,
): SearchReader | null {
  const expression = matchExpression(terms, level, scope);
  if (expression === null) return null;
  const found = terms.filter((term) => !term.isExcluded);
  return {
    expression,
    inSubject: level === "metadata" ? null : matchExpression(found, "heading", scope),
    inHeading: matchExpression(found, level === "metadata" ? "metadata" : "subject", scope) ?? expression,
    isRead,
  };
}
