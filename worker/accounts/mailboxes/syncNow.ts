import { sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { enqueueSlice } from "./enqueueSlice.ts";
import { isOwn, mailboxNotFound, ownMailbox } from "./ownMailbox.ts";

/**
 * "Sync now": runs at once and cuts our own backoff short, but never a pause that the provider
 * asked for.
 * @returns when it runs, milliseconds UTC
 * @throws AppError `provider_not_found`, `reconnect_required`, `invalid_request` for an account that is off.
 */
export async function syncNow(ctx: UserContext, emailProviderId: string): Promise<{ nextSyncAt: number }> {
  const row = await ownMailbox(ctx, emailProviderId);
  if (!row.enabled || row.status === "paused")
    throw new AppError("invalid_request", "This account is paused. Turn it on, then it syncs.");
  if (row.status === "reauth_required")
    throw new AppError(
      "reconnect_required",
      "The connection to this account has ended. Connect it again, then it syncs.",
    );
  const now = ctx.clock.now();
  const [updated] = await ctx.db
    .update(emailProvider)
    .set({ nextSyncAt: sql`max(${now}, coalesce(${emailProvider.retryAfter}, 0))`, dirtyAt: now })
    .where(isOwn(ctx, emailProviderId))
    .returning({ nextSyncAt: emailProvider.nextSyncAt });
  if (!updated) throw mailboxNotFound();
  if (updated.nextSyncAt <= now)
    await enqueueSlice(ctx, { organizationId: row.organizationId, emailProviderId });
  return updated;
}
