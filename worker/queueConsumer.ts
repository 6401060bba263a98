import type { Context } from "./context.ts";
import { handleMessage } from "./handleMessage.ts";
import { reasonOf } from "./log.ts";
import { queueMessageSchema } from "./queue.ts";

/** Seconds before a message whose handling threw is delivered again, by attempts so far. */
const retryDelay = (attempts: number) => Math.min(15 * 60, 5 * 2 ** attempts);

/** Handles a batch: every message is acknowledged or retried by itself, so that one failure costs only itself. */
export async function consume(
  batch: MessageBatch<unknown>,
  contextFor: (organizationId: string, requestId: string) => Context,
): Promise<void> {
  await Promise.all(batch.messages.map((message) => consumeOne(message, contextFor)));
}

async function consumeOne(
  message: Message<unknown>,
  contextFor: (organizationId: string, requestId: string) => Context,
): Promise<void> {
  const parsed = queueMessageSchema.safeParse(message.body);
  if (!parsed.success) {
    console.error(JSON.stringify({ level: "error", event: "queue_message_unknown", id: message.id }));
    message.ack();
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
