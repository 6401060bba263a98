import { sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { getBusiness } from "../getBusiness.ts";
import { emailsOf, startOperation } from "./startOperation.ts";

/**
 * Deletes a business. Its emails are filed no more, its contacts stay as people without a business, and what people
 * took out of it stays out of automatic filing. It is gone from every list at once; a large one is cleared up in the
 * background. @throws AppError `business_not_found`, `business_merged` for the id that a merged one had
 */
export async function deleteBusiness(ctx: UserContext, id: string): Promise<void> {
  const { organizationId } = ctx.actor;
  const known = await getBusiness(ctx, id);
  requireItself(known, id);
  const own = sql`organization_id = ${organizationId} and business_id = ${id}`;
  await startOperation(ctx, {
    ...{ kind: "delete", payload: { from: id }, needs: [id], total: emailsOf(organizationId, id) },
    writes: (isOurs, now) => [
      sql`update business set leaving_at = ${now} where id = ${id} and ${isOurs}`,
      sql`delete from business_domain where ${own} and ${isOurs}`,
      sql`delete from business_identifier where ${own} and ${isOurs}`,
      sql`delete from association_rule where ${own} and ${isOurs}`,
    ],
    ...{ action: "business_deleted", targetId: id, domains: known.domains.map((one) => one.domain) },
  });
}

/** What is large is not done to another business than the one that is named. @throws AppError `business_merged` */
export function requireItself(known: { id: string; name: string }, id: string): void {
  if (known.id !== id)
    throw new AppError("business_merged", `This business is part of ${known.name} now.`, {
      business: { id: known.id, name: known.name },
    });
}
