import type { Business } from "#shared/business.ts";
import { recordEvent } from "../accounts/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { businessDomain } from "../db/schema/tables.ts";
import { businessDomainOf } from "./businessDomains.ts";
import { domainOwnersStatement, requireFreeDomains } from "./domainTaken.ts";
import { onlyBusiness } from "./getBusiness.ts";
import { isUniqueViolation } from "./isUniqueViolation.ts";
import { ownAddressesStatement, parseOwnAddresses } from "./ownAddresses.ts";
import { businessesStatement, oneBusiness } from "./readBusinesses.ts";

/**
 * Gives a business a domain; its mail, also older, is filed under it in the background. Adding it again changes nothing.
 * @throws AppError `business_not_found`, `invalid_domain`, `free_mail_domain`, `domain_taken`
 */
export async function addDomain(ctx: UserContext, businessId: string, text: string): Promise<Business> {
  const { organizationId, userId } = ctx.actor;
  const [rows, ownRows] = await ctx.db.batch([
    businessesStatement(ctx, oneBusiness(ctx, businessId)),
    ownAddressesStatement(ctx),
  ]);
  const known = onlyBusiness(rows);
  const domain = businessDomainOf(text, parseOwnAddresses(ownRows));
  if (known.domains.some((one) => one.domain === domain)) return known;
  const owed = await oweReassociation(ctx, organizationId, { domains: [domain] });
  try {
    const [, , changed] = await ctx.db.batch([
      ctx.db
        .insert(businessDomain)
        .values({ id: ctx.newId(), organizationId, businessId, domain, createdAt: ctx.clock.now() }),
      recordEvent(ctx, {
        ...{ organizationId, actorId: userId },
        ...{ action: "business_domain_added", targetType: "business", targetId: businessId },
      }),
      businessesStatement(ctx, oneBusiness(ctx, businessId)),
      ...owed.statements,
    ]);
    await owed.send();
    return onlyBusiness(changed);
  } catch (error) {
    if (isUniqueViolation(error)) requireFreeDomains(await domainOwnersStatement(ctx, [domain]));
    throw error;
  }
}
