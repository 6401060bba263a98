import type { AdjustableClock } from "./clock.ts";
import type { FaultBoard } from "./faults.ts";
import type { OAuthClient } from "./oauth/grants.ts";
import type { Keys } from "./oauth/keys.ts";
import type { PushDelivery } from "./push/delivery.ts";
import type { QuotaMeter } from "./quota.ts";
import type { RequestLog } from "./requestLog.ts";
import type { Store } from "./store.ts";

/** All that one running stand-in consists of. */
export interface GoogleContext {
  store: Store;
  clock: AdjustableClock;
  client: OAuthClient;
  keys: Keys;
  faults: FaultBoard;
  requests: RequestLog;
  quota: QuotaMeter;
  pushes: PushDelivery;
  /** The stand-in's own url, without a slash at the end; known once it listens. */
  issuer(): string;
  /** Aborted when the stand-in closes: nothing may wait any longer. */
  closing: AbortSignal;
}
