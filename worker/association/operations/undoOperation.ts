import { sql } from "drizzle-orm";
import * as z from "zod";
import type { AssociationOperationAnswer } from "#shared/association.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";
import { restoreRules } from "../rules/ruleWrites.ts";
import { ownOperation } from "./getOperation.ts";
import { isUndoable } from "./isUndoable.ts";
import { readOperation } from "./operation.ts";
import { takeSteps } from "./runOperation.ts";
import { restorable } from "./undoStep.ts";

/** Emails that are counted for the answer, at most. */
const mostCounted = 10_000;
const countRow = z.tuple([z.object({ emails: z.number() })]);

/**
 * Puts back the filings that an operation found, except where somebody has decided an email anew since, and takes back
 * the rule that it made. What is more than one step goes on in the background.
 * @throws AppError `operation_not_found` (also where it is a colleague's and the actor is no admin), `already_undone`,
 * `cannot_undo`
 */
export async function undoOperation(
  ctx: UserContext,
  operationId: string,
): Promise<AssociationOperationAnswer> {
  const operation = await ownOperation(ctx, operationId);
  const { organizationId, userId } = ctx.actor;
  if (operation.undone_at !== null) throw alreadyUndone();
  if (!isUndoable(operation))
    throw new AppError("cannot_undo", "This cannot be undone: businesses were joined, divided or deleted.");
  const now = ctx.clock.now();
  const undoId = ctx.newId();
  const every = sql`select email_id from association_operation_item where operation_id = ${operationId}`;
  const [{ emails }] = countRow.parse(
    await ctx.db.all(
      sql`select count(*) as emails from (${restorable(operation, every)} limit ${mostCounted})`,
    ),
  );
  const message = { type: "operation", organizationId, operationId } as const;
  const owed = await owe(ctx, [message]);
  // Of two undos at once, the one whose audit row exists did it.
  const isOurs = sql`exists (select 1 from audit_event where id = ${undoId})`;
  const results = await ctx.db.batch([
    ctx.db.run(sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, created_at)
      select ${undoId}, ${organizationId}, ${userId}, 'association_undone', 'association_operation', id, ${now}
      from association_operation where id = ${operationId} and undone_at is null`),
    ctx.db.run(sql`update association_operation set undone_at = ${now}, state = 'undoing', position = 'i:', done = 0,
        updated_at = ${now} where id = ${operationId} and undone_at is null and ${isOurs}`),
    ...(operation.kind === "rule" ? restoreRules(operation, isOurs) : []).map((write) => ctx.db.run(write)),
    ...owed.statements,
  ]);
  if (results[0].rowsAffected === 0) throw alreadyUndone();
  await takeSteps(ctx, message, 1);
  await owed.send();
  const after = await readOperation(ctx, organizationId, operationId);
  return { operationId, emails, state: after?.state ?? "undone" };
}

function alreadyUndone(): AppError {
  return new AppError("already_undone", "This change has been undone already.");
}
