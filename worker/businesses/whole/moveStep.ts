import { sql } from "drizzle-orm";
import * as z from "zod";
import { fileAgain, readSubjects } from "../../association/fileAgain.ts";
import { filingsBefore, filingWrites } from "../../association/manual/manualFiling.ts";
import {
  advance,
  isStill,
  type Operation,
  type StepContext,
  stepSize,
} from "../../association/operations/operation.ts";
import { primaryColumns } from "../../association/writes.ts";
import { writeBatch } from "../../db/writeBatch.ts";

const payload = z.object({ from: z.string(), to: z.string() });
const emailRows = z.array(z.object({ email_id: z.string() }));
const nameRows = z.tuple([
  z.object({ from_name: z.string(), to_name: z.string(), user_name: z.string().nullable() }),
]);

/** Moves the next emails of one business to another, and keeps what an undo needs. */
export async function moveStep(ctx: StepContext, operation: Operation): Promise<void> {
  const { from, to } = payload.parse(operation.payload);
  const { id, organization_id: organizationId, user_id: userId } = operation;
  const after = operation.position.replace(/^m:/, "");
  const [names, rows] = await ctx.db.batch([
    ctx.db.all(sql`select f.name as from_name, t.name as to_name, (select name from user where id = ${userId}) as user_name
      from business f, business t where f.id = ${from} and t.id = ${to} and f.organization_id = ${organizationId}
        and t.organization_id = ${organizationId}`),
    ctx.db.all(sql`select email_id from association where organization_id = ${organizationId} and business_id = ${from}
      and email_id > ${after} and state = 'filed' and is_primary = 1
      and not (source = 'manual' and updated_at > ${operation.created_at}) order by email_id limit ${stepSize}`),
  ]);
  const found = nameRows.safeParse(names);
  // Deleted or merged meanwhile: nothing is left to move, or nowhere to move it.
  const ids = found.success ? emailRows.parse(rows).map((row) => row.email_id) : [];
  const list = sql`select value from json_each(${JSON.stringify(ids)})`;
  const guard = isStill(operation);
  const now = operation.created_at;
  if (found.success && ids.length > 0) {
    const [{ from_name, to_name, user_name }] = found.data;
    await writeBatch(ctx.db, [
      sql`insert or ignore into association_operation_item (operation_id, email_id, before)
        select ${id}, e.id, ${filingsBefore} from email_sync e where e.id in (${list}) and ${guard}`,
      ...filingWrites({
        ...{
          organizationId,
          userId,
          userName: user_name ?? "Someone",
          businessId: to,
          place: to_name,
          guard,
        },
        // An undo asks which words came later than the operation: its own are as old as it is.
        ...{ what: `all mail of ${from_name}`, matched: sql`${from}`, emails: list, now },
      }),
      primaryColumns({ organizationId, emails: list, now: ctx.clock.now(), guard }),
    ]);
  }
  const progress = {
    position: `m:${ids.at(-1) ?? after}`,
    emails: ids.length,
    isOver: ids.length < stepSize,
  };
  await fileAgain(ctx, organizationId, await readSubjects(ctx, organizationId, list), {
    guard,
    last: advance(operation, progress, ctx.clock.now()),
  });
}
