import { sql } from "drizzle-orm";
import * as z from "zod";
import { recordEvent } from "../accounts/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { getBusiness } from "./getBusiness.ts";

/**
 * Deletes a business. Its emails are filed no more, its contacts stay as people without a business, and what people
 * took out of it stays out of automatic filing. @throws AppError `business_not_found`
 */
export async function deleteBusiness(ctx: UserContext, id: string): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const { domains } = await getBusiness(ctx, id);
  const addresses = z.array(z.object({ address: z.string() })).parse(
    await ctx.db.all(sql`select ca.address from contact c join contact_address ca on ca.contact_id = c.id
        where c.organization_id = ${organizationId} and c.business_id = ${id}`),
  );
  const owed = await oweReassociation(ctx, organizationId, {
    addresses: addresses.map((row) => row.address),
    domains: domains.map((one) => one.domain),
  });
  const own = sql`organization_id = ${organizationId} and business_id = ${id}`;
  await ctx.db.batch([
    ctx.db.run(sql`update email_sync set business_id = null, contact_id = null, updated_at = ${ctx.clock.now()}
      where business_id = ${id} and organization_id = ${organizationId}
        and id in (select email_id from association where ${own})`),
    ctx.db.run(sql`delete from association where ${own} and state = 'filed'`),
    ctx.db.run(sql`update contact set business_id = null, updated_at = ${ctx.clock.now()} where ${own}`),
    ctx.db.run(sql`delete from business_domain where ${own}`),
    ctx.db.run(sql`delete from business where id = ${id} and organization_id = ${organizationId}`),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "business_deleted", targetType: "business", targetId: id },
    }),
    ...owed.statements,
  ]);
  await owed.send();
}
