import { v7 as uuidv7 } from "uuid";
import { systemClock } from "#worker/clock.ts";
import { readConfig } from "#worker/config.ts";
import type { Context } from "#worker/context.ts";
import { databaseFor } from "#worker/db/client.ts";
import { createJweVault } from "#worker/security/jweVault.ts";
import { observerHeader } from "./observerHeader.ts";

/** What verbs need when they are called in Node, over the product's own database; nothing is queued or logged. */
export function benchContext(variables: Record<string, string>): Context {
  const config = readConfig(variables);
  const observing: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    request.headers.set(observerHeader, "1");
    return fetch(request);
  };
  return {
    config,
    db: databaseFor(config, null, observing),
    clock: systemClock,
    queue: { send: async () => undefined },
    fetch,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    vault: createJweVault(config),
    objects: null,
    newId: () => uuidv7(),
  };
}
