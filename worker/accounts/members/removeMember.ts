import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { emailProvider, identity, notification, session, user } from "../../db/schema/tables.ts";
import { disconnected } from "../mailboxes/disconnectMailbox.ts";
import { withdrawConsent } from "../mailboxes/withdrawConsent.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { requireAdmin } from "../organization/requireAdmin.ts";
import { isMember, isSpareable, requireSpareableMember } from "./requireMember.ts";

/**
 * Removes a member: from this moment nobody can sign in as them here (an access token that is out lives 15 minutes at
 * most), their mailboxes are disconnected, and the mail of those is removed step by step. What they filed for others
 * stays. Should this end half way, the sweep of accounts goes on with the removal.
 * @throws AppError `forbidden`, `member_not_found`, `last_admin`
 */
export async function removeMember(ctx: UserContext, id: string): Promise<void> {
  requireAdmin(ctx);
  await requireSpareableMember(ctx, id);
  const now = ctx.clock.now();
  const { organizationId } = ctx.actor;
  const own = and(
    eq(emailProvider.organizationId, organizationId),
    eq(emailProvider.userId, id),
    isNull(emailProvider.disconnectedAt),
  );
  // Where an admin was the last one after all, nobody is gone, and nothing else happens.
  const gone = ctx.db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.id, id), isNotNull(user.removedAt)));
  const mailboxes = await ctx.db.select().from(emailProvider).where(own);
  const [removed] = await ctx.db.batch([
    ctx.db
      .update(user)
      .set({ removedAt: now, role: "member", updatedAt: now })
      .where(and(isMember(ctx, id), isSpareable(ctx, id)))
      .returning({ id: user.id }),
    ctx.db.delete(session).where(inArray(session.userId, gone)),
    ctx.db.delete(identity).where(inArray(identity.userId, gone)),
    ctx.db.delete(notification).where(inArray(notification.userId, gone)),
    ctx.db
      .update(emailProvider)
      .set(disconnected(now))
      .where(and(own, inArray(emailProvider.userId, gone))),
    recordEvent(ctx, {
      organizationId,
      actorId: ctx.actor.userId,
      action: "member_removed",
      targetType: "user",
      targetId: id,
    }),
  ]);
  if (removed.length === 0) return requireSpareableMember(ctx, id);
  await ctx.queue.send(
    mailboxes.map((mailbox) => ({ type: "purge", organizationId, emailProviderId: mailbox.id })),
  );
  for (const mailbox of mailboxes) await withdrawConsent(ctx, mailbox);
}
