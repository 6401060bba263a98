import { deleteStep } from "../../businesses/whole/deleteStep.ts";
import { mergeStep } from "../../businesses/whole/mergeStep.ts";
import { moveStep } from "../../businesses/whole/moveStep.ts";
import { splitStep } from "../../businesses/whole/splitStep.ts";
import type { QueueMessage } from "../../queue.ts";
import { engineStep } from "./engineStep.ts";
import { fileRuleStep } from "./fileRuleStep.ts";
import { type Operation, readOperation, type StepContext } from "./operation.ts";
import { undoStep } from "./undoStep.ts";

type OperationMessage = Extract<QueueMessage, { type: "operation" }>;

/** Steps of one message: the rest goes back to the queue, so that others have their turn. */
const stepsOfMessage = 8;

/** Takes the next steps of an operation, and asks for more where there are. */
export async function runOperation(ctx: StepContext, message: OperationMessage): Promise<void> {
  if (await takeSteps(ctx, message, stepsOfMessage))
    await ctx.queue.send([{ ...message, rounds: undefined }]);
}

/**
 * Takes at most so many steps. Each may run twice, and two at once: where the operation stands is read anew before
 * each, and moved in the batch that holds the step's last writes. @returns whether there may be more.
 */
export async function takeSteps(
  ctx: StepContext,
  { organizationId, operationId }: OperationMessage,
  most: number,
): Promise<boolean> {
  for (let taken = 0; ; taken += 1) {
    const operation = await readOperation(ctx, organizationId, operationId);
    if (operation === null || operation.state === "done" || operation.state === "undone") return false;
    if (taken === most) return true;
    await stepOf(operation)(ctx, operation);
  }
}

function stepOf({ kind, state }: Operation): (ctx: StepContext, operation: Operation) => Promise<void> {
  if (state === "undoing") return undoStep;
  switch (kind) {
    case "move":
      return moveStep;
    case "merge":
      return mergeStep;
    case "split":
      return splitStep;
    case "delete":
      return deleteStep;
    case "engine":
      return engineStep;
    default:
      return fileRuleStep;
  }
}
