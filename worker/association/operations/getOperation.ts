import type { OperationProgress } from "#shared/association.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { isUndoable } from "./isUndoable.ts";
import { type Operation, readOperation } from "./operation.ts";

/** How far an operation is. @throws AppError `operation_not_found`, also where it is a colleague's, except for admins */
export async function getOperation(ctx: UserContext, id: string): Promise<OperationProgress> {
  const operation = await ownOperation(ctx, id);
  const { kind, state, done, total } = operation;
  return {
    ...{ operationId: id, kind, state, total: Math.max(done, total), done },
    canUndo: operation.undone_at === null && isUndoable(operation),
    createdAt: operation.created_at,
  };
}

/** An operation of the actor's, or of anybody's where they are an admin. @throws AppError `operation_not_found` */
export async function ownOperation(ctx: UserContext, id: string): Promise<Operation> {
  const { organizationId, userId, role } = ctx.actor;
  const operation = await readOperation(ctx, organizationId, id);
  if (operation === null || (operation.user_id !== userId && role !== "admin"))
    throw new AppError("operation_not_found", "This change is not here, or is not yours to undo.");
  return operation;
}
