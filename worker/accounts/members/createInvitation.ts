import { and, eq, isNull } from "drizzle-orm";
import type { Invitation } from "#shared/invitation.ts";
import type { UserContext } from "../../context.ts";
import { invitation, user } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { requireAdmin } from "../organization/requireAdmin.ts";

/** Milliseconds that an invitation stays open. */
const lifetime = 30 * 86_400_000;

/**
 * Invites an address into the actor's organization. Inviting it again renews the open invitation.
 * @throws AppError `forbidden`, `already_member`
 */
export async function createInvitation(
  ctx: UserContext,
  input: { email: string; role: "admin" | "member" },
): Promise<Invitation> {
  requireAdmin(ctx);
  const { organizationId, userId } = ctx.actor;
  const [member] = await ctx.db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.organizationId, organizationId), eq(user.email, input.email), isNull(user.removedAt)));
  if (member)
    throw new AppError("already_member", `${input.email} is a member of your organization already.`);
  const now = ctx.clock.now();
  const id = ctx.newId();
  const [rows] = await ctx.db.batch([
    ctx.db
      .insert(invitation)
      .values({ id, organizationId, ...input, invitedBy: userId, expiresAt: now + lifetime, createdAt: now })
      .onConflictDoUpdate({
        target: [invitation.organizationId, invitation.email],
        targetWhere: isNull(invitation.acceptedAt),
        set: { role: input.role, invitedBy: userId, expiresAt: now + lifetime },
      })
      .returning(),
    recordEvent(ctx, {
      organizationId,
      actorId: userId,
      action: "member_invited",
      targetType: "invitation",
      targetId: id,
    }),
  ]);
  const [row] = rows;
  if (!row) throw new AppError("unavailable", "The invitation could not be written. Try again.");
  return { id: row.id, email: row.email, role: row.role, expiresAt: row.expiresAt, createdAt: row.createdAt };
}
