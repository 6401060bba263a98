import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import { closeNotifications, openNotification } from "../../accounts/notifications/mailboxNotifications.ts";
import type { Context } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import type { MailProvider, PushChannel } from "../../providers/mailProvider.ts";
import { ProviderError } from "../../providers/providerError.ts";
import type { QueueMessage } from "../../queue.ts";
import { hashToken, randomToken } from "../../security/tokenKeys.ts";
import type { Mailbox } from "../mailbox.ts";
import { markDirty } from "./markDirty.ts";
import { lapseIsTold, nextPushTry, pushClaim, pushUnavailable, renewalTime } from "./pushTimes.ts";

type PushMessage = Extract<QueueMessage, { type: "push" }>;

/** A mailbox whose push is being kept, and the claim with which that is written down. */
interface Claimed {
  mailbox: Mailbox;
  claim: number;
  /** The provider says that the channel has ended, whatever its time. */
  hasEnded: boolean;
}

/** A channel as it stands after a renewal, or a new one with its own secret. */
interface Kept {
  channel: PushChannel | null;
  secretHash: string | null;
  isNew: boolean;
}

/**
 * Opens the push channel of a mailbox, renews it, or opens it anew where it has ended. The claim lets one of several
 * messages through. A provider's refusal ends in the mailbox's row and in a later try; syncing never depends on it.
 */
export async function keepPush(ctx: Context, message: PushMessage): Promise<void> {
  const claimed = await claimPush(ctx, message);
  if (claimed === null) return;
  const { mailbox } = claimed;
  if ((mailbox.retryAfter ?? 0) > ctx.clock.now()) {
    await postpone(ctx, claimed, mailbox.retryAfter ?? 0);
    return;
  }
  try {
    const provider = openMailbox(ctx, mailbox);
    await store(ctx, claimed, provider, await keep(ctx, claimed, provider));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await fail(ctx, claimed, error);
  }
}

/** Exchanges the message's claim for an own one: the same message a second time finds it taken. */
async function claimPush(ctx: Context, message: PushMessage): Promise<Claimed | null> {
  const now = ctx.clock.now();
  const claim = Math.max(now + pushClaim, message.claim + 1);
  const [mailbox] = await ctx.db
    .update(emailProvider)
    .set({ pushDueAt: claim })
    .where(
      and(
        eq(emailProvider.id, message.emailProviderId),
        eq(emailProvider.organizationId, message.organizationId),
        eq(emailProvider.pushDueAt, message.claim),
        eq(emailProvider.enabled, true),
        inArray(emailProvider.status, ["connecting", "backfilling", "live"]),
        isNull(emailProvider.disconnectedAt),
      ),
    )
    .returning();
  if (mailbox === undefined) return null;
  return { mailbox, claim, hasEnded: message.action === "recreate" };
}

async function keep(ctx: Context, claimed: Claimed, provider: MailProvider): Promise<Kept> {
  const { pushChannelId, pushExpiresAt, pushSecretHash } = claimed.mailbox;
  if (!claimed.hasEnded && pushChannelId !== null && (pushExpiresAt ?? 0) > ctx.clock.now()) {
    try {
      const channel = await provider.renewWatch(pushChannelId);
      return { channel, secretHash: pushSecretHash, isNew: false };
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== "not_found") throw error;
      claimed.hasEnded = true;
    }
  }
  const secret = randomToken();
  return { channel: await provider.watch(secret), secretHash: await hashToken(secret), isNew: true };
}

async function store(ctx: Context, claimed: Claimed, provider: MailProvider, kept: Kept): Promise<void> {
  const { mailbox } = claimed;
  const { channel, secretHash, isNew } = kept;
  const now = ctx.clock.now();
  const [stored] = await ctx.db.batch([
    ctx.db
      .update(emailProvider)
      .set({
        pushChannelId: channel?.channelId ?? null,
        pushSecretHash: channel === null ? null : secretHash,
        pushExpiresAt: channel?.expiresAt ?? null,
        pushDueAt: channel === null ? now + pushUnavailable : renewalTime(channel.expiresAt, now),
        pushFailureCount: 0,
        updatedAt: now,
      })
      .where(stillClaimed(claimed))
      .returning({ id: emailProvider.id }),
    closeNotifications(ctx, mailbox.id, ["push_lapsed"]),
  ]);
  if (!isNew || channel === null) return;
  if (stored.length === 0) {
    // Somebody else has the mailbox's push now, or it was disconnected: nobody would know this channel.
    if (channel.channelId !== "") await provider.stopWatch(channel.channelId);
    return;
  }
  // What changed between the end of the old channel and the beginning of this one was told to nobody.
  await markDirty(ctx, sql`id = ${mailbox.id}`);
}

/** Leaves the mailbox to a later try, and tells its owner once push that had worked has been over for a day. */
async function fail(ctx: Context, claimed: Claimed, error: ProviderError): Promise<void> {
  const { mailbox, hasEnded } = claimed;
  const now = ctx.clock.now();
  ctx.log.warn("push_failed", { emailProviderId: mailbox.id, code: error.code, reason: error.message });
  const isCounted = error.code !== "rate_limited";
  const failures = mailbox.pushFailureCount + (isCounted ? 1 : 0);
  const dueAt = Math.max(nextPushTry(failures, now), error.retryAt ?? 0);
  const expiresAt = hasEnded ? sql`min(push_expires_at, ${now})` : sql`push_expires_at`;
  await writeBatch(ctx.db, [
    sql`update email_provider set push_due_at = ${dueAt}, push_failure_count = ${failures},
        push_expires_at = ${expiresAt}
      where ${stillClaimed(claimed)}`,
    openNotification(
      ctx,
      mailbox.id,
      "push_lapsed",
      `New mail of ${mailbox.accountEmail} is no longer announced to Threadbook at once. It still comes in, every ${mailbox.syncIntervalMinutes} minutes. We keep trying; there is nothing to do for you.`,
      sql`push_channel_id is not null and push_expires_at <= ${now - lapseIsTold} and disconnected_at is null
        and enabled = 1 and status in ('connecting', 'backfilling', 'live')`,
    ),
  ]);
}

async function postpone(ctx: Context, claimed: Claimed, until: number): Promise<void> {
  await ctx.db.update(emailProvider).set({ pushDueAt: until }).where(stillClaimed(claimed));
}

function stillClaimed({ mailbox, claim }: Claimed): SQL {
  return sql`id = ${mailbox.id} and push_due_at = ${claim} and disconnected_at is null`;
}
