import type { SampleAccount } from "../mail/sampleEmail.ts";
import { adjustableClock, type Clock } from "./clock.ts";
import type { ErrorShape, StandInContext } from "./context.ts";
import { faultBoard } from "./faults.ts";
import { listen } from "./listen.ts";
import { type KeyPurpose, loadKeys } from "./oauth/keys.ts";
import { requestLog } from "./requestLog.ts";
import type { App } from "./sendReply.ts";
import { openStore } from "./store.ts";

/** What any stand-in is started with; `Account` is what an account may be given beyond name and address. */
export interface StandInOptions<Account> {
  /** A file, created where missing and kept; or ":memory:". */
  storage: string;
  /** 0 or none: any free port. */
  port?: number;
  /** The machine's time unless given. */
  clock?: Clock;
  accounts?: (SampleAccount & Account)[];
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

/** A stand-in that does not listen yet. */
export interface OpenedStandIn {
  standIn: StandInContext;
  /**
   * Serves `app`. `close` stops listening, waits for `lastly`, ends open connections and closes the database.
   * Rejects where the port is taken; the database is closed then.
   */
  serve(app: App, lastly: () => Promise<void>): Promise<{ url: string; close(): Promise<void> }>;
}

/** Opens the database and all that does not depend on the provider. Rejects where the database cannot be opened. */
export async function openStandIn(
  options: StandInOptions<unknown>,
  provider: { schema: string; keys: readonly KeyPurpose[]; errors: (clock: Clock) => ErrorShape },
): Promise<OpenedStandIn> {
  const store = openStore(options.storage, provider.schema);
  const { clientId, clientSecret, redirectUris } = options;
  let url = "";
  const clock = adjustableClock(options.clock);
  const closing = new AbortController();
  const standIn: StandInContext = {
    store,
    clock,
    client: { clientId, clientSecret, redirectUris },
    keys: await loadKeys(store, provider.keys),
    faults: faultBoard(),
    requests: requestLog(),
    errors: provider.errors(clock),
    issuer: () => url,
    closing: closing.signal,
  };
  return {
    standIn,
    async serve(app, lastly) {
      const server = await listen(app, options.port ?? 0).catch((error: unknown) => {
        store.close();
        throw error;
      });
      url = server.url;
      return {
        url,
        async close() {
          closing.abort();
          await lastly();
          await server.close();
          store.close();
        },
      };
    },
  };
}
