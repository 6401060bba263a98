import { sql } from "drizzle-orm";
import * as z from "zod";
import type { TimelineFilter, TimelinePage } from "#shared/timeline.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "./timelineCursor.ts";
import { toTimelineItems } from "./timelineItem.ts";
import { timelineStatement } from "./timelineStatement.ts";

/**
 * A page of the timeline of a business, contact, user, conversation, or of everything that the actor may see, newest
 * first, in one round trip. The same message in several mailboxes is one item.
 * @throws AppError `invalid_request`, `invalid_cursor`, `business_not_found`, `contact_not_found`, `not_found`
 */
export async function listTimeline(ctx: UserContext, filter: TimelineFilter): Promise<TimelinePage> {
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new AppError("invalid_request", "from: The start of the range lies behind its end.");
  const position = filter.cursor === undefined ? null : await decodeCursor(filter, filter.cursor);
  const statement = timelineStatement(ctx.actor, filter, position, filter.limit + 1);
  const [known, rows] = await ctx.db.batch([ctx.db.all(knownStatement(ctx, filter)), ctx.db.all(statement)]);
  requireKnown(known);
  const found = toTimelineItems(ctx.actor, rows);
  const items = found.slice(0, filter.limit);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || found.length <= filter.limit) return { items, nextCursor: null };
  return { items, nextCursor: await encodeCursor(filter, { after: last, top: position?.top ?? first }) };
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
