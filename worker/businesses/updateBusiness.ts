import { and, eq } from "drizzle-orm";
import type { Business, BusinessPatch } from "#shared/business.ts";
import { recordEvent } from "../accounts/auditEvent.ts";
import type { UserContext } from "../context.ts";
import { business } from "../db/schema/tables.ts";
import { getBusiness, onlyBusiness } from "./getBusiness.ts";
import { businessesStatement, oneBusiness } from "./readBusinesses.ts";
import { searchName } from "./searchName.ts";

/** Renames a business or changes its notes. @throws AppError `business_not_found` */
export async function updateBusiness(ctx: UserContext, id: string, patch: BusinessPatch): Promise<Business> {
  const { organizationId, userId } = ctx.actor;
  const known = await getBusiness(ctx, id);
  const { name = known.name, notes = known.notes } = patch;
  if (name === known.name && notes === known.notes) return known;
  const [, , rows] = await ctx.db.batch([
    ctx.db
      .update(business)
      .set({ name, notes, searchName: searchName(name), updatedAt: ctx.clock.now() })
      .where(and(eq(business.id, known.id), eq(business.organizationId, organizationId))),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "business_updated", targetType: "business", targetId: known.id },
    }),
    businessesStatement(ctx, oneBusiness(ctx, id)),
  ]);
  return onlyBusiness(rows);
}
