import { sql } from "drizzle-orm";
import { closeFailing } from "../health/failing.ts";
import { paceWrite } from "../health/pace.ts";
import { turnAfter } from "../step/turn.ts";
import { pendingLimit } from "./beginSlice.ts";
import { releaseLease } from "./lease.ts";
import { runRecord } from "./runRecord.ts";
import { commit, type Slice } from "./slice.ts";
import { clearSuspects, endCare } from "./smallSteps.ts";

/**
 * Ends a slice that went well: state, health, next turn and lease in one batch. Where there is more to do the next
 * turn is now; should the message for it get lost, the schedule finds the mailbox due. A mailbox that was marked dirty
 * while the slice ran has more to do: the slice may have looked before the change.
 * @returns when there is more to do (milliseconds UTC) and a message has to see to it; null where there is not.
 */
export async function finishSlice(slice: Slice): Promise<number | null> {
  const { ctx, mailbox, lease, startedAt } = slice;
  const now = ctx.clock.now();
  const { status, hasMore, waitsUntil, nextPoll } = turnAfter(
    {
      cursors: slice.cursors,
      mailbox,
      wanted: slice.provider.scopes(mailbox.folders),
      waitsUntil: slice.pace.waitsUntil,
      hasMorePending: slice.duePending.length === pendingLimit,
      isAuditing: slice.isAuditing,
    },
    now,
  );
  const changed = slice.count.stored + slice.count.changed > 0;
  const [, stillDirty] = await commit(slice, [
    sql`update email_provider set status = ${status}, last_sync_at = ${now},
        last_change_at = ${changed ? sql`${now}` : sql`last_change_at`},
        failure_count = 0, failing_since = null, retry_after = null,
        error_code = null, error_message = null, error_action = null,
        next_sync_at = min(${nextPoll},
          coalesce((select min(next_try_at) from sync_pending where email_provider_id = ${mailbox.id}), ${nextPoll})),
        dirty_at = case when dirty_at > ${startedAt} then dirty_at else null end,
        updated_at = ${now}
      where id = ${mailbox.id}`,
    sql`update email_provider set next_sync_at = ${now} where id = ${mailbox.id} and dirty_at is not null`,
    closeFailing(ctx, mailbox),
    paceWrite(slice, waitsUntil),
    ...(slice.isMidPage ? [clearSuspects(slice)] : [endCare(slice)]),
    ...(status === "live"
      ? [
          sql`update sync_gap set closed_at = ${now} where email_provider_id = ${mailbox.id} and closed_at is null
            and reason not like 'audit_%'`,
        ]
      : []),
    ...runRecord(slice, hasMore || waitsUntil !== null ? "more" : "done", null),
    releaseLease(lease),
  ]);
  if (hasMore || stillDirty === 1) return now;
  // A message for this very time is on its way already.
  return waitsUntil === mailbox.rate?.waitsUntil ? null : waitsUntil;
}
