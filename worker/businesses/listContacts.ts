import { sql } from "drizzle-orm";
import type * as z from "zod";
import type { Contact, contactListQuerySchema } from "#shared/business.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../context.ts";
import { getBusiness } from "./getBusiness.ts";
import { chosenRows, pageOf } from "./listPage.ts";
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
  const business = query.businessId === undefined ? null : await getBusiness(ctx, query.businessId);
  const ofBusiness = business === null ? sql`1` : sql`c.business_id = ${business.id}`;
  const table = sql`select c.*, ${lastEmailOfContact(ctx)} as last_email_at, ${rankOf(query.q)} as rank
    from contact c where c.organization_id = ${ctx.actor.organizationId} and ${ofBusiness}`;
  const rows = await contactsStatement(ctx, chosenRows("contacts", table, query));
  const found = parseContacts(rows).map(({ contact, rank }) => ({ item: contact, rank }));
  return pageOf("contacts", found, query.limit);
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
