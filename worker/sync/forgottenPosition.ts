import { sql } from "drizzle-orm";
import { backfillScope, changesScope, cursorDelete, providerScope } from "./cursors.ts";
import type { Cursor } from "./mailbox.ts";
import { commit, type Slice } from "./slice.ts";

/**
 * The provider has forgotten where a scope continues: the gap since the last good look is noted, and the cursors of
 * this one scope end, so that the next slice reads it anew and closes the gap. A page that was forgotten in the middle
 * of a listing leaves no gap: changes are followed from before it.
 */
export async function forgetPosition(slice: Slice, cursor: Cursor): Promise<void> {
  const { ctx, mailbox } = slice;
  const now = ctx.clock.now();
  const id = providerScope(cursor);
  const changes = slice.cursors.get(changesScope(id));
  const backfill = slice.cursors.get(backfillScope(id));
  const isGap = cursor === changes || changes?.scope === cursor.scope;
  const ended = isGap ? [changes, backfill] : [backfill];
  const since = mailbox.lastSyncAt ?? mailbox.createdAt;
  await commit(slice, [
    ...(isGap
      ? [
          sql`insert into sync_gap (id, email_provider_id, scope, reason, since, opened_at)
            values (${ctx.newId()}, ${mailbox.id}, ${cursor.scope}, 'position_expired', ${since}, ${now})`,
        ]
      : []),
    ...ended.flatMap((one) => (one ? [cursorDelete(one)] : [])),
  ]);
  for (const one of ended) if (one) slice.cursors.delete(one.scope);
}
