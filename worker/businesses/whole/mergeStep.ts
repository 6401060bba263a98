import { sql } from "drizzle-orm";
import * as z from "zod";
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

const payload = z.object({ from: z.string(), into: z.string() });
const emailRows = z.array(z.object({ email_id: z.string() }));

/** Takes the next contacts, then the next emails, over to the other business; at last the merged one goes. */
export async function mergeStep(ctx: StepContext, operation: Operation): Promise<void> {
  const { from, into } = payload.parse(operation.payload);
  if (await contactsStep(ctx, operation, { from, to: into })) return;
  const organizationId = operation.organization_id;
  const own = sql`organization_id = ${organizationId} and business_id = ${from}`;
  const rows = await ctx.db.all(sql`select email_id from association where ${own} limit ${stepSize}`);
  const ids = emailRows.parse(rows).map((row) => row.email_id);
  const now = ctx.clock.now();
  const guard = isStill(operation);
  if (ids.length === 0) {
    const isEmpty = sql`not exists (select 1 from association where ${own})
      and not exists (select 1 from contact where ${own})`;
    await writeBatch(ctx.db, [
      sql`delete from business where id = ${from} and organization_id = ${organizationId} and ${isEmpty} and ${guard}`,
      sql`${advance(operation, { position: "a:~", emails: 0, isOver: true }, now)}
        and not exists (select 1 from business where id = ${from})`,
    ]);
    return;
  }
  const emails = sql`select value from json_each(${JSON.stringify(ids)})`;
  // Where an email is with both: a person's word first, then where it mainly lies.
  const weight = (row: "mine" | "other") => {
    const a = sql.raw(row);
    return sql`case when ${a}.state = 'filed' then 2 + (${a}.source = 'manual') * 2 + ${a}.is_primary
      else ${a}.state = 'rejected' end`;
  };
  const beside = (other: string) =>
    sql`select 1 from association other where other.email_id = mine.email_id and other.business_id = ${other}`;
  await writeBatch(ctx.db, [
    sql`update association as mine set is_primary = 1 where email_id in (${emails}) and business_id = ${into}
      and state = 'filed' and exists (${beside(from)} and other.is_primary = 1) and ${guard}`,
    sql`delete from association as mine where email_id in (${emails}) and business_id = ${into}
      and exists (${beside(from)} and ${weight("other")} > ${weight("mine")}) and ${guard}`,
    sql`delete from association as mine where email_id in (${emails}) and business_id = ${from}
      and exists (${beside(into)}) and ${guard}`,
    sql`update association set business_id = ${into}
      where email_id in (${emails}) and business_id = ${from} and ${guard}`,
    primaryColumns({ organizationId, emails, now, guard }),
    advance(operation, { position: `a:${ids.at(-1)}`, emails: ids.length, isOver: false }, now),
  ]);
}
