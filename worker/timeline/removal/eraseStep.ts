import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { erasedRowSchema, erasureWrites } from "./erasureWrites.ts";

/** Emails that one step erases: each takes its words out of the index at once, which is slow. */
const emailsPerStep = 100;

const jobSchema = z.array(z.object({ address: z.string(), actor_id: z.string() }));

/**
 * One bounded step of erasing a person. May run twice, at once or again: what is gone is not found any more.
 * @returns `more` where another step is needed.
 */
export async function eraseStep(
  ctx: Context,
  { organizationId, erasureId }: { organizationId: string; erasureId: string },
): Promise<"done" | "more"> {
  const [job] = jobSchema.parse(
    await ctx.db.all(sql`select address, actor_id from erasure
      where id = ${erasureId} and organization_id = ${organizationId} and address is not null`),
  );
  if (!job) return "done";
  const rows = z.array(erasedRowSchema).parse(
    await ctx.db.all(sql`select e.id, e.email_provider_id, e.external_id, e.deleted_in_provider
      from (select distinct email_id from email_participant indexed by email_participant_address
        where organization_id = ${organizationId} and address = ${job.address} limit ${emailsPerStep}) p
      join email_sync e on e.id = p.email_id`),
  );
  if (rows.length === 0) {
    await writeBatch(ctx.db, lastWrites(ctx, organizationId, erasureId, job.address));
    return "done";
  }
  const ids = JSON.stringify(rows.map(({ id }) => id));
  await writeBatch(ctx.db, [
    sql`update erasure set emails = emails + (select count(*) from email_sync
      where id in (select value from json_each(${ids}))) where id = ${erasureId}`,
    ...(await erasureWrites(ctx, { userId: job.actor_id }, rows)),
  ]);
  return "more";
}

/** What names the person beyond mail: the contact, what corrections taught, what was proposed, and this job itself. */
function lastWrites({ clock }: Context, organizationId: string, erasureId: string, address: string): SQL[] {
  const now = clock.now();
  const orphans = sql`select c.id from contact_address a join contact c on c.id = a.contact_id
    where a.organization_id = ${organizationId} and a.address = ${address}
      and not exists (select 1 from contact_address other where other.contact_id = c.id and other.address <> ${address})`;
  const filed = sql`select id from email_sync where organization_id = ${organizationId} and contact_id in (${orphans})`;
  return [
    sql`delete from association where email_id in (${filed}) and contact_id in (${orphans}) and business_id = ''`,
    sql`update association set contact_id = null where email_id in (${filed}) and contact_id in (${orphans})`,
    sql`update email_sync set contact_id = null, updated_at = ${now}
      where organization_id = ${organizationId} and contact_id in (${orphans})`,
    sql`delete from contact where id in (${orphans}) and organization_id = ${organizationId}`,
    sql`delete from contact_address where organization_id = ${organizationId} and address = ${address}`,
    sql`delete from association_rule where organization_id = ${organizationId} and kind = 'address'
      and value = ${address}`,
    sql`delete from association_suggestion where organization_id = ${organizationId} and kind = 'contact'
      and subject = ${address}`,
    sql`update erasure set address = null, ended_at = ${now} where id = ${erasureId}`,
  ];
}
