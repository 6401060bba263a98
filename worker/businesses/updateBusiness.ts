import { and, eq } from "drizzle-orm";
import type { Business, BusinessIdentifier, BusinessPatch } from "#shared/business.ts";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { afterMarksChanged } from "../association/reassociateTextStep.ts";
import type { UserContext } from "../context.ts";
import { business, businessIdentifier } from "../db/schema/tables.ts";
import { owe } from "../outbox.ts";
import { getBusiness, onlyBusiness } from "./getBusiness.ts";
import { identifierRows } from "./identifierRows.ts";
import { businessesStatement, oneBusiness } from "./readBusinesses.ts";
import { searchName } from "./searchName.ts";

/**
 * Renames a business, changes its notes, or replaces what tells it in a text; what speaks of it by the
 * new words is filed anew in the background.
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
  const marks = isTold ? added(identifiers, known.identifiers) : [];
  const words = name === known.name ? marks : [{ kind: "name" as const, value: name }, ...marks];
  const isTextRead = isTold || name !== known.name;
  const owed = await owe(ctx, isTextRead ? afterMarksChanged(organizationId, known.id, words) : []);
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
    ...owed.statements,
    businessesStatement(ctx, oneBusiness(ctx, id)),
  ]);
  await owed.send();
  return onlyBusiness(results.at(-1));
}

function added(some: BusinessIdentifier[], before: BusinessIdentifier[]): BusinessIdentifier[] {
  return some.filter((one) => !before.some(({ kind, value }) => kind === one.kind && value === one.value));
}

function isSame(some: BusinessIdentifier[], others: BusinessIdentifier[]): boolean {
  const listed = (list: BusinessIdentifier[]) => list.map(({ kind, value }) => `${kind} ${value}`).toSorted();
  return listed(some).join("\n") === listed(others).join("\n");
}
