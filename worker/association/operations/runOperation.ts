import type { QueueMessage } from "../../queue.ts";
import { fileRuleStep } from "./fileRuleStep.ts";
import { type Operation, readOperation, type StepContext } from "./operation.ts";
import { undoStep } from "./undoStep.ts";

/** Steps of one message: the rest goes back to the queue, so that others have their turn. */
const mostSteps = 8;

/**
 * Takes the next steps of an operation, and asks for more where there are. Each step may run twice, and two at once:
 * where it stands is read anew before each, and moved in the batch that holds the step's writes.
 */
export async function runOperation(
  ctx: StepContext,
  message: Extract<QueueMessage, { type: "operation" }>,
): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const operation = await readOperation(ctx, message.organizationId, message.operationId);
    if (operation === null || operation.state === "done" || operation.state === "undone") return;
    await step(ctx, operation);
  }
  await ctx.queue.send([{ ...message, rounds: undefined }]);
}

/** One step of whatever it is. */
export function step(ctx: StepContext, operation: Operation): Promise<void> {
  return operation.state === "undoing" ? undoStep(ctx, operation) : fileRuleStep(ctx, operation);
}
