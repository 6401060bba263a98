import { sql } from "drizzle-orm";
import type * as z from "zod";
import type { BusinessOperation, businessSplitSchema } from "#shared/business.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { getBusiness } from "../getBusiness.ts";
import { searchName } from "../searchName.ts";
import { requireItself } from "./deleteBusiness.ts";
import { isAtDomain } from "./isAtDomain.ts";
import { startOperation } from "./startOperation.ts";

/**
 * Makes a domain of a business a business of its own, with the contacts who have addresses at it only, and what was
 * learned of it. Its mail is filed anew; what people put with the old one stays there.
 * @throws AppError `business_not_found`, `business_merged`, `domain_not_found`
 */
export async function splitBusiness(
  ctx: UserContext,
  id: string,
  { domainId, name }: z.output<typeof businessSplitSchema>,
): Promise<BusinessOperation> {
  const { organizationId, userId } = ctx.actor;
  const known = await getBusiness(ctx, id);
  requireItself(known, id);
  const split = known.domains.find((one) => one.id === domainId);
  if (!split) throw new AppError("domain_not_found", `${known.name} does not have this domain.`);
  const newId = ctx.newId();
  const { domain } = split;
  const operationId = await startOperation(ctx, {
    ...{ kind: "split", payload: { from: id, into: newId, domain }, needs: [id], total: sql`0` },
    writes: (isOurs, now) => [
      sql`insert into business (id, organization_id, name, search_name, notes, created_by, created_at, updated_at)
        select ${newId}, ${organizationId}, ${name}, ${searchName(name)}, '', ${userId}, ${now}, ${now} where ${isOurs}`,
      sql`update business_domain set business_id = ${newId}
        where id = ${domainId} and business_id = ${id} and organization_id = ${organizationId} and ${isOurs}`,
      sql`update or ignore association_rule set business_id = ${newId}
        where organization_id = ${organizationId} and business_id = ${id} and ${isOurs}
          and ((kind = 'domain' and value = ${domain}) or (kind = 'address' and ${isAtDomain(sql`value`, domain)}))`,
    ],
    ...{ action: "business_split", targetId: newId, domains: [domain] },
  });
  return { operationId, business: await getBusiness(ctx, newId) };
}
