import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { countAround } from "../../sync/page/counters.ts";
import { erasedId } from "../../sync/page/erasedId.ts";

/** What of an email its erasure has to know. */
export const erasedRowSchema = z.object({
  id: z.string(),
  email_provider_id: z.string(),
  external_id: z.string(),
  deleted_in_provider: z.number(),
});
export type ErasedRow = z.output<typeof erasedRowSchema>;

type Erased = ErasedRow & { tombstone: string };

/**
 * The statements that erase emails for good, with all that was derived from them, and leave a hash of each one's id;
 * for one batch. `actor` is who asked for it.
 */
export async function erasureWrites(
  ctx: Pick<Context, "clock" | "newId">,
  actor: { userId: string },
  rows: ErasedRow[],
): Promise<SQL[]> {
  if (rows.length === 0) return [];
  const erased = await Promise.all(
    rows.map(async (row) => ({ ...row, tombstone: await erasedId(row.external_id) })),
  );
  return countAll(erased, writesOf(ctx, actor, erased));
}

/** Keeps the counters of every mailbox concerned. What its provider no longer lists is not counted as left out. */
function countAll(erased: Erased[], writes: SQL[]): SQL[] {
  return [...Map.groupBy(erased, (one) => one.email_provider_id)].reduce(
    (inner, [mailboxId, own]) =>
      countAround(
        mailboxId,
        own.flatMap((one) => [one.external_id, ...(one.deleted_in_provider ? [] : [one.tombstone])]),
        inner,
      ),
    writes,
  );
}

function writesOf(
  { clock, newId }: Pick<Context, "clock" | "newId">,
  actor: { userId: string },
  erased: Erased[],
): SQL[] {
  const now = clock.now();
  const rows = JSON.stringify(
    erased.map((one) => [one.id, one.email_provider_id, one.external_id, one.tombstone, newId()]),
  );
  const ids = sql`select value ->> 0 from json_each(${rows})`;
  return [
    sql`insert into sync_skip (email_provider_id, external_id, reason, created_at)
      select p.id, value ->> 3, 'erased', ${now} from json_each(${rows}) cross join email_provider p on p.id = value ->> 1
      where true on conflict do nothing`,
    sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, created_at)
      select value ->> 4, e.organization_id, ${actor.userId}, 'email_erased', 'email', e.id, ${now}
      from json_each(${rows}) cross join email_sync e on e.id = value ->> 0`,
    sql`delete from association_operation_item where email_id in (${ids})`,
    sql`delete from conversation_move where email_id in (${ids})`,
    sql`delete from association_suggestion where kind = 'email' and subject in (${ids})`,
    sql`delete from association where email_id in (${ids})`,
    sql`delete from email_participant where email_id in (${ids})`,
    // Its words leave the index at once, and not when the index next tidies up (sqlite.org/fts5.html, 6.13).
    sql`insert into email_search (email_search, rank) values ('secure-delete', 1)`,
    sql`delete from email_sync where id in (${ids})`,
    sql`insert into email_search (email_search, rank) values ('secure-delete', 0)`,
    sql`delete from sync_pending where (email_provider_id, external_id) in
      (select value ->> 1, value ->> 2 from json_each(${rows}))`,
  ];
}
