import { and, eq, isNull } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { emailProvider, notification } from "../../db/schema/tables.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { interruptedLease } from "./interruptedLease.ts";
import { type MailboxRow, mailboxNotFound } from "./ownMailbox.ts";
import { withdrawConsent } from "./withdrawConsent.ts";

/**
 * Disconnects an own mailbox: from this moment it is gone for its owner, its tokens are destroyed here and, best effort,
 * withdrawn at the provider, as is its push channel, and what it left is removed step by step by the queue. Calling it
 * again while that goes on has the queue go on.
 * @throws AppError `provider_not_found`
 */
export async function disconnectMailbox(ctx: UserContext, emailProviderId: string): Promise<void> {
  const row = await ownOrLeaving(ctx, emailProviderId);
  if (row.disconnectedAt === null) await markDisconnected(ctx, emailProviderId);
  await ctx.queue.send([{ type: "purge", organizationId: row.organizationId, emailProviderId }]);
  if (row.disconnectedAt === null) await withdrawConsent(ctx, row);
}

async function ownOrLeaving(ctx: UserContext, emailProviderId: string): Promise<MailboxRow> {
  const [row] = await ctx.db
    .select()
    .from(emailProvider)
    .where(
      and(
        eq(emailProvider.id, emailProviderId),
        eq(emailProvider.organizationId, ctx.actor.organizationId),
        eq(emailProvider.userId, ctx.actor.userId),
      ),
    );
  if (!row) throw mailboxNotFound();
  return row;
}

/** The columns of a mailbox that is no longer connected, `at` milliseconds UTC: its tokens are destroyed with it. */
export function disconnected(at: number) {
  return {
    disconnectedAt: at,
    enabled: false,
    status: "paused" as const,
    tokenEnvelope: "",
    ...interruptedLease,
    updatedAt: at,
  };
}

async function markDisconnected(ctx: UserContext, emailProviderId: string): Promise<void> {
  const { actor } = ctx;
  const now = ctx.clock.now();
  await ctx.db.batch([
    ctx.db
      .update(emailProvider)
      .set(disconnected(now))
      .where(and(eq(emailProvider.id, emailProviderId), isNull(emailProvider.disconnectedAt))),
    ctx.db
      .delete(notification)
      .where(
        and(
          eq(notification.organizationId, actor.organizationId),
          eq(notification.userId, actor.userId),
          eq(notification.emailProviderId, emailProviderId),
        ),
      ),
    recordEvent(ctx, {
      organizationId: actor.organizationId,
      actorId: actor.userId,
      action: "mailbox_disconnected",
      targetType: "email_provider",
      targetId: emailProviderId,
    }),
  ]);
}
