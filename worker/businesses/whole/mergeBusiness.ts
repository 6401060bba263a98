import { sql } from "drizzle-orm";
import type * as z from "zod";
import type { Business, BusinessOperation, businessMergeSchema } from "#shared/business.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { getBusiness } from "../getBusiness.ts";
import { requireItself } from "./deleteBusiness.ts";
import { emailsOf, startOperation } from "./startOperation.ts";

/**
 * Makes a business part of another: its domains, contacts, rules and emails become the other's, its notes follow the
 * other's, and its id names the other from now on. It cannot be undone, so it is to be confirmed.
 * @throws AppError `business_not_found`, `business_merged`, `invalid_request` for one with itself;
 * `confirmation_required` with what would move in the details
 */
export async function mergeBusiness(
  ctx: UserContext,
  id: string,
  { intoId, isConfirmed }: z.output<typeof businessMergeSchema>,
): Promise<BusinessOperation> {
  const { organizationId } = ctx.actor;
  const [from, into] = await Promise.all([getBusiness(ctx, id), getBusiness(ctx, intoId)]);
  requireItself(from, id);
  if (from.id === into.id) throw new AppError("invalid_request", "A business cannot be merged with itself.");
  if (!isConfirmed) throw confirmation(from, into);
  const own = sql`organization_id = ${organizationId} and business_id = ${id}`;
  const theirs = sql`organization_id = ${organizationId} and business_id = ${into.id}`;
  const operationId = await startOperation(ctx, {
    ...{ kind: "merge", payload: { from: id, into: into.id }, needs: [id, into.id] },
    total: emailsOf(organizationId, id),
    writes: (isOurs, now) => [
      sql`update business set leaving_at = ${now} where id = ${id} and ${isOurs}`,
      sql`update business set notes = trim(notes || char(10) || (select notes from business where id = ${id}), char(10)),
        updated_at = ${now} where id = ${into.id} and ${isOurs}`,
      sql`update business_alias set business_id = ${into.id} where ${own} and ${isOurs}`,
      sql`insert into business_alias (id, organization_id, business_id)
        select ${id}, ${organizationId}, ${into.id} where ${isOurs}`,
      sql`update business_domain set business_id = ${into.id} where ${own} and ${isOurs}`,
      sql`update or ignore business_identifier set business_id = ${into.id} where ${own} and ${isOurs}`,
      // Where one said "here" and the other "never here", both now mean one place: it stays there.
      sql`delete from association_rule where effect = 'never' and (${own} or ${theirs}) and ${isOurs}
        and (kind, value) in (select kind, value from association_rule where effect = 'file' and (${own} or ${theirs}))`,
      sql`update or ignore association_rule set business_id = ${into.id} where ${own} and ${isOurs}`,
      sql`delete from association_rule where ${own} and ${isOurs}`,
    ],
    ...{ action: "business_merged", targetId: id, domains: from.domains.map((one) => one.domain) },
  });
  return { operationId, business: await getBusiness(ctx, into.id) };
}

function confirmation(from: Business, into: Business): AppError {
  const { emailCount, contactCount } = from;
  return new AppError(
    "confirmation_required",
    `All of ${from.name} becomes part of ${into.name}. This cannot be undone.`,
    {
      ...{ from: { id: from.id, name: from.name }, into: { id: into.id, name: into.name } },
      ...{ emailCount, contactCount, domains: from.domains.map((one) => one.domain) },
    },
  );
}
