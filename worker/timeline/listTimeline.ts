import { sql } from "drizzle-orm";
import * as z from "zod";
import type { TimelineFilter, TimelinePage } from "#shared/timeline.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { reasonOf } from "../log.ts";
import { isIndexFailure } from "./search/indexFailure.ts";
import { plainSearch } from "./search/plainSearch.ts";
import { textSearch } from "./search/search.ts";
import type { TextSearch } from "./search/textSearch.ts";
import { decodeCursor, encodeCursor, type TimelinePosition } from "./timelineCursor.ts";
import { toTimelineItems } from "./timelineItem.ts";
import { nextPosition, ranksOf } from "./timelinePosition.ts";
import { timelineStatement } from "./timelineStatement.ts";

/**
 * A page of the timeline of a business, contact, user, conversation, or of everything that the actor may see, newest
 * first, in one round trip. The same message in several mailboxes is one item. A search reads the index; where that is
 * out of order it still answers, slower, and the log says so.
 * @throws AppError `invalid_request`, `invalid_cursor`, `business_not_found`, `contact_not_found`, `not_found`
 */
export async function listTimeline(ctx: UserContext, filter: TimelineFilter): Promise<TimelinePage> {
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new AppError("invalid_request", "from: The start of the range lies behind its end.");
  const position = filter.cursor === undefined ? null : await decodeCursor(filter, filter.cursor);
  const text = textSearch(ctx.actor, filter);
  try {
    return await readPage(ctx, { ...filter, text }, position);
  } catch (error) {
    if (!text?.readers || !isIndexFailure(error)) throw error;
    ctx.log.error("search_index_failed", { reason: reasonOf(error instanceof Error ? error.cause : error) });
    return readPage(ctx, { ...filter, text: plainSearch(ctx.actor, text.parsed) }, position);
  }
}

async function readPage(
  ctx: UserContext,
  filter: TimelineFilter & { text: TextSearch | undefined },
  position: TimelinePosition | null,
): Promise<TimelinePage> {
  const statement = timelineStatement(ctx.actor, filter, position, filter.limit + 1);
  const [known, rows] = await ctx.db.batch([ctx.db.all(knownStatement(ctx, filter)), ctx.db.all(statement)]);
  requireKnown(known);
  const found = toTimelineItems(ctx.actor, rows, filter.text?.parsed);
  const items = found.slice(0, filter.limit);
  const { text, ...asked } = filter;
  const isSearch = text !== undefined && text.readers !== null;
  const hasMore = found.length > filter.limit;
  const next = nextPosition({ position, items, hasMore, ranks: ranksOf(rows), isSearch });
  return { items, nextCursor: next && (await encodeCursor(asked, next)) };
}

const knownSchema = z.tuple([z.object({ business: z.number(), contact: z.number(), user: z.number() })]);

/** Whether what the filter names exists in the actor's organization. */
function knownStatement({ actor }: UserContext, filter: TimelineFilter) {
  const exists = (table: "business" | "contact" | "user", id: string | undefined) =>
    id === undefined || (table === "user" && id === "me")
      ? sql`1`
      : sql`exists (select 1 from ${sql.raw(table)} where id = ${id} and organization_id = ${actor.organizationId})`;
  return sql`select ${exists("business", filter.businessId)} as business,
    ${exists("contact", filter.contactId)} as contact, ${exists("user", filter.userId)} as user`;
}

function requireKnown(rows: unknown): void {
  const [known] = knownSchema.parse(rows);
  if (!known.business) throw new AppError("business_not_found", "There is no such business.");
  if (!known.contact) throw new AppError("contact_not_found", "There is no such contact.");
  if (!known.user) throw new AppError("not_found", "There is no such user.");
}
