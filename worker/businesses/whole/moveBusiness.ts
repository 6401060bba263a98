import { sql } from "drizzle-orm";
import type { BusinessOperation } from "#shared/business.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { getBusiness } from "../getBusiness.ts";
import { requireItself } from "./deleteBusiness.ts";
import { startOperation } from "./startOperation.ts";

/**
 * Moves all mail that mainly lies with a business to another, as the actor's word. Its domains and contacts stay, so
 * later mail of them is filed as before. Can be undone as one.
 * @throws AppError `business_not_found`, `business_merged`, `invalid_request` for one to itself
 */
export async function moveBusiness(ctx: UserContext, id: string, toId: string): Promise<BusinessOperation> {
  const { organizationId } = ctx.actor;
  const [from, to] = await Promise.all([getBusiness(ctx, id), getBusiness(ctx, toId)]);
  requireItself(from, id);
  if (from.id === to.id) throw new AppError("invalid_request", "This is the same business.");
  const operationId = await startOperation(ctx, {
    ...{ kind: "move", payload: { from: id, to: to.id }, needs: [id, to.id] },
    total: sql`(select count(*) from association where organization_id = ${organizationId} and business_id = ${id}
      and state = 'filed' and is_primary = 1)`,
    writes: () => [],
    ...{ action: "business_mail_moved", targetId: id, domains: [] },
  });
  return { operationId, business: await getBusiness(ctx, to.id) };
}
