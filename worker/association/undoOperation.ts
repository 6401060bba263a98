import { sql } from "drizzle-orm";
import * as z from "zod";
import type { AssociationOperationAnswer } from "#shared/association.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { fileAgain, readSubjects } from "./fileAgain.ts";
import { primaryColumns } from "./writes.ts";

const operationRow = z.tuple([
  z.object({ user_id: z.string(), created_at: z.number(), undone_at: z.number().nullable() }),
]);

/**
 * Puts back the filings that an operation found, except where somebody has decided an email anew since.
 * @throws AppError `operation_not_found` (also where it is a colleague's and the actor is no admin), `already_undone`
 */
export async function undoOperation(
  ctx: UserContext,
  operationId: string,
): Promise<AssociationOperationAnswer> {
  const { organizationId, userId, role } = ctx.actor;
  const found = operationRow.safeParse(
    await ctx.db.all(sql`select user_id, created_at, undone_at from association_operation
      where id = ${operationId} and organization_id = ${organizationId}
        and (user_id = ${userId} or ${role === "admin" ? 1 : 0})`),
  );
  if (!found.success)
    throw new AppError("operation_not_found", "This change is not here, or is not yours to undo.");
  const [operation] = found.data;
  if (operation.undone_at !== null) throw alreadyUndone();
  const now = ctx.clock.now();
  const undoId = ctx.newId();
  const emails = sql`select i.email_id from association_operation_item i
    where i.operation_id = ${operationId} and not exists (select 1 from association a
      where a.email_id = i.email_id and a.source = 'manual' and a.updated_at > ${operation.created_at})`;
  // Of two undos at once, the one whose audit row exists did it.
  const isOurs = sql`exists (select 1 from audit_event where id = ${undoId})`;
  const results = await ctx.db.batch([
    ctx.db.all(sql`select count(*) as emails from (${emails})`),
    ctx.db.run(sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, created_at)
      select ${undoId}, ${organizationId}, ${userId}, 'association_undone', 'association_operation', id, ${now}
      from association_operation where id = ${operationId} and undone_at is null`),
    ctx.db.run(sql`update association_operation set undone_at = ${now}
      where id = ${operationId} and undone_at is null and ${isOurs}`),
    ctx.db.run(sql`delete from association where email_id in (${emails}) and ${isOurs}`),
    ctx.db.run(sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary,
        source, confidence, evidence, engine_version, decided_by, created_at, updated_at)
      select r.value ->> 'id', ${organizationId}, i.email_id, r.value ->> 'businessId', c.id, r.value ->> 'state',
        r.value ->> 'isPrimary', r.value ->> 'source', r.value ->> 'confidence', r.value -> 'evidence',
        r.value ->> 'engineVersion', r.value ->> 'decidedBy', r.value ->> 'createdAt', r.value ->> 'updatedAt'
      from association_operation_item i join email_sync e on e.id = i.email_id, json_each(i.before) r
      left join contact c on c.id = r.value ->> 'contactId' and c.organization_id = ${organizationId}
      left join business b on b.id = r.value ->> 'businessId' and b.organization_id = ${organizationId}
      where i.operation_id = ${operationId} and i.email_id in (${emails}) and ${isOurs}
        and (b.id is not null or r.value ->> 'businessId' = '' or r.value ->> 'state' = 'rejected')
      on conflict do nothing`),
    ctx.db.run(primaryColumns({ organizationId, emails, now, guard: isOurs })),
  ]);
  if (results[1].rowsAffected === 0) throw alreadyUndone();
  await fileAgain(ctx, organizationId, await readSubjects(ctx, organizationId, emails));
  return { operationId, emails: countRow.parse(results[0])[0].emails };
}

const countRow = z.tuple([z.object({ emails: z.number() })]);

function alreadyUndone(): AppError {
  return new AppError("already_undone", "This change has been undone already.");
}
