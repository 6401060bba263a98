import { createContext, type Environment } from "./environment.ts";
import { createApp } from "./http/app.ts";
import { consume } from "./queueConsumer.ts";
import { scheduleDue } from "./sync/scheduleDue.ts";

export default {
  fetch(request, environment) {
    return createApp((requestId) => createContext(environment, null, requestId)).fetch(request);
  },
  async scheduled(controller, environment) {
    const ctx = createContext(environment, null, `cron-${controller.scheduledTime}`);
    const enqueued = await scheduleDue(ctx);
    if (enqueued > 0) ctx.log.info("mailboxes_due", { enqueued });
  },
  async queue(batch, environment) {
    await consume(batch, (organizationId, requestId) =>
      createContext(environment, organizationId, requestId),
    );
  },
} satisfies ExportedHandler<Environment>;
