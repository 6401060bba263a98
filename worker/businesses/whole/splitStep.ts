import { sql } from "drizzle-orm";
import * as z from "zod";
import { advance, type Operation, type StepContext } from "../../association/operations/operation.ts";
import { contactsStep } from "./contactsStep.ts";
import { isAtDomain } from "./isAtDomain.ts";

const payload = z.object({ from: z.string(), into: z.string(), domain: z.string() });

/** Gives the next contacts who are at the domain, and nowhere else, to the new business. */
export async function splitStep(ctx: StepContext, operation: Operation): Promise<void> {
  const { from, into, domain } = payload.parse(operation.payload);
  const isThere = isAtDomain(sql`ca.address`, domain);
  const which = sql`exists (select 1 from contact_address ca where ca.contact_id = c.id)
    and not exists (select 1 from contact_address ca where ca.contact_id = c.id and not ${isThere})`;
  if (await contactsStep(ctx, operation, { from, to: into, which })) return;
  await ctx.db.run(advance(operation, { position: "c:~", emails: 0, isOver: true }, ctx.clock.now()));
}
