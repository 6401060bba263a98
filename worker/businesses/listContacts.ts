import { sql } from "drizzle-orm";
import type * as z from "zod";
import type { Contact, contactListQuerySchema } from "#shared/business.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../context.ts";
import { getBusiness } from "./getBusiness.ts";
import { decodeCursor, encodeCursor } from "./listCursor.ts";
import { contactsStatement, lastEmailOfContact, parseContacts } from "./readContacts.ts";
import { beginsWith, searchName } from "./searchName.ts";

/**
 * A page of contacts, of one business or of all: those with the newest email first; with `q` those that match best,
 * by the beginning of the name, of a word in it, or of an address.
 * @throws AppError `invalid_cursor`, `business_not_found`
 */
export async function listContacts(
  ctx: UserContext,
  query: z.output<typeof contactListQuerySchema>,
): Promise<Page<Contact>> {
  const after = query.cursor === undefined ? null : decodeCursor("contacts", query.cursor);
  if (query.businessId !== undefined) await getBusiness(ctx, query.businessId);
  const position = after
    ? sql`(rank, -coalesce(last_email_at, 0), id) > (${after.rank}, ${-after.lastEmailAt}, ${after.id})`
    : sql`1`;
  const ofBusiness = query.businessId === undefined ? sql`1` : sql`c.business_id = ${query.businessId}`;
  const chosen = sql`select * from (select c.*, ${lastEmailOfContact(ctx)} as last_email_at, ${rankOf(query.q)} as rank
      from contact c where c.organization_id = ${ctx.actor.organizationId} and ${ofBusiness})
    where rank is not null and ${position}
    order by rank, coalesce(last_email_at, 0) desc, id limit ${query.limit + 1}`;
  const found = parseContacts(await contactsStatement(ctx, chosen));
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((one) => one.contact),
    nextCursor:
      last && found.length > page.length
        ? encodeCursor("contacts", {
            rank: last.rank,
            lastEmailAt: last.contact.lastEmailAt ?? 0,
            id: last.contact.id,
          })
        : null,
  };
}

/** How well a contact matches, 0 best; null where it does not. */
function rankOf(q: string | undefined) {
  const text = searchName(q ?? "");
  if (text === "") return sql`0`;
  const start = beginsWith(text);
  const literal = (q ?? "").trim().toLowerCase();
  return sql`case
    when c.search_name like ${start} escape '\\' then 0
    when c.search_name like ${`% ${start}`} escape '\\' then 1
    when exists (select 1 from contact_address ca where ca.contact_id = c.id
      and ca.address like ${beginsWith(literal)} escape '\\') then 2 end`;
}
