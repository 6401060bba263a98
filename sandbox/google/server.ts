import { controlRoutes } from "../standIn/control/routes.ts";
import { openStandIn, type StandInOptions } from "../standIn/open.ts";
import { putAccount } from "./accounts.ts";
import { googleApp } from "./app.ts";
import type { GoogleContext } from "./context.ts";
import { controlArguments } from "./control/arguments.ts";
import type { GoogleControl } from "./control/control.ts";
import { controlOf } from "./control/inProcess.ts";
import type { AccountOptions } from "./control/types.ts";
import { googleErrors } from "./errorShape.ts";
import { pushDelivery } from "./push/delivery.ts";
import { quotaMeter } from "./quota.ts";
import { schema } from "./schema.ts";

/** A running stand-in. */
export interface GoogleStandIn {
  /** Issuer and origin of the APIs, without a slash at the end. */
  url: string;
  control: GoogleControl;
  /** Stops listening, ends open connections and closes the database. */
  close(): Promise<void>;
}

/**
 * Starts Google's stand-in on the loopback interface: OpenID Connect, the Gmail API and its push deliveries.
 * Rejects where the port is taken or the database cannot be opened.
 */
export async function startGoogle(options: StandInOptions<AccountOptions>): Promise<GoogleStandIn> {
  const { standIn, serve } = await openStandIn(options, {
    schema,
    keys: ["id-token", "push"],
    errors: () => googleErrors,
  });
  const pushes = pushDelivery(standIn);
  const google: GoogleContext = { ...standIn, quota: quotaMeter(standIn.clock), pushes };
  for (const { address, name, aliases, ...settings } of options.accounts ?? [])
    putAccount(standIn.store, { address, name, aliases }, settings);
  const control = controlOf(google);
  const app = googleApp(google);
  app.route("/_control", controlRoutes(control, controlArguments));
  return { control, ...(await serve(app, () => pushes.close())) };
}
