import type { QueueMessage, WorkQueue } from "./queue.ts";

/** Messages in one call of Cloudflare Queues. */
const batchLimit = 100;

/** The work queue over a Cloudflare Queues binding. */
export function createWorkQueue(binding: Queue<QueueMessage>): WorkQueue {
  return {
    async send(messages, options = {}) {
      for (let start = 0; start < messages.length; start += batchLimit) {
        const batch = messages.slice(start, start + batchLimit).map((body) => ({ body }));
        await binding.sendBatch(batch, options);
      }
    },
  };
}
