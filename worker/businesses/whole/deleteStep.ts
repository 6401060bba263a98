import { sql } from "drizzle-orm";
import * as z from "zod";
import { fileAgain, readSubjects } from "../../association/fileAgain.ts";
import {
  advance,
  isStill,
  type Operation,
  type StepContext,
  stepSize,
} from "../../association/operations/operation.ts";
import { primaryColumns } from "../../association/writes.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { contactsStep } from "./contactsStep.ts";

const payload = z.object({ from: z.string() });
const emailRows = z.array(z.object({ email_id: z.string() }));

/** Lets go of the next contacts, then the next emails, of a business that is being deleted; at last of itself. */
export async function deleteStep(ctx: StepContext, operation: Operation): Promise<void> {
  const { from } = payload.parse(operation.payload);
  if (!operation.position.startsWith("a:") && (await contactsStep(ctx, operation, { from, to: null })))
    return;
  const organizationId = operation.organization_id;
  const own = sql`organization_id = ${organizationId} and business_id = ${from}`;
  const after = operation.position.startsWith("a:") ? operation.position.slice(2) : "";
  const ids = emailRows
    .parse(
      await ctx.db.all(sql`select email_id from association where ${own} and email_id > ${after} and state <> 'rejected'
        order by email_id limit ${stepSize}`),
    )
    .map((row) => row.email_id);
  const now = ctx.clock.now();
  const guard = isStill(operation);
  if (ids.length === 0) {
    // What was filed behind our back meanwhile keeps it: the next step begins anew.
    const isEmpty = sql`not exists (select 1 from association where ${own} and state <> 'rejected')
      and not exists (select 1 from contact where ${own})`;
    await writeBatch(ctx.db, [
      sql`delete from business where id = ${from} and organization_id = ${organizationId} and ${isEmpty} and ${guard}`,
      sql`${advance(operation, { position: "a:~", emails: 0, isOver: true }, now)}
        and not exists (select 1 from business where id = ${from})`,
      advance(operation, { position: "c:", emails: 0, isOver: false }, now),
    ]);
    return;
  }
  const emails = sql`select value from json_each(${JSON.stringify(ids)})`;
  await writeBatch(ctx.db, [
    sql`delete from association where email_id in (${emails}) and business_id = ${from} and state <> 'rejected' and ${guard}`,
    primaryColumns({ organizationId, emails, now, guard }),
  ]);
  const progress = { position: `a:${ids.at(-1)}`, emails: ids.length, isOver: false };
  await fileAgain(ctx, organizationId, await readSubjects(ctx, organizationId, emails), {
    guard,
    last: advance(operation, progress, now),
  });
}
