import { type SQL, sql } from "drizzle-orm";
import { reconnectRequiredWrites } from "../accounts/reconnectRequired.ts";
import type { ProviderError } from "../providers/providerError.ts";
import { failureOf } from "./failure.ts";
import { releaseLease } from "./lease.ts";
import { runRecord } from "./runRecord.ts";
import { commit, type Slice } from "./slice.ts";

/** Failures in a row after which the account says that something is wrong; before, it is a hiccup. */
const shownAfter = 3;

/**
 * Ends a slice that the provider stopped. What its pages have stored stays; cursors are where their last full page
 * left them.
 * @returns when to go on (milliseconds UTC), or null when a person has to act first.
 */
export async function failSlice(slice: Slice, error: ProviderError): Promise<number | null> {
  const { ctx, mailbox, lease } = slice;
  const now = ctx.clock.now();
  const failure = failureOf(error, now, mailbox.failureCount);
  ctx.log.warn("slice_failed", { emailProviderId: mailbox.id, code: error.code, reason: error.message });
  const end = (writes: SQL[]) =>
    commit(slice, [...writes, ...runRecord(slice, "failed", error.code), releaseLease(lease)]);
  switch (failure.kind) {
    case "reconnect":
      await end(reconnectRequiredWrites(ctx, mailbox, error.code));
      return null;
    case "misconfigured":
      ctx.log.error("provider_app_misconfigured", { kind: mailbox.kind, code: error.code });
      await end([
        sql`update email_provider set next_sync_at = ${failure.nextSyncAt}, failure_count = failure_count + 1,
          error_code = 'app_misconfigured', error_action = 'contact_admin',
          error_message = 'Threadbook is not set up correctly for this provider. Your administrator has to check its settings.'
          where id = ${mailbox.id}`,
      ]);
      return failure.nextSyncAt;
    case "wait":
      await end([failure.isCounted ? counted(slice, failure, now) : paused(slice, failure)]);
      return failure.nextSyncAt;
  }
}

function paused(
  slice: Slice,
  { nextSyncAt, retryAfter }: { nextSyncAt: number; retryAfter: number | null },
): SQL {
  return sql`update email_provider set next_sync_at = ${nextSyncAt}, retry_after = ${retryAfter}
    where id = ${slice.mailbox.id}`;
}

function counted(
  slice: Slice,
  { nextSyncAt, retryAfter }: { nextSyncAt: number; retryAfter: number | null },
  now: number,
): SQL {
  const isShown = slice.mailbox.failureCount + 1 >= shownAfter;
  const shown = isShown
    ? sql`, error_code = 'provider_unavailable', error_action = 'wait',
        error_message = 'The mail provider is not answering. We keep trying; nothing is lost.'`
    : sql``;
  return sql`update email_provider set next_sync_at = ${nextSyncAt}, retry_after = ${retryAfter},
    failure_count = failure_count + 1, failing_since = coalesce(failing_since, ${now})${shown}
    where id = ${slice.mailbox.id}`;
}
