import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";

/** Milliseconds after which a file that is still being written is taken for what a crash left. */
const writtenWithin = 60 * 60_000;
/** Objects of one round, and rounds of one sweep: what is more waits for the next. */
const objectsPerRound = 500;
const mostRounds = 4;

const rowsSchema = z.array(z.object({ id: z.string(), key: z.string() }));

/**
 * Takes out of the bucket what no email has any more. Nothing that is leaving is ever given to an email again, so that
 * this is safe beside whoever keeps the same content now. May run twice, at once or after a crash.
 * @returns how many objects went.
 */
export async function sweepKept(ctx: Pick<Context, "db" | "clock" | "objects">): Promise<number> {
  if (ctx.objects === null) return 0;
  await writeBatch(ctx.db, [
    sql`update kept_object set state = 'leaving'
      where state = 'writing' and created_at < ${ctx.clock.now() - writtenWithin}`,
  ]);
  let removed = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const rows = rowsSchema.parse(
      await ctx.db.all(sql`select id, key from kept_object where state = 'leaving'
        order by created_at limit ${objectsPerRound}`),
    );
    if (rows.length === 0) break;
    await ctx.objects.delete(rows.map(({ key }) => key));
    const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
    await writeBatch(ctx.db, [
      sql`delete from kept_file where object_id in ${ids}`,
      sql`delete from kept_object where id in ${ids} and state = 'leaving'`,
    ]);
    removed += rows.length;
    if (rows.length < objectsPerRound) break;
  }
  return removed;
}
