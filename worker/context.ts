import type { PatientClock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/client.ts";
import type { Log } from "./log.ts";
import type { ObjectStore } from "./objectStore.ts";
import type { WorkQueue } from "./queue.ts";
import type { TokenVault } from "./security/tokenVault.ts";

/** All that a verb may touch of the outside world. */
export interface Context {
  config: Config;
  db: Database;
  clock: PatientClock;
  queue: WorkQueue;
  fetch: typeof fetch;
  log: Log;
  vault: TokenVault;
  /** Where files are kept for organizations that chose so; null where none is bound. */
  objects: ObjectStore | null;
  /** A new UUIDv7 (RFC 9562), ordered by time. */
  newId(): string;
}

/** Who acts. The organization comes from the session alone. */
export interface Actor {
  userId: string;
  organizationId: string;
  sessionId: string;
  role: "admin" | "member";
}

/** A context on behalf of a signed-in user: what every verb behind the API takes. */
export interface UserContext extends Context {
  actor: Actor;
}
