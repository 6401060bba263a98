import { v7 as uuidv7 } from "uuid";
import type { ErrorBody } from "#shared/errorCode.ts";
import { systemClock } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import type { Context } from "./context.ts";
import { databaseFor } from "./db/client.ts";
import { createLog } from "./log.ts";
import type { QueueMessage } from "./queue.ts";
import { createR2Store } from "./r2Store.ts";
import { createJweVault } from "./security/jweVault.ts";
import type { TokenVault } from "./security/tokenVault.ts";
import { createWorkQueue } from "./workQueue.ts";

/** What the platform binds to the Worker: the queue, perhaps a bucket, and the configuration as text. */
export interface Environment {
  WORK: Queue<QueueMessage>;
  ATTACHMENTS?: R2Bucket;
}

interface Started {
  config: Config;
  vault: TokenVault;
}

/** Configuration is checked once per isolate and environment. */
const started = new WeakMap<Environment, Started>();

function start(environment: Environment): Started {
  const known = started.get(environment);
  if (known !== undefined) return known;
  const config = readConfig(environment);
  const made = { config, vault: createJweVault(config) };
  started.set(environment, made);
  return made;
}

/**
 * What to answer while the configuration is not right: the log says what is missing, callers learn only that it is.
 * Null where all is well.
 */
export function notConfigured(environment: Environment): Response | null {
  try {
    start(environment);
    return null;
  } catch (error) {
    createLog().error("not_configured", { reason: error instanceof Error ? error.message : "unknown" });
    const message = "This Threadbook is not set up yet. Its operator finds in the log what is missing.";
    const body: ErrorBody = { error: { code: "unavailable", message, requestId: crypto.randomUUID() } };
    return Response.json(body, { status: 503 });
  }
}

/** The context of one invocation. `organizationId` chooses the database; null is the directory. */
export function createContext(
  environment: Environment,
  organizationId: string | null,
  requestId: string,
): Context {
  const { config, vault } = start(environment);
  const boundFetch: typeof fetch = (input, init) => fetch(input, init);
  return {
    config,
    vault,
    db: databaseFor(config, organizationId, boundFetch),
    clock: systemClock,
    queue: createWorkQueue(environment.WORK),
    objects: environment.ATTACHMENTS === undefined ? null : createR2Store(environment.ATTACHMENTS),
    fetch: boundFetch,
    log: createLog({ requestId }),
    newId: () => uuidv7(),
  };
}
