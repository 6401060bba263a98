import { sql } from "drizzle-orm";
import * as z from "zod";
import { writeBatch } from "../../db/writeBatch.ts";
import { fileAgain, readSubjects, withConversations } from "../fileAgain.ts";
import { primaryColumns } from "../writes.ts";
import { fileRuleStep } from "./fileRuleStep.ts";
import { advance, isStill, type Operation, type StepContext, stepSize } from "./operation.ts";

const itemRow = z.object({ email_id: z.string() });

/**
 * Puts back the next filings that an operation found, except where somebody has decided an email anew since, then lets
 * the emails of its rule be decided without it.
 */
export async function undoStep(ctx: StepContext, operation: Operation): Promise<void> {
  if (operation.position.startsWith("e:")) return fileRuleStep(ctx, operation);
  const { id, organization_id: organizationId } = operation;
  const after = operation.position.replace(/^i:/, "");
  const items = z.array(itemRow).parse(
    await ctx.db.all(sql`select email_id from association_operation_item
      where operation_id = ${id} and email_id > ${after} order by email_id limit ${stepSize}`),
  );
  const named = sql`select value from json_each(${JSON.stringify(items.map((one) => one.email_id))})`;
  const emails = restorable(operation, named);
  const now = ctx.clock.now();
  const guard = isStill(operation);
  // Merged since: it is the other one now.
  const businessId = sql`coalesce((select business_id from business_alias
    where id = r.value ->> 'businessId' and organization_id = ${organizationId}), r.value ->> 'businessId')`;
  await writeBatch(ctx.db, [
    sql`delete from association where email_id in (${emails}) and ${guard}`,
    sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary,
        source, role, confidence, evidence, engine_version, decided_by, created_at, updated_at)
      select r.value ->> 'id', ${organizationId}, i.email_id, ${businessId}, c.id, r.value ->> 'state',
        r.value ->> 'isPrimary', r.value ->> 'source', r.value ->> 'role', r.value ->> 'confidence',
        r.value -> 'evidence', r.value ->> 'engineVersion', r.value ->> 'decidedBy', r.value ->> 'createdAt',
        r.value ->> 'updatedAt'
      from association_operation_item i join email_sync e on e.id = i.email_id, json_each(i.before) r
      left join contact c on c.id = r.value ->> 'contactId' and c.organization_id = ${organizationId}
      left join business b on b.id = ${businessId} and b.organization_id = ${organizationId}
      where i.operation_id = ${id} and i.email_id in (${emails}) and ${guard}
        and (b.id is not null or r.value ->> 'businessId' = '' or r.value ->> 'state' = 'rejected')
      on conflict do nothing`,
    primaryColumns({ organizationId, emails, now, guard }),
  ]);
  const isLast = items.length < stepSize;
  const progress = {
    position: isLast ? "e:" : `i:${items.at(-1)?.email_id}`,
    emails: operation.kind === "rule" ? 0 : items.length,
    isOver: isLast && operation.kind !== "rule",
  };
  await fileAgain(
    ctx,
    organizationId,
    await readSubjects(ctx, organizationId, withConversations(organizationId, emails)),
    {
      guard,
      last: advance(operation, progress, now),
    },
  );
}

/** Those of an operation's emails that nobody has decided anew since; `named` is a subquery of ids. */
export function restorable(operation: Pick<Operation, "id" | "created_at">, named: ReturnType<typeof sql>) {
  return sql`select i.email_id from association_operation_item i
    where i.operation_id = ${operation.id} and i.email_id in (${named}) and not exists (select 1 from association a
      where a.email_id = i.email_id and a.source = 'manual' and a.updated_at > ${operation.created_at})`;
}
