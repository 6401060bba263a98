import { and, eq, isNull, ne } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { revokeToken } from "../signIn/openIdClient.ts";
import { requireProfile } from "../signIn/requireProfile.ts";
import { openEnvelope } from "./envelope.ts";
import { openMailbox } from "./openMailbox.ts";
import type { MailboxRow } from "./ownMailbox.ts";

/**
 * Withdraws at the provider what a mailbox had: its push channel and, unless a colleague has connected the same account,
 * its consent. `row` as it was before it was disconnected. Never throws.
 */
export async function withdrawConsent(ctx: Context, row: MailboxRow): Promise<void> {
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

/** Here the tokens are gone already, whatever the provider answers. */
async function bestEffort(ctx: Context, row: MailboxRow, event: string, step: () => Promise<void>) {
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
