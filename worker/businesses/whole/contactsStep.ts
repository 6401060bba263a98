import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import {
  advance,
  isStill,
  type Operation,
  type StepContext,
  stepSize,
} from "../../association/operations/operation.ts";
import { oweReassociation } from "../../association/reassociateStep.ts";

const contactRow = z.object({
  id: z.string(),
  addresses: z.string().transform((text): unknown => JSON.parse(text)),
});
const addressList = z.array(z.string());

/**
 * Gives the next contacts of a business to another (null: to none), and owes the queue that their mail is filed anew.
 * `which` is a condition over `contact c`. @returns whether there were any.
 */
export async function contactsStep(
  ctx: StepContext,
  operation: Operation,
  { from, to, which = sql`1` }: { from: string; to: string | null; which?: SQL },
): Promise<boolean> {
  const organizationId = operation.organization_id;
  const contacts = z.array(contactRow).parse(
    await ctx.db.all(sql`select c.id, (select json_group_array(address) from contact_address where contact_id = c.id) as addresses
      from contact c where c.organization_id = ${organizationId} and c.business_id = ${from} and ${which}
      limit ${stepSize}`),
  );
  if (contacts.length === 0) return false;
  const now = ctx.clock.now();
  const ids = JSON.stringify(contacts.map((one) => one.id));
  const owed = await oweReassociation(ctx, organizationId, {
    addresses: contacts.flatMap((one) => addressList.parse(one.addresses)),
  });
  const progress = { position: `c:${contacts.at(-1)?.id}`, emails: 0, isOver: false };
  await ctx.db.batch([
    ctx.db.run(sql`update contact set business_id = ${to}, updated_at = ${now}
      where id in (select value from json_each(${ids})) and business_id = ${from} and ${isStill(operation)}`),
    ctx.db.run(advance(operation, progress, now)),
    ...owed.statements,
  ]);
  await owed.send();
  return true;
}
