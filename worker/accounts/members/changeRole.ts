import { and } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { user } from "../../db/schema/tables.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { requireAdmin } from "../organization/requireAdmin.ts";
import { isMember, isSpareable, requireSpareableMember } from "./requireMember.ts";

/**
 * Makes a member an admin, or an admin a member. It holds from their next access token on, within 15 minutes.
 * @throws AppError `forbidden`, `member_not_found`, `last_admin`
 */
export async function changeRole(ctx: UserContext, id: string, role: "admin" | "member"): Promise<void> {
  requireAdmin(ctx);
  await requireSpareableMember(ctx, id);
  await ctx.db.batch([
    ctx.db
      .update(user)
      .set({ role, updatedAt: ctx.clock.now() })
      .where(and(isMember(ctx, id), isSpareable(ctx, id))),
    recordEvent(ctx, {
      organizationId: ctx.actor.organizationId,
      actorId: ctx.actor.userId,
      action: "member_role_changed",
      targetType: "user",
      targetId: id,
    }),
  ]);
}
