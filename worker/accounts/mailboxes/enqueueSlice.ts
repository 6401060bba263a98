import type { Context } from "../../context.ts";

/** Has a mailbox that is due synced at once. Where the queue cannot be reached the schedule finds it within a minute. */
export async function enqueueSlice(
  ctx: Context,
  mailbox: { organizationId: string; emailProviderId: string },
): Promise<void> {
  try {
    await ctx.queue.send([{ type: "slice", ...mailbox }]);
  } catch (error) {
    ctx.log.warn("queue_unreachable", {
      emailProviderId: mailbox.emailProviderId,
      name: error instanceof Error ? error.name : "unknown",
    });
  }
}
