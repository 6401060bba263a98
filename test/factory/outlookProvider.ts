import { startExample } from "#sandbox/microsoft/exampleStandIn.ts";
import type { MicrosoftStandIn } from "#sandbox/microsoft/server.ts";
import { ada, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { createMailProvider } from "#worker/providers/createMailProvider.ts";
import type { MailProvider } from "#worker/providers/mailProvider.ts";
import { testConfig } from "./context.ts";

export interface OutlookProviderFixture {
  microsoft: MicrosoftStandIn;
  mailbox: MailProvider;
  /** Another provider of the same mailbox, or with `mailboxAddress` of one of others. */
  connect: typeof connect;
  /** Immutable ids of all emails in the order in which they came. */
  ids(): Promise<string[]>;
  /** The id of a folder by its path or Graph's name for it. */
  folder(named: string): Promise<string>;
}

/** A stand-in with Ada's empty mailbox, and a provider that reads it. */
export async function startOutlookProvider(): Promise<OutlookProviderFixture> {
  const microsoft = await startExample();
  return {
    microsoft,
    mailbox: await connect(microsoft),
    connect,
    ids: async () => (await microsoft.control.emails(ada)).map(({ id }) => id),
    async folder(named) {
      const folders = await microsoft.control.folders(ada);
      const found = folders.find(({ path, wellKnownName }) => path === named || wellKnownName === named);
      if (!found) throw new Error(`There is no folder ${named}.`);
      return found.id;
    },
  };
}

interface ConnectOptions {
  scopes?: string[];
  /** False keeps giving the token that was refused. */
  renew?: boolean;
  mailboxAddress?: string;
  fetch?: typeof fetch;
  config?: Record<string, string>;
  now?: () => number;
}

/** With a token of its own. The clock stands still at `exampleStart` unless given. */
async function connect(microsoft: MicrosoftStandIn, options: ConnectOptions = {}): Promise<MailProvider> {
  const scopes = options.scopes ?? ["User.Read", "Mail.ReadWrite"];
  const grant = async () => (await microsoft.control.grant(ada, scopes)).accessToken;
  let token = await grant();
  return createMailProvider({
    kind: "microsoft",
    config: testConfig({ GRAPH_API_URL: microsoft.url, ...options.config }),
    fetch: options.fetch ?? fetch,
    clock: { now: options.now ?? (() => exampleStart) },
    accountEmail: ada,
    mailboxAddress: options.mailboxAddress ?? null,
    async accessToken(request) {
      if (request?.rejected === token && options.renew !== false) token = await grant();
      return token;
    },
  });
}
