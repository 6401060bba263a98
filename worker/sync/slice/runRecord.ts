import { type SQL, sql } from "drizzle-orm";
import type { Slice } from "./slice.ts";

/** How long the story of a mailbox is kept. */
const kept = 30 * 86_400_000;

/** The row that tells what a slice did; a slice that did nothing leaves none. Old rows go at the same time. */
export function runRecord(
  slice: Slice,
  outcome: "done" | "more" | "failed",
  errorCode: string | null,
): SQL[] {
  const { ctx, mailbox, lease, count, startedAt } = slice;
  const didSomething = count.stored + count.changed + count.skipped + count.pending > 0;
  if (!didSomething && errorCode === null) return [];
  const isBackfilling = mailbox.status === "backfilling" || mailbox.status === "connecting";
  return [
    sql`insert into sync_run
      (id, email_provider_id, lane, epoch, started_at, ended_at, outcome, stored, changed, skipped, pending, error_code)
      values (${ctx.newId()}, ${mailbox.id}, ${isBackfilling ? "backfill" : "changes"}, ${lease.epoch}, ${startedAt},
        ${ctx.clock.now()}, ${outcome}, ${count.stored}, ${count.changed}, ${count.skipped}, ${count.pending}, ${errorCode})`,
    sql`delete from sync_run where email_provider_id = ${mailbox.id} and started_at < ${startedAt - kept}`,
  ];
}
