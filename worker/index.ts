import { createContext, type Environment } from "./environment.ts";
import { createApp } from "./http/app.ts";

export default {
  fetch(request, environment) {
    return createApp((requestId) => createContext(environment, null, requestId)).fetch(request);
  },
} satisfies ExportedHandler<Environment>;
