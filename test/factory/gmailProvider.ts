import { gmailModify, startExample } from "#sandbox/google/exampleStandIn.ts";
import type { GoogleStandIn } from "#sandbox/google/server.ts";
import { ada, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { createMailProvider } from "#worker/providers/createMailProvider.ts";
import type { MailProvider } from "#worker/providers/mailProvider.ts";
import { testConfig } from "./context.ts";

export interface GmailProviderFixture {
  google: GoogleStandIn;
  mailbox: MailProvider;
  /** Another provider of the same mailbox. */
  connect: typeof connect;
  /** Provider ids of all emails, spam and trash included. */
  ids(): Promise<string[]>;
}

/** A stand-in with Ada's empty mailbox, and a provider that reads it. The clock stands still at `exampleStart`. */
export async function startGmailProvider(): Promise<GmailProviderFixture> {
  const google = await startExample();
  return {
    google,
    mailbox: await connect(google),
    connect,
    ids: async () => (await google.control.emails(ada)).map(({ id }) => id),
  };
}

/** With a token of its own; `renew` false keeps giving the token that was refused. */
async function connect(
  google: GoogleStandIn,
  options: { scopes?: string[]; renew?: boolean } = {},
): Promise<MailProvider> {
  const grant = async () => (await google.control.grant(ada, options.scopes ?? [gmailModify])).accessToken;
  let token = await grant();
  return createMailProvider({
    kind: "google",
    config: testConfig({ GMAIL_API_URL: google.url }),
    fetch,
    clock: { now: () => exampleStart },
    accountEmail: ada,
    async accessToken(request) {
      if (request?.rejected === token && options.renew !== false) token = await grant();
      return token;
    },
  });
}
