import { sql } from "drizzle-orm";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { getContact } from "./getContact.ts";

/**
 * Deletes a contact. Emails stay with the business where something else speaks for it; what was with this person
 * alone is filed no more. @throws AppError `contact_not_found`
 */
export async function deleteContact(ctx: UserContext, id: string): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const known = await getContact(ctx, id);
  const owed = await oweReassociation(ctx, organizationId, {
    addresses: known.addresses.map((one) => one.address),
  });
  const emails = sql`select id from email_sync where organization_id = ${organizationId} and contact_id = ${id}`;
  await ctx.db.batch([
    ctx.db.run(
      sql`delete from association where email_id in (${emails}) and contact_id = ${id} and business_id = ''`,
    ),
    ctx.db.run(
      sql`update association set contact_id = null where email_id in (${emails}) and contact_id = ${id}`,
    ),
    ctx.db.run(sql`update email_sync set contact_id = null, updated_at = ${ctx.clock.now()}
      where organization_id = ${organizationId} and contact_id = ${id}`),
    ctx.db.run(sql`delete from contact_address where contact_id = ${id}`),
    ctx.db.run(sql`delete from contact where id = ${id} and organization_id = ${organizationId}`),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "contact_deleted", targetType: "contact", targetId: id },
    }),
    ...owed.statements,
  ]);
  await owed.send();
}
