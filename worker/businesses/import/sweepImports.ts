import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";

/** Files hold people's names and addresses: they are kept for a week. */
const kept = 7 * 86_400_000;
/** Rows that one sweep removes. */
const mostRows = 5_000;

/** Removes what old imports left, some rows at a time. */
export async function sweepImports(ctx: Pick<Context, "db" | "clock">): Promise<void> {
  const before = ctx.clock.now() - kept;
  await writeBatch(ctx.db, [
    sql`delete from business_import_row where rowid in (select r.rowid from business_import i
      cross join business_import_row r on r.import_id = i.id where i.created_at < ${before} limit ${mostRows})`,
    sql`delete from business_import where created_at < ${before}
      and not exists (select 1 from business_import_row where import_id = business_import.id)`,
  ]);
}
