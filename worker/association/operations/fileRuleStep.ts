import { sql } from "drizzle-orm";
import { fileAgain, readSubjects } from "../fileAgain.ts";
import { parseRulePayload } from "../rules/ruleWrites.ts";
import { advance, isStill, type Operation, type StepContext, stepSize } from "./operation.ts";

/**
 * Decides the next emails of an address or domain anew: with the rule where it was made, without it where it was
 * undone. What people decided stays.
 */
export async function fileRuleStep(ctx: StepContext, operation: Operation): Promise<void> {
  const { kind, value } = parseRulePayload(operation.payload);
  const column = kind === "address" ? sql`address` : sql`domain`;
  const after = operation.position.replace(/^e:/, "");
  const stored = await readSubjects(
    ctx,
    operation.organization_id,
    sql`select distinct email_id from email_participant
      where organization_id = ${operation.organization_id} and ${column} = ${value} and email_id > ${after}
      order by email_id limit ${stepSize}`,
  );
  const progress = {
    position: `e:${stored.at(-1)?.subject.emailId ?? after}`,
    emails: stored.length,
    isOver: stored.length < stepSize,
  };
  await fileAgain(ctx, operation.organization_id, stored, {
    guard: isStill(operation),
    last: advance(operation, progress, ctx.clock.now()),
  });
}
