import type { StandInContext } from "../standIn/context.ts";
import type { Behaviour } from "./control/types.ts";
import type { LimitMeter } from "./graph/limits.ts";
import type { Notifications } from "./push/notifications.ts";

/** All that one running stand-in consists of. */
export interface MicrosoftContext extends StandInContext {
  limits: LimitMeter;
  pushes: Notifications;
  /** Changed in place by the control. */
  behaviour: Behaviour;
}
