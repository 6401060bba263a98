import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { SampleAccount } from "../mail/sampleEmail.ts";
import { putAccount } from "./accounts.ts";
import { googleApp } from "./app.ts";
import { adjustableClock, type Clock } from "./clock.ts";
import type { GoogleContext } from "./context.ts";
import type { GoogleControl } from "./control/control.ts";
import { controlOf } from "./control/inProcess.ts";
import { controlRoutes } from "./control/routes.ts";
import type { AccountOptions } from "./control/types.ts";
import { faultBoard } from "./faults.ts";
import { loadKeys } from "./oauth/keys.ts";
import { pushDelivery } from "./push/delivery.ts";
import { quotaMeter } from "./quota.ts";
import { requestLog } from "./requestLog.ts";
import { openStore } from "./store.ts";

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
  const store = openStore(options.storage);
  const { clientId, clientSecret, redirectUris } = options;
  let url = "";
  const issuer = () => url;
  const clock = adjustableClock(options.clock);
  const keys = await loadKeys(store);
  const closing = new AbortController();
  const google: GoogleContext = {
    store,
    clock,
    client: { clientId, clientSecret, redirectUris },
    keys,
    faults: faultBoard(),
    requests: requestLog(),
    quota: quotaMeter(clock),
    pushes: pushDelivery({ store, clock, keys, issuer, closing: closing.signal }),
    issuer,
    closing: closing.signal,
  };
  for (const { address, name, aliases, ...settings } of options.accounts ?? [])
    putAccount(store, { address, name, aliases }, settings);
  const control = controlOf(google);
  const app = googleApp(google);
  app.route("/_control", controlRoutes(control));

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  }).catch((error: unknown) => {
    store.close();
    throw error;
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    control,
    async close() {
      closing.abort();
      await google.pushes.close();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      store.close();
    },
  };
}
