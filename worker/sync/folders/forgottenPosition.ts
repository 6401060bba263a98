import { type SQL, sql } from "drizzle-orm";
import type { Cursor } from "../mailbox.ts";
import { cursorDelete, providerScope } from "../slice/cursors.ts";
import { commit, type Slice } from "../slice/slice.ts";
import { forgotten } from "../step/forgotten.ts";

/**
 * The provider has forgotten where a scope continues: the gap since the last good look is noted, and the cursors of
 * this one scope end, so that the next slice reads it anew and closes the gap. A page that was forgotten in the middle
 * of a listing leaves no gap where changes are followed from before it. A listing shows what is there, never what is
 * gone, and at some providers no flags: what is stored waits for one look each, unless the listing hands it over.
 */
export async function forgetPosition(slice: Slice, cursor: Cursor): Promise<void> {
  const { ctx, mailbox } = slice;
  const now = ctx.clock.now();
  const { ended, isGap, isUnfollowed } = forgotten(slice.cursors, cursor);
  const since = mailbox.lastSyncAt ?? mailbox.createdAt;
  await commit(slice, [
    ...(isGap
      ? [
          sql`insert into sync_gap (id, email_provider_id, scope, reason, since, opened_at)
            values (${ctx.newId()}, ${mailbox.id}, ${cursor.scope}, 'position_expired', ${since}, ${now})`,
        ]
      : []),
    ...(isUnfollowed ? lookAgain(slice, providerScope(cursor), now) : []),
    ...ended.map(cursorDelete),
  ]);
  for (const one of ended) slice.cursors.delete(one.scope);
}

/** Milliseconds that the new listing has to hand over what then needs no look of its own. */
const headStart = 10 * 60_000;

/** One look at each email of a scope: at all where the mailbox is one, else at those stored in the folder. */
export function lookAgain({ mailbox, provider }: Slice, scope: string, now: number): SQL[] {
  const isWhole = provider.scopes(mailbox.folders).length === 1;
  const drafts = sql`from sync_skip where email_provider_id = ${mailbox.id} and reason = 'draft'`;
  // A draft may have been sent or thrown away meanwhile: the new listing fetches those that are listed still.
  const forgetDrafts = [
    sql`update email_provider set skipped = skipped - (select count(*) ${drafts}),
      listed = listed - (select count(*) ${drafts}) where id = ${mailbox.id}`,
    sql`delete ${drafts}`,
  ];
  return [
    ...(isWhole ? forgetDrafts : []),
    sql`insert into sync_pending
      (email_provider_id, external_id, reason, attempts, next_try_at, created_at, updated_at)
      select ${mailbox.id}, external_id, 'position_expired', 0, ${now + headStart}, ${now}, ${now} from email_sync
      where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id} and deleted_in_provider = 0
        ${isWhole ? sql`` : sql`and exists (select 1 from json_each(folders) where value = ${scope})`}
      on conflict do nothing`,
  ];
}
