import { type SQL, sql } from "drizzle-orm";
import { recordEvent } from "../../accounts/organization/auditEvent.ts";
import type { Operation } from "../../association/operations/operation.ts";
import { takeSteps } from "../../association/operations/runOperation.ts";
import { oweReassociation } from "../../association/reassociateStep.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";

interface WholeBusinessOperation {
  kind: Operation["kind"];
  payload: Record<string, string>;
  /** Businesses that must be there, and not be leaving, for it to begin. */
  needs: string[];
  /** How many emails it will go through, as an SQL value. */
  total: SQL;
  /** What changes at once; `isOurs` is a condition that it has begun. */
  writes(isOurs: SQL, now: number): SQL[];
  action: string;
  /** The business that the audit event names. */
  targetId: string;
  /** Domains whose mail is filed anew. */
  domains: string[];
}

/** Steps that are taken before the answer: enough for a business of usual size. */
const stepsAtOnce = 3;

/**
 * Begins something large with a business: what changes at once in one batch, the rest in bounded steps, of which the
 * first are taken here and the others in the background. Of two at once over the same business, one begins.
 * @returns the operation's id. @throws AppError `business_not_found`
 */
export async function startOperation(ctx: UserContext, given: WholeBusinessOperation): Promise<string> {
  const { organizationId, userId } = ctx.actor;
  const operationId = ctx.newId();
  const now = ctx.clock.now();
  const message = { type: "operation", organizationId, operationId } as const;
  const [steps, filing] = await Promise.all([
    owe(ctx, [message]),
    oweReassociation(ctx, organizationId, { domains: given.domains }),
  ]);
  const isOurs = sql`exists (select 1 from association_operation where id = ${operationId})`;
  const areThere = sql`(select count(*) from business where organization_id = ${organizationId} and leaving_at is null
    and id in (select value from json_each(${JSON.stringify(given.needs)}))) = ${given.needs.length}`;
  const [begun] = await ctx.db.batch([
    ctx.db.run(sql`insert into association_operation (id, organization_id, user_id, kind, state, payload, total,
        created_at, updated_at)
      select ${operationId}, ${organizationId}, ${userId}, ${given.kind}, 'running', ${JSON.stringify(given.payload)},
        ${given.total}, ${now}, ${now} where ${areThere}`),
    ...given.writes(isOurs, now).map((write) => ctx.db.run(write)),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: given.action, targetType: "business", targetId: given.targetId },
    }),
    ...steps.statements,
    ...filing.statements,
  ]);
  if (begun.rowsAffected === 0)
    throw new AppError("business_not_found", "This business does not exist any more.");
  await takeSteps(ctx, message, stepsAtOnce);
  await Promise.all([steps.send(), filing.send()]);
  return operationId;
}

/** The emails of a business, as an SQL value. */
export function emailsOf(organizationId: string, businessId: string): SQL {
  return sql`(select count(*) from association where organization_id = ${organizationId}
    and business_id = ${businessId})`;
}
