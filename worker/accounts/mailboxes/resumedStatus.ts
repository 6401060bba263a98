import { type SQL, sql } from "drizzle-orm";

/**
 * The status with which a mailbox goes on, as SQL for an update of `email_provider`: `backfilling` while a backfill is
 * unfinished, `live` once changes are followed, `connecting` where nothing has begun.
 */
export const resumedStatus: SQL = sql`case
  when exists (select 1 from sync_cursor where sync_cursor.email_provider_id = email_provider.id
    and sync_cursor.scope like 'backfill%' and sync_cursor.phase = 'running') then 'backfilling'
  when exists (select 1 from sync_cursor where sync_cursor.email_provider_id = email_provider.id
    and sync_cursor.scope like 'changes%') then 'live'
  else 'connecting' end`;
