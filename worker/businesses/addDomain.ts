import type * as z from "zod";
import type { Business, domainCreateSchema } from "#shared/business.ts";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { requireAdmin } from "../accounts/organization/requireAdmin.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { businessDomain } from "../db/schema/tables.ts";
import { businessDomainOf } from "./businessDomains.ts";
import { domainPolicyStatement, parseDomainPolicy } from "./domainPolicy.ts";
import { domainOwnersStatement, requireFreeDomains } from "./domainTaken.ts";
import { onlyBusiness } from "./getBusiness.ts";
import { isUniqueViolation } from "./isUniqueViolation.ts";
import { businessesStatement, oneBusiness } from "./readBusinesses.ts";

/**
 * Gives a business a domain; its mail, also older, is filed under it in the background. Adding it again changes nothing.
 * @throws AppError `business_not_found`, `invalid_domain`, `free_mail_domain`, `lookalike_domain`, `domain_taken`;
 * `forbidden` where a member confirms what only an administrator may
 */
export async function addDomain(
  ctx: UserContext,
  businessId: string,
  { domain: text, isConfirmed }: z.output<typeof domainCreateSchema>,
): Promise<Business> {
  if (isConfirmed) requireAdmin(ctx);
  const { organizationId, userId } = ctx.actor;
  const [rows, policyRows] = await ctx.db.batch([
    businessesStatement(ctx, oneBusiness(ctx, businessId)),
    domainPolicyStatement(ctx),
  ]);
  const known = onlyBusiness(rows);
  const domain = businessDomainOf(text, parseDomainPolicy(policyRows), isConfirmed);
  if (known.domains.some((one) => one.domain === domain)) return known;
  requireFreeDomains(await domainOwnersStatement(ctx, [domain]), [domain], isConfirmed);
  const owed = await oweReassociation(ctx, organizationId, { domains: [domain] });
  try {
    const [, , changed] = await ctx.db.batch([
      ctx.db.insert(businessDomain).values({
        id: ctx.newId(),
        organizationId,
        businessId: known.id,
        domain,
        createdAt: ctx.clock.now(),
      }),
      recordEvent(ctx, {
        ...{ organizationId, actorId: userId },
        ...{ action: "business_domain_added", targetType: "business", targetId: known.id },
      }),
      businessesStatement(ctx, oneBusiness(ctx, businessId)),
      ...owed.statements,
    ]);
    await owed.send();
    return onlyBusiness(changed);
  } catch (error) {
    if (isUniqueViolation(error))
      requireFreeDomains(await domainOwnersStatement(ctx, [domain]), [domain], isConfirmed);
    throw error;
  }
}
