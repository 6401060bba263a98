import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Invitation } from "#shared/invitation.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../../context.ts";
import { invitation } from "../../db/schema/tables.ts";
import { requireAdmin } from "../organization/requireAdmin.ts";

/** The open invitations of the actor's organization, newest first. @throws AppError `forbidden` */
export async function listInvitations(ctx: UserContext): Promise<Page<Invitation>> {
  requireAdmin(ctx);
  const { id, email, role, expiresAt, createdAt } = invitation;
  const items = await ctx.db
    .select({ id, email, role, expiresAt, createdAt })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, ctx.actor.organizationId),
        isNull(invitation.acceptedAt),
        gt(invitation.expiresAt, ctx.clock.now()),
      ),
    )
    .orderBy(desc(invitation.createdAt));
  return { items, nextCursor: null };
}
