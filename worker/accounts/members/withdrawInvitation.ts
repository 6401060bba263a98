import { and, eq, isNull } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { invitation } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { requireAdmin } from "../organization/requireAdmin.ts";

/** Takes an open invitation back. @throws AppError `forbidden`, `invitation_not_found` */
export async function withdrawInvitation(ctx: UserContext, id: string): Promise<void> {
  requireAdmin(ctx);
  const gone = await ctx.db
    .delete(invitation)
    .where(
      and(
        eq(invitation.id, id),
        eq(invitation.organizationId, ctx.actor.organizationId),
        isNull(invitation.acceptedAt),
      ),
    )
    .returning({ id: invitation.id });
  if (gone.length === 0) throw new AppError("invitation_not_found", "There is no such open invitation.");
}
