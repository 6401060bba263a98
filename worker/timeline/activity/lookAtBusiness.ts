import { sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";

/**
 * The actor has looked at a business: what is there now is not new any more. A clock that goes back never makes it new
 * again. @throws AppError `business_not_found`
 */
export async function lookAtBusiness(ctx: UserContext, businessId: string): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const written = await ctx.db.all(sql`insert into business_look (user_id, business_id, looked_at)
    select ${userId}, id, ${ctx.clock.now()} from business
      where id = ${businessId} and organization_id = ${organizationId}
    on conflict (user_id, business_id) do update set looked_at = max(looked_at, excluded.looked_at)
    returning business_id`);
  if (written.length === 0) throw new AppError("business_not_found", "There is no such business.");
}
