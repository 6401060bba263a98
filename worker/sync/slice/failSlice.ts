import { type SQL, sql } from "drizzle-orm";
import { reconnectRequiredWrites } from "../../accounts/mailboxes/reconnectRequired.ts";
import type { ProviderError, ProviderErrorCode } from "../../providers/providerError.ts";
import { closeFailing, failingStory, openFailing } from "../health/failing.ts";
import { failureOf } from "../health/failure.ts";
import { paceWrite } from "../health/pace.ts";
import { nextRate } from "../health/rate.ts";
import { releaseLease } from "./lease.ts";
import { runRecord } from "./runRecord.ts";
import { commit, type Slice } from "./slice.ts";
import { clearSuspects } from "./smallSteps.ts";

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
    commit(slice, [
      ...writes,
      paceWrite(slice),
      clearSuspects(slice),
      ...runRecord(slice, "failed", error.code),
      releaseLease(lease),
    ]);
  switch (failure.kind) {
    case "reconnect":
      await end([...reconnectRequiredWrites(ctx, mailbox, error.code), closeFailing(ctx, mailbox)]);
      return null;
    case "misconfigured":
      ctx.log.error("provider_app_misconfigured", { kind: mailbox.kind, code: error.code });
      await end(counted(slice, failure, error.code, true));
      return failure.nextSyncAt;
    case "wait":
      if (error.code === "rate_limited") {
        const { pace, provider } = slice;
        pace.rate = nextRate(pace.rate, { type: "refused" }, provider.quota, now);
      }
      await end(
        failure.isCounted
          ? counted(slice, failure, error.code, mailbox.failureCount + 1 >= shownAfter)
          : [paused(slice, failure)],
      );
      return failure.nextSyncAt;
  }
}

interface Pause {
  nextSyncAt: number;
  retryAfter: number | null;
}

function paused(slice: Slice, { nextSyncAt, retryAfter }: Pause): SQL {
  return sql`update email_provider set next_sync_at = ${nextSyncAt}, retry_after = ${retryAfter}
    where id = ${slice.mailbox.id}`;
}

/** One more failure: the account says so once it is shown, and a notification once it has lasted. */
function counted(slice: Slice, pause: Pause, code: ProviderErrorCode, isShown: boolean): SQL[] {
  const { ctx, mailbox } = slice;
  const story = failingStory(code);
  const shown = isShown
    ? sql`, error_code = ${story.code}, error_action = ${story.action}, error_message = ${story.message}`
    : sql``;
  return [
    sql`update email_provider set next_sync_at = ${pause.nextSyncAt}, retry_after = ${pause.retryAfter},
      failure_count = failure_count + 1, failing_since = coalesce(failing_since, ${ctx.clock.now()})${shown}
      where id = ${mailbox.id}`,
    openFailing(ctx, mailbox, story),
  ];
}
