import { controlRoutes } from "../standIn/control/routes.ts";
import { openStandIn, type StandInOptions } from "../standIn/open.ts";
import { putAccount } from "./accounts.ts";
import { microsoftApp } from "./app.ts";
import type { MicrosoftContext } from "./context.ts";
import { controlArguments } from "./control/arguments.ts";
import type { MicrosoftControl } from "./control/control.ts";
import { controlOf } from "./control/inProcess.ts";
import type { AccountOptions, Behaviour } from "./control/types.ts";
import { microsoftErrors } from "./errorShape.ts";
import { limitMeter } from "./graph/limits.ts";
import { notifications } from "./push/notifications.ts";
import { schema } from "./schema.ts";

/** How Graph behaves until it is told otherwise. */
const atStart: Behaviour = {
  replayChanges: false,
  returnsStayRemoved: false,
  moveOrder: "together",
  movedReason: "deleted",
  refuseHeadersInDelta: false,
  filteredDeltaLimit: 5_000,
  joinBySubject: false,
  notifyBulkMoves: false,
};

/** A running stand-in. */
export interface MicrosoftStandIn {
  /** Without a slash at the end. The issuer to configure is `${url}/common/v2.0`, Graph is at `${url}/v1.0`. */
  url: string;
  control: MicrosoftControl;
  /** Stops listening, ends open connections and closes the database. */
  close(): Promise<void>;
}

/**
 * Starts Microsoft's stand-in on the loopback interface: Entra ID's OpenID Connect, Graph's mail and its change
 * notifications. Rejects where the port is taken or the database cannot be opened.
 */
export async function startMicrosoft(options: StandInOptions<AccountOptions>): Promise<MicrosoftStandIn> {
  const { standIn, serve } = await openStandIn(options, {
    schema,
    keys: ["id-token"],
    errors: microsoftErrors,
  });
  const pushes = notifications(standIn);
  const limits = limitMeter(standIn.clock);
  const microsoft: MicrosoftContext = { ...standIn, limits, pushes, behaviour: { ...atStart } };
  for (const { address, name, aliases, ...settings } of options.accounts ?? [])
    putAccount(standIn.store, { address, name, aliases }, settings);
  const control = controlOf(microsoft);
  const app = microsoftApp(microsoft);
  app.route("/_control", controlRoutes(control, controlArguments));
  return { control, ...(await serve(app, () => pushes.close())) };
}
