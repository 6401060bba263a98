import { and, eq } from "drizzle-orm";
import type { Business, BusinessIdentifier, BusinessPatch } from "#shared/business.ts";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import type { UserContext } from "../context.ts";
import { business, businessIdentifier } from "../db/schema/tables.ts";
import { getBusiness, onlyBusiness } from "./getBusiness.ts";
import { identifierRows } from "./identifierRows.ts";
import { businessesStatement, oneBusiness } from "./readBusinesses.ts";
import { searchName } from "./searchName.ts";

/**
 * Renames a business, changes its notes, or replaces what tells it in a text; mail that comes from then on is compared.
 * @throws AppError `business_not_found`, `invalid_identifier`
 */
export async function updateBusiness(ctx: UserContext, id: string, patch: BusinessPatch): Promise<Business> {
  const { organizationId, userId } = ctx.actor;
  const known = await getBusiness(ctx, id);
  const { name = known.name, notes = known.notes, identifiers } = patch;
  const isTold = identifiers !== undefined && !isSame(identifiers, known.identifiers);
  if (name === known.name && notes === known.notes && !isTold) return known;
  const now = ctx.clock.now();
  const rows = isTold ? identifierRows(ctx, known.id, identifiers, now) : [];
  const own = and(
    eq(businessIdentifier.businessId, known.id),
    eq(businessIdentifier.organizationId, organizationId),
  );
  const results = await ctx.db.batch([
    ctx.db
      .update(business)
      .set({ name, notes, searchName: searchName(name), updatedAt: now })
      .where(and(eq(business.id, known.id), eq(business.organizationId, organizationId))),
    ...(isTold ? [ctx.db.delete(businessIdentifier).where(own)] : []),
    ...rows.map((row) => ctx.db.insert(businessIdentifier).values(row)),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "business_updated", targetType: "business", targetId: known.id },
    }),
    businessesStatement(ctx, oneBusiness(ctx, id)),
  ]);
  return onlyBusiness(results.at(-1));
}

function isSame(some: BusinessIdentifier[], others: BusinessIdentifier[]): boolean {
  const listed = (list: BusinessIdentifier[]) => list.map(({ kind, value }) => `${kind} ${value}`).toSorted();
  return listed(some).join("\n") === listed(others).join("\n");
}
