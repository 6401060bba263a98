import { createContext, type Environment, notConfigured } from "./environment.ts";
import { createApp } from "./http/app.ts";
import { consume } from "./queueConsumer.ts";
import { tick } from "./tick.ts";

export default {
  fetch(request, environment, execution) {
    const refusal = notConfigured(environment);
    if (refusal !== null) return refusal;
    const app = createApp((requestId) => createContext(environment, null, requestId));
    return app.fetch(request, environment, execution);
  },
  async scheduled(controller, environment) {
    await tick(createContext(environment, null, `cron-${controller.scheduledTime}`));
  },
  async queue(batch, environment) {
    await consume(batch, (organizationId, requestId) =>
      createContext(environment, organizationId, requestId),
    );
  },
} satisfies ExportedHandler<Environment>;
