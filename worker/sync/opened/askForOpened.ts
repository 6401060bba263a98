import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { markDirty } from "../push/markDirty.ts";

const minute = 60_000;
/** Conversations that are asked for in a minute and mailbox at most: nobody opens more. */
const perMinute = 10;
/** Milliseconds before the same one is asked for again: what did not come may not be meant to. */
const askedAgainAfter = 2 * minute;
/** Milliseconds that a row stays. */
const kept = 60 * minute;

/** What is on screen, by the provider's ids as its API writes them. */
export interface OpenedMail {
  emailProviderId: string;
  threadId: string | undefined;
  /** The id under which the email would be stored. */
  messageId: string | undefined;
}

/**
 * Has what somebody opened, and what is not here yet, fetched at once and before all else: the row waits for the slice
 * that runs, or for the one that this sends. Often called for the same mail, it asks once.
 * @returns whether it was asked for.
 */
export async function askForOpened(ctx: Context, opened: OpenedMail): Promise<boolean> {
  const { emailProviderId, threadId = "", messageId = "" } = opened;
  if (threadId === "" && messageId === "") return false;
  const now = ctx.clock.now();
  // A sidebar that waits looks every few seconds: that is a reader, not a writer.
  const recent = await ctx.db.all(sql`select 1 from sync_opened where email_provider_id = ${emailProviderId}
    and thread_id = ${threadId} and message_id = ${messageId} and asked_at > ${now - askedAgainAfter}`);
  if (recent.length > 0) return false;
  const [, asked] = await ctx.db.batch([
    ctx.db.run(
      sql`delete from sync_opened where email_provider_id = ${emailProviderId} and asked_at <= ${now - kept}`,
    ),
    ctx.db.all(sql`insert into sync_opened (email_provider_id, thread_id, message_id, asked_at)
      select id, ${threadId}, ${messageId}, ${now} from email_provider
      where id = ${emailProviderId} and enabled = 1 and disconnected_at is null
        and status in ('connecting', 'backfilling', 'live')
        and ${perMinute} > (select count(*) from sync_opened
          where email_provider_id = ${emailProviderId} and asked_at > ${now - minute})
      on conflict do update set asked_at = excluded.asked_at, done_at = null
        where asked_at <= ${now - askedAgainAfter}
      returning thread_id`),
  ]);
  if (asked.length === 0) return false;
  await markDirty(ctx, sql`id = ${emailProviderId}`);
  return true;
}
