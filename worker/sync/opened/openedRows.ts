import { type SQL, sql } from "drizzle-orm";

/** What somebody has open on screen and no slice has looked for, the latest first: a batch item. */
export function openedRows(emailProviderId: string): SQL {
  return sql`select thread_id, message_id from sync_opened
    where email_provider_id = ${emailProviderId} and done_at is null order by asked_at desc`;
}
