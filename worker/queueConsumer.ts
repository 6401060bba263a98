import type { Context } from "./context.ts";
import { recordDeadLetter } from "./deadLetters.ts";
import { handleMessage } from "./handleMessage.ts";
import { reasonOf } from "./log.ts";
import { queueMessageSchema } from "./queue.ts";

/** Seconds before a message whose handling threw is delivered again, by attempts so far. */
const retryDelay = (attempts: number) => Math.min(15 * 60, 5 * 2 ** attempts);

/** The dead-letter queue, as wrangler.toml names it. */
const failedQueue = "threadbook-work-failed";

/** Handles a batch: every message is acknowledged or retried by itself, so that one failure costs only itself. */
export async function consume(
  batch: MessageBatch<unknown>,
  contextFor: (organizationId: string | null, requestId: string) => Context,
): Promise<void> {
  if (batch.queue === failedQueue) {
    for (const message of batch.messages) await bury(message, contextFor);
    return;
  }
  await Promise.all(batch.messages.map((message) => consumeOne(message, contextFor)));
}

async function consumeOne(
  message: Message<unknown>,
  contextFor: (organizationId: string | null, requestId: string) => Context,
): Promise<void> {
  const parsed = queueMessageSchema.safeParse(message.body);
  if (!parsed.success) {
    console.error(JSON.stringify({ level: "error", event: "queue_message_unknown", id: message.id }));
    await bury(message, contextFor);
    return;
  }
  const ctx = contextFor(parsed.data.organizationId, message.id);
  try {
    await handleMessage(ctx, parsed.data);
    message.ack();
  } catch (error) {
    ctx.log.error("queue_message_failed", {
      type: parsed.data.type,
      attempts: message.attempts,
      reason: reasonOf(error),
    });
    message.retry({ delaySeconds: retryDelay(message.attempts) });
  }
}

/** Records what could not be done; without a database it is delivered again. */
async function bury(
  message: Message<unknown>,
  contextFor: (organizationId: string | null, requestId: string) => Context,
): Promise<void> {
  const ctx = contextFor(null, message.id);
  try {
    await recordDeadLetter(ctx, message.body);
    message.ack();
  } catch (error) {
    ctx.log.error("dead_letter_unrecorded", { attempts: message.attempts, reason: reasonOf(error) });
    message.retry({ delaySeconds: retryDelay(message.attempts) });
  }
}
