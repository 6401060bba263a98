import type { AdjustableClock } from "./clock.ts";
import type { FaultEffect } from "./control/types.ts";
import type { FaultBoard } from "./faults.ts";
import type { OAuthClient } from "./oauth/grants.ts";
import type { Keys } from "./oauth/keys.ts";
import type { Reply } from "./reply.ts";
import type { RequestLog } from "./requestLog.ts";
import type { Store } from "./store.ts";

/** How one provider writes its errors. */
export interface ErrorShape {
  /** The answer of a request that is failed on purpose. */
  fault(endpoint: string, effect: FaultEffect & { kind: "status" }, message: string): Reply;
  /** The answer for a refusal that was thrown; undefined where the error is none of the provider's. */
  refusal(error: unknown): Reply | undefined;
}

/** What every running stand-in consists of. */
export interface StandInContext {
  store: Store;
  clock: AdjustableClock;
  client: OAuthClient;
  keys: Keys;
  faults: FaultBoard;
  requests: RequestLog;
  errors: ErrorShape;
  /** The stand-in's own url, without a slash at the end; known once it listens. */
  issuer(): string;
  /** Aborted when the stand-in closes: nothing may wait any longer. */
  closing: AbortSignal;
}
