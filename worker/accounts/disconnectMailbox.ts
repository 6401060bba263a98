import { and, eq, isNull, ne } from "drizzle-orm";
import type { UserContext } from "../context.ts";
import { emailProvider, notification } from "../db/schema/tables.ts";
import { recordEvent } from "./auditEvent.ts";
import { openEnvelope } from "./envelope.ts";
import { interruptedLease } from "./interruptedLease.ts";
import { revokeToken } from "./openIdClient.ts";
import { openMailbox } from "./openMailbox.ts";
import { type MailboxRow, mailboxNotFound } from "./ownMailbox.ts";
import { requireProfile } from "./requireProfile.ts";

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
  if (row.disconnectedAt === null) await withdraw(ctx, row);
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

async function markDisconnected(ctx: UserContext, emailProviderId: string): Promise<void> {
  const { actor } = ctx;
  const now = ctx.clock.now();
  await ctx.db.batch([
    ctx.db
      .update(emailProvider)
      .set({
        disconnectedAt: now,
        enabled: false,
        status: "paused",
        tokenEnvelope: "",
        ...interruptedLease,
        updatedAt: now,
      })
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

/** Here the tokens are gone already, whatever the provider answers. */
async function bestEffort(ctx: UserContext, row: MailboxRow, event: string, step: () => Promise<void>) {
  try {
    await step();
  } catch (error) {
    ctx.log.warn(event, {
      emailProviderId: row.id,
      name: error instanceof Error ? error.name : "unknown",
      reason: error instanceof Error ? error.message : null,
    });
  }
}

async function withdraw(ctx: UserContext, row: MailboxRow): Promise<void> {
  await bestEffort(ctx, row, "revoke_failed", async () => {
    // A provider withdraws the whole consent, and Gmail has one push channel for all, so a colleague who connected the
    // same account would lose both too.
    const others = await ctx.db.$count(
      emailProvider,
      and(
        eq(emailProvider.kind, row.kind),
        eq(emailProvider.subject, row.subject),
        ne(emailProvider.id, row.id),
        isNull(emailProvider.disconnectedAt),
      ),
    );
    const { pushChannelId } = row;
    if (pushChannelId !== null && (pushChannelId !== "" || others === 0))
      await bestEffort(ctx, row, "push_stop_failed", () => openMailbox(ctx, row).stopWatch(pushChannelId));
    if (others > 0) return;
    const { refreshToken } = await openEnvelope(ctx, row.id, row.tokenEnvelope);
    await revokeToken(ctx, requireProfile(row.kind, ctx.config), refreshToken);
  });
}
