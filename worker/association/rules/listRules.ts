import { and, desc, eq } from "drizzle-orm";
import type { Page } from "#shared/page.ts";
import type { Rule } from "#shared/rule.ts";
import { getBusiness } from "../../businesses/getBusiness.ts";
import type { UserContext } from "../../context.ts";
import { associationRule, user } from "../../db/schema/tables.ts";

/** Rules shown at most: each is a correction that a person made. */
const limit = 500;

/** What people's corrections taught about a business, the newest first. @throws AppError `business_not_found` */
export async function listRules(ctx: UserContext, businessId: string): Promise<Page<Rule>> {
  const { organizationId } = ctx.actor;
  const { id } = await getBusiness(ctx, businessId);
  const { kind, value, effect, createdAt } = associationRule;
  const items = await ctx.db
    .select({ id: associationRule.id, kind, value, effect, taughtBy: user.name, createdAt })
    .from(associationRule)
    .leftJoin(user, and(eq(user.id, associationRule.createdBy), eq(user.organizationId, organizationId)))
    .where(and(eq(associationRule.organizationId, organizationId), eq(associationRule.businessId, id)))
    .orderBy(desc(createdAt), desc(associationRule.id))
    .limit(limit);
  return { items, nextCursor: null };
}
