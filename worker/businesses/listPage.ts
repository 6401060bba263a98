import { type SQL, sql } from "drizzle-orm";
import type { Page } from "#shared/page.ts";
import { decodeCursor, encodeCursor, type List } from "./listCursor.ts";

interface Listed {
  id: string;
  lastEmailAt: number | null;
}

/**
 * The rows of `table` (with the columns `rank`, null where it does not match, and `last_email_at`) of one page and one
 * more: best match first, then newest email. @throws AppError `invalid_cursor`
 */
export function chosenRows(
  list: List,
  table: SQL,
  query: { limit: number; cursor?: string | undefined },
): SQL {
  const after = query.cursor === undefined ? null : decodeCursor(list, query.cursor);
  const position = after
    ? sql`(rank, -coalesce(last_email_at, 0), id) > (${after.rank}, ${-after.lastEmailAt}, ${after.id})`
    : sql`1`;
  return sql`select * from (${table}) where rank is not null and ${position}
    order by rank, coalesce(last_email_at, 0) desc, id limit ${query.limit + 1}`;
}

/** A page of what {@link chosenRows} chose. */
export function pageOf<Item extends Listed>(
  list: List,
  found: { item: Item; rank: number }[],
  limit: number,
): Page<Item> {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const position = last && { rank: last.rank, lastEmailAt: last.item.lastEmailAt ?? 0, id: last.item.id };
  return {
    items: page.map((one) => one.item),
    nextCursor: position && found.length > page.length ? encodeCursor(list, position) : null,
  };
}
