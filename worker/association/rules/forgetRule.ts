import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../accounts/organization/auditEvent.ts";
import type { UserContext } from "../../context.ts";
import { associationRule } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { oweReassociation } from "../reassociateStep.ts";

/**
 * Forgets what a correction taught. Mail that only this rule filed, or kept out, is decided anew in the background.
 * @throws AppError `rule_not_found`
 */
export async function forgetRule(ctx: UserContext, id: string): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const own = and(eq(associationRule.id, id), eq(associationRule.organizationId, organizationId));
  const [rule] = await ctx.db.select().from(associationRule).where(own);
  if (!rule) throw new AppError("rule_not_found", "This rule is no more.");
  const owed = await oweReassociation(ctx, organizationId, {
    addresses: rule.kind === "address" ? [rule.value] : [],
    domains: rule.kind === "domain" ? [rule.value] : [],
  });
  await ctx.db.batch([
    ctx.db.delete(associationRule).where(own),
    recordEvent(ctx, {
      organizationId,
      actorId: userId,
      action: "rule_forgotten",
      targetType: "association_rule",
      targetId: id,
    }),
    ...owed.statements,
  ]);
  await owed.send();
}
