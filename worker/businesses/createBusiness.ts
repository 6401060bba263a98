import type * as z from "zod";
import type { Business, businessCreateSchema } from "#shared/business.ts";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { business, businessDomain } from "../db/schema/tables.ts";
import { businessDomainOf } from "./businessDomains.ts";
import { domainPolicyStatement, parseDomainPolicy } from "./domainPolicy.ts";
import { domainOwnersStatement, requireFreeDomains } from "./domainTaken.ts";
import { onlyBusiness } from "./getBusiness.ts";
import { isUniqueViolation } from "./isUniqueViolation.ts";
import { businessesStatement, oneBusiness } from "./readBusinesses.ts";
import { searchName } from "./searchName.ts";

/**
 * Creates a business; mail of its domains, also older, is filed under it in the background.
 * @throws AppError `invalid_domain`, `free_mail_domain`, `lookalike_domain`, `domain_taken`
 */
export async function createBusiness(
  ctx: UserContext,
  input: z.output<typeof businessCreateSchema>,
): Promise<Business> {
  const { organizationId, userId } = ctx.actor;
  const policy = parseDomainPolicy(await domainPolicyStatement(ctx));
  const domains = [...new Set(input.domains.map((domain) => businessDomainOf(domain, policy)))];
  requireFreeDomains(await domainOwnersStatement(ctx, domains), domains);
  const id = ctx.newId();
  const now = ctx.clock.now();
  const times = { createdAt: now, updatedAt: now };
  const { name, notes } = input;
  const rows = domains.map((domain) => ({
    id: ctx.newId(),
    organizationId,
    businessId: id,
    domain,
    createdAt: now,
  }));
  const owed = await oweReassociation(ctx, organizationId, { domains });
  try {
    const results = await ctx.db.batch([
      ctx.db.insert(business).values({
        id,
        organizationId,
        name,
        searchName: searchName(name),
        notes,
        createdBy: userId,
        ...times,
      }),
      recordEvent(ctx, {
        ...{ organizationId, actorId: userId },
        ...{ action: "business_created", targetType: "business", targetId: id },
      }),
      ...rows.map((row) => ctx.db.insert(businessDomain).values(row)),
      ...owed.statements,
      businessesStatement(ctx, oneBusiness(ctx, id)),
    ]);
    await owed.send();
    return onlyBusiness(results.at(-1));
  } catch (error) {
    if (isUniqueViolation(error)) requireFreeDomains(await domainOwnersStatement(ctx, domains), domains);
    throw error;
  }
}
