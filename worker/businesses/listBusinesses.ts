import { sql } from "drizzle-orm";
import type { Business, BusinessListQuery } from "#shared/business.ts";
import { normalizeHost } from "#shared/mailAddress.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../context.ts";
import { chosenRows, pageOf } from "./listPage.ts";
import { businessesStatement, lastEmailOfBusiness, parseBusinesses } from "./readBusinesses.ts";
import { beginsWith, searchName } from "./searchName.ts";

/**
 * A page of businesses: those with the newest email first; with `q` those that match best, by the beginning of the
 * name, of a word in it, of a domain, or of a contact's address.
 * @throws AppError `invalid_cursor`
 */
export async function listBusinesses(ctx: UserContext, query: BusinessListQuery): Promise<Page<Business>> {
  const table = sql`select b.*, ${lastEmailOfBusiness(ctx)} as last_email_at, ${rankOf(query.q)} as rank
    from business b where b.organization_id = ${ctx.actor.organizationId} and b.leaving_at is null`;
  const rows = await businessesStatement(ctx, chosenRows("businesses", table, query));
  const found = parseBusinesses(rows).map(({ business, rank }) => ({ item: business, rank }));
  return pageOf("businesses", found, query.limit);
}

/** How well a business matches, 0 best; null where it does not. */
function rankOf(q: string | undefined) {
  const text = searchName(q ?? "");
  if (text === "") return sql`0`;
  const start = beginsWith(text);
  const literal = (q ?? "").trim().toLowerCase();
  const domain = beginsWith(normalizeHost(literal) ?? literal);
  return sql`case
    when b.search_name like ${start} escape '\\' then 0
    when b.search_name like ${`% ${start}`} escape '\\' then 1
    when exists (select 1 from business_domain d where d.business_id = b.id and d.domain like ${domain} escape '\\') then 2
    when exists (select 1 from contact c join contact_address ca on ca.contact_id = c.id
      where c.organization_id = b.organization_id and c.business_id = b.id
        and ca.address like ${beginsWith(literal)} escape '\\') then 3 end`;
}
