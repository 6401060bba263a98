import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { user } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";

/** A member of the actor's organization. */
export function isMember({ actor }: UserContext, id: string): SQL | undefined {
  return and(eq(user.id, id), eq(user.organizationId, actor.organizationId), isNull(user.removedAt));
}

/** Whether an admin stays when this one goes: asked in the write itself, so that two who go at once cannot both. */
export function isSpareable({ actor }: UserContext, id: string): SQL<number> {
  return sql`exists (select 1 from user other where other.organization_id = ${actor.organizationId}
    and other.role = 'admin' and other.removed_at is null and other.id <> ${id})`;
}

/** @throws AppError `member_not_found`, and `last_admin` where nobody else could take over */
export async function requireSpareableMember(ctx: UserContext, id: string): Promise<void> {
  const [found] = await ctx.db
    .select({ isSpareable: isSpareable(ctx, id) })
    .from(user)
    .where(isMember(ctx, id));
  if (!found) throw new AppError("member_not_found", "This person is not a member of your organization.");
  if (!found.isSpareable)
    throw new AppError(
      "last_admin",
      "Your organization needs an administrator. Make somebody else one first.",
    );
}
