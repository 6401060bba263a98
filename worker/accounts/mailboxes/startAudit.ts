import { sql } from "drizzle-orm";
import type { AuditRequest } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { syncNow } from "./syncNow.ts";

/**
 * Compares an own mailbox with its provider now: what is missing is read, and what is gone is confirmed. One that runs
 * already goes on, with what the person says of it.
 * @returns when it runs, milliseconds UTC
 * @throws AppError `provider_not_found`, `reconnect_required`, `invalid_request` for an account that is off.
 */
export async function startAudit(
  ctx: UserContext,
  emailProviderId: string,
  { isShrinkExpected }: AuditRequest,
): Promise<{ nextSyncAt: number }> {
  const { organizationId, userId } = ctx.actor;
  await writeBatch(ctx.db, [
    sql`insert into sync_audit (id, email_provider_id, started_at, is_shrink_expected)
      select ${ctx.newId()}, id, ${ctx.clock.now()}, ${Number(isShrinkExpected)} from email_provider
      where id = ${emailProviderId} and organization_id = ${organizationId} and user_id = ${userId}
        and disconnected_at is null and enabled = 1 and status not in ('paused', 'reauth_required')
      on conflict (email_provider_id) where ended_at is null
        do update set is_shrink_expected = max(is_shrink_expected, excluded.is_shrink_expected)`,
  ]);
  return syncNow(ctx, emailProviderId);
}
