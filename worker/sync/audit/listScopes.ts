import { sql } from "drizzle-orm";
import { coverageOf } from "../folders/backfillCoverage.ts";
import type { Cursor } from "../mailbox.ts";
import { auditScope, backfillScope, cursorWrite } from "../slice/cursors.ts";
import { commit, hasBudget, type Slice } from "../slice/slice.ts";
import type { Audit } from "./audit.ts";

/** Lists the ids of every scope, as far as the budget goes; a later slice goes on where this one stopped. */
export async function listScopes(slice: Slice, audit: Audit): Promise<void> {
  for (const { id } of slice.provider.scopes(slice.mailbox.folders)) {
    let cursor = ownCursor(slice, audit, id);
    while (cursor.phase === "running") {
      if (!hasBudget(slice)) return;
      cursor = await listPage(slice, audit, id, cursor);
    }
  }
  await commit(slice, [
    sql`update sync_audit set listed_at = ${slice.ctx.clock.now()} where id = ${audit.id}`,
  ]);
}

/** How far this audit has listed a scope; what an older audit left begins anew. */
function ownCursor(slice: Slice, audit: Audit, id: string): Cursor {
  const scope = auditScope(id);
  const cursor = slice.cursors.get(scope);
  if (cursor?.value === audit.id) return cursor;
  return {
    emailProviderId: slice.mailbox.id,
    scope,
    phase: "running",
    value: audit.id,
    pageToken: null,
    generation: 0,
    updatedAt: slice.ctx.clock.now(),
  };
}

/** One page: its ids and the cursor behind it in one batch. The cursor's generation counts the pages. */
async function listPage(slice: Slice, audit: Audit, id: string, cursor: Cursor): Promise<Cursor> {
  const { ctx, mailbox, provider } = slice;
  slice.pagesLeft -= 1;
  const page = await provider.listIds({
    scope: id,
    pageToken: cursor.pageToken,
    since: auditedSince(slice, id),
    folders: mailbox.folders,
  });
  const next: Cursor = {
    ...cursor,
    phase: page.nextPageToken === null ? "done" : "running",
    pageToken: page.nextPageToken,
    generation: cursor.generation + 1,
    updatedAt: ctx.clock.now(),
  };
  await commit(slice, [
    ...(page.ids.length === 0
      ? []
      : [
          sql`insert into sync_audit_page (audit_id, email_provider_id, scope, number, ids)
            values (${audit.id}, ${mailbox.id}, ${id}, ${cursor.generation}, ${JSON.stringify(page.ids)})`,
        ]),
    cursorWrite(next),
  ]);
  slice.cursors.set(next.scope, next);
  return next;
}

/** The time from which a scope was read, milliseconds UTC; null from the beginning. */
export function auditedSince(slice: Slice, id: string): number | null {
  const backfill = slice.cursors.get(backfillScope(id));
  return backfill === undefined ? null : (coverageOf(backfill)?.since ?? null);
}
