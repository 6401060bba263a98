import { purgeMailbox } from "./accounts/purgeMailbox.ts";
import { reassociateStep } from "./association/reassociateStep.ts";
import type { Context } from "./context.ts";
import { type QueueMessage, queueMessageSchema } from "./queue.ts";
import { removeFolder } from "./sync/removeFolder.ts";
import { runSlice } from "./sync/runSlice.ts";

/** Seconds before a message whose handling threw is delivered again, by attempts so far. */
const retryDelay = (attempts: number) => Math.min(15 * 60, 5 * 2 ** attempts);

/** Does what one message asks. Throws where it should be tried again. */
export async function handleMessage(ctx: Context, message: QueueMessage): Promise<void> {
  switch (message.type) {
    case "slice":
      await runSlice(ctx, message);
      break;
    case "reassociate":
      await reassociateStep(ctx, message);
      break;
    case "remove_folder":
      if ((await removeFolder(ctx, message)) === "more") await ctx.queue.send([message]);
      break;
    case "purge":
      if ((await purgeMailbox(ctx, message.emailProviderId)) === "more") await ctx.queue.send([message]);
      break;
  }
}

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
    const reason = error instanceof Error ? error.message : String(error);
    ctx.log.error("queue_message_failed", { type: parsed.data.type, attempts: message.attempts, reason });
    message.retry({ delaySeconds: retryDelay(message.attempts) });
  }
}
