import type { StandInContext } from "../standIn/context.ts";
import type { PushDelivery } from "./push/delivery.ts";
import type { QuotaMeter } from "./quota.ts";

/** All that one running stand-in consists of. */
export interface GoogleContext extends StandInContext {
  quota: QuotaMeter;
  pushes: PushDelivery;
}
