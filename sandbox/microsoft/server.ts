import type { SampleAccount } from "../mail/sampleEmail.ts";
import { adjustableClock, type Clock } from "../standIn/clock.ts";
import { controlRoutes } from "../standIn/control/routes.ts";
import { faultBoard } from "../standIn/faults.ts";
import { listen } from "../standIn/listen.ts";
import { loadKeys } from "../standIn/oauth/keys.ts";
import { requestLog } from "../standIn/requestLog.ts";
import { openStore } from "../standIn/store.ts";
import { putAccount } from "./accounts.ts";
import { microsoftApp } from "./app.ts";
import type { MicrosoftContext } from "./context.ts";
import { controlArguments } from "./control/arguments.ts";
import type { MicrosoftControl } from "./control/control.ts";
import { controlOf } from "./control/inProcess.ts";
import type { AccountOptions } from "./control/types.ts";
import { microsoftErrors } from "./errorShape.ts";
import { limitMeter } from "./graph/limits.ts";
import { notifications } from "./push/notifications.ts";
import { schema } from "./schema.ts";

/** What a stand-in is started with. */
export interface MicrosoftOptions {
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
export async function startMicrosoft(options: MicrosoftOptions): Promise<MicrosoftStandIn> {
  const store = openStore(options.storage, schema);
  const { clientId, clientSecret, redirectUris } = options;
  let url = "";
  const clock = adjustableClock(options.clock);
  const closing = new AbortController();
  const microsoft: MicrosoftContext = {
    store,
    clock,
    client: { clientId, clientSecret, redirectUris },
    keys: await loadKeys(store, ["id-token"]),
    faults: faultBoard(),
    requests: requestLog(),
    errors: microsoftErrors(clock),
    limits: limitMeter(clock),
    pushes: notifications({ store, clock, closing: closing.signal }),
    behaviour: {
      replayChanges: false,
      returnsStayRemoved: false,
      moveOrder: "together",
      movedReason: "deleted",
      refuseHeadersInDelta: false,
      filteredDeltaLimit: 5_000,
      joinBySubject: false,
      notifyBulkMoves: false,
    },
    issuer: () => url,
    closing: closing.signal,
  };
  for (const { address, name, aliases, ...settings } of options.accounts ?? [])
    putAccount(store, { address, name, aliases }, settings);
  const control = controlOf(microsoft);
  const app = microsoftApp(microsoft);
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
      await microsoft.pushes.close();
      await server.close();
      store.close();
    },
  };
}
