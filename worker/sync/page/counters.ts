import { type SQL, sql } from "drizzle-orm";

/**
 * Keeps the mailbox's counters exact at the cost of the page, not of the mailbox: what the page's emails counted for
 * before is taken off, what they count for after is put on, inside the one batch. A stored email that waits for another
 * look counts as stored. listed = stored + skipped + pending
 * (README, "How it works"). `names` are the page's provider ids.
 */
export function countAround(emailProviderId: string, names: string[], writes: SQL[]): SQL[] {
  if (names.length === 0) return writes;
  const ids = JSON.stringify(names);
  const move = (sign: SQL) => sql`update email_provider set
      stored = stored ${sign} (select count(*) from email_sync where user_id = email_provider.user_id
        and email_provider_id = email_provider.id and deleted_in_provider = 0
        and external_id in (select value from json_each(${ids}))),
      skipped = skipped ${sign} (select count(*) from sync_skip where email_provider_id = email_provider.id
        and external_id in (select value from json_each(${ids}))),
      pending = pending ${sign} (select count(*) from sync_pending where email_provider_id = email_provider.id
        and external_id in (select value from json_each(${ids}))
        and not exists (select 1 from email_sync where user_id = email_provider.user_id
          and email_provider_id = email_provider.id and external_id = sync_pending.external_id))
    where id = ${emailProviderId}`;
  return [
    move(sql.raw("-")),
    ...writes,
    move(sql.raw("+")),
    sql`update email_provider set listed = stored + skipped + pending where id = ${emailProviderId}
      and listed <> stored + skipped + pending`,
  ];
}
