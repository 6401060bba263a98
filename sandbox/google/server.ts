import type { SampleAccount } from "../mail/sampleEmail.ts";
import { adjustableClock, type Clock } from "../standIn/clock.ts";
import { controlRoutes } from "../standIn/control/routes.ts";
import { faultBoard } from "../standIn/faults.ts";
import { listen } from "../standIn/listen.ts";
import { loadKeys } from "../standIn/oauth/keys.ts";
import { requestLog } from "../standIn/requestLog.ts";
import { openStore } from "../standIn/store.ts";
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

/** What a stand-in is started with. */
export interface GoogleOptions {
  /** A file, created where missing and kept; or ":memory:". */
  storage: string;
  /** 0 or none: any free port. */
  port?: number;
  /** The machine's time unless given. */
  clock?: Clock;
  accounts?: (SampleAccount & AccountOptions)[];
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

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
export async function startGoogle(options: GoogleOptions): Promise<GoogleStandIn> {
  const store = openStore(options.storage, schema);
  const { clientId, clientSecret, redirectUris } = options;
  let url = "";
  const issuer = () => url;
  const clock = adjustableClock(options.clock);
  const keys = await loadKeys(store, ["id-token", "push"]);
  const closing = new AbortController();
  const google: GoogleContext = {
    store,
    clock,
    client: { clientId, clientSecret, redirectUris },
    keys,
    faults: faultBoard(),
    requests: requestLog(),
    errors: googleErrors,
    quota: quotaMeter(clock),
    pushes: pushDelivery({ store, clock, keys, issuer, closing: closing.signal }),
    issuer,
    closing: closing.signal,
  };
  for (const { address, name, aliases, ...settings } of options.accounts ?? [])
    putAccount(store, { address, name, aliases }, settings);
  const control = controlOf(google);
  const app = googleApp(google);
  app.route("/_control", controlRoutes(control, controlArguments));

  const server = await listen(app, options.port ?? 0).catch((error: unknown) => {
    store.close();
    throw error;
  });
  url = server.url;

  return {
    url,
    control,
    async close() {
      closing.abort();
      await google.pushes.close();
      await server.close();
      store.close();
    },
  };
}
