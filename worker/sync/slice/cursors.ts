import { type SQL, sql } from "drizzle-orm";
import type { Cursor } from "../mailbox.ts";

/** Writes a cursor as it is now; belongs into the batch of the rows that it covers. */
export function cursorWrite(cursor: Cursor): SQL {
  return sql`insert into sync_cursor (email_provider_id, scope, phase, value, page_token, generation, updated_at)
    values (${cursor.emailProviderId}, ${cursor.scope}, ${cursor.phase}, ${cursor.value}, ${cursor.pageToken},
      ${cursor.generation}, ${cursor.updatedAt})
    on conflict (email_provider_id, scope) do update set phase = excluded.phase, value = excluded.value,
      page_token = excluded.page_token, generation = excluded.generation, updated_at = excluded.updated_at`;
}

/** Ends a cursor: its scope is no longer read, or begins anew. */
export function cursorDelete(cursor: Cursor): SQL {
  return sql`delete from sync_cursor where email_provider_id = ${cursor.emailProviderId} and scope = ${cursor.scope}`;
}

const changesPrefix = "changes:";
const backfillPrefix = "backfill:";
const auditPrefix = "audit:";

export const changesScope = (scope: string): string => changesPrefix + scope;
export const backfillScope = (scope: string): string => backfillPrefix + scope;
export const auditScope = (scope: string): string => auditPrefix + scope;

export const isChangesCursor = (cursor: Cursor): boolean => cursor.scope.startsWith(changesPrefix);
export const isBackfillCursor = (cursor: Cursor): boolean => cursor.scope.startsWith(backfillPrefix);
export const isAuditCursor = (cursor: Cursor): boolean => cursor.scope.startsWith(auditPrefix);

/** The scope as the provider named it. */
export function providerScope(cursor: Cursor): string {
  return cursor.scope.slice(cursor.scope.indexOf(":") + 1);
}
