import { and, eq } from "drizzle-orm";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { businessDomain } from "../db/schema/tables.ts";
import { AppError } from "../errors.ts";
import { getBusiness } from "./getBusiness.ts";

/**
 * Takes a domain from a business; what it alone had filed is filed anew in the background.
 * @throws AppError `business_not_found`, `domain_not_found`
 */
export async function removeDomain(ctx: UserContext, businessId: string, domainId: string): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const known = await getBusiness(ctx, businessId);
  const domain = known.domains.find((one) => one.id === domainId);
  if (!domain) throw new AppError("domain_not_found", `${known.name} does not have this domain.`);
  const owed = await oweReassociation(ctx, organizationId, { domains: [domain.domain] });
  await ctx.db.batch([
    ctx.db
      .delete(businessDomain)
      .where(and(eq(businessDomain.id, domainId), eq(businessDomain.organizationId, organizationId))),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "business_domain_removed", targetType: "business", targetId: known.id },
    }),
    ...owed.statements,
  ]);
  await owed.send();
}
