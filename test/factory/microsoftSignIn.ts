import type { AccountOptions } from "#sandbox/microsoft/control/types.ts";
import { type MicrosoftStandIn, startMicrosoft } from "#sandbox/microsoft/server.ts";
import { createApp } from "#worker/http/app.ts";
import { createTestContext, fakeClock, type TestContext } from "./context.ts";
import { arrive, begin, type CallOptions, redeem } from "./googleSignIn.ts";

export const mia = { address: "mia@fabrikam.example", name: "Mia Fabri", aliases: [] };

/** A Worker's HTTP surface and the Microsoft stand-in that it is pointed at, on one clock. */
export interface MicrosoftFixture {
  ctx: TestContext;
  microsoft: MicrosoftStandIn;
  /** Calls the Worker as an extension does; a body makes it a POST. */
  call(path: string, options?: CallOptions): Promise<Response>;
}

/** Starts both, with one account; the stand-in is to be closed by the test. */
export async function microsoftFixture(account: AccountOptions = {}): Promise<MicrosoftFixture> {
  const early = fakeClock();
  let ctx: TestContext | null = null;
  const microsoft = await startMicrosoft({
    storage: ":memory:",
    clock: { now: () => (ctx?.clock ?? early).now() },
    accounts: [{ ...mia, ...account }],
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/microsoft"],
  });
  const created = await createTestContext({
    config: {
      MICROSOFT_ISSUER: `${microsoft.url}/common/v2.0`,
      GRAPH_API_URL: microsoft.url,
      MICROSOFT_CLIENT_ID: "client",
      MICROSOFT_CLIENT_SECRET: "secret",
    },
  });
  ctx = created;
  const app = createApp(() => created);
  return {
    ctx: created,
    microsoft,
    async call(path, { body, method, accessToken } = {}) {
      return app.request(path, {
        method: method ?? (body === undefined ? "GET" : "POST"),
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
  };
}

/** What a person does on the consent page. Returns the url of our callback, where Microsoft sends the browser. */
export async function decide(
  authorizationUrl: string,
  decision: "continue" | "cancel" | "return" = "continue",
): Promise<URL> {
  const body = new URLSearchParams({ decision, account: mia.address });
  const answer = await fetch(authorizationUrl, { method: "POST", body, redirect: "manual" });
  const location = answer.headers.get("location");
  if (!location) throw new Error(`The consent page answered ${answer.status} ${await answer.text()}`);
  return new URL(location);
}

/** Signs Mia in, or connects her mailbox or one of others, from the first request to the tokens. */
export async function throughMicrosoft(
  fixture: MicrosoftFixture,
  intent: "sign-in" | "connect",
  { accessToken, mailboxAddress }: { accessToken?: string; mailboxAddress?: string } = {},
): Promise<{ accessToken: string; emailProviderId: string | null }> {
  const { codeVerifier, authorizationUrl } = await begin(
    fixture,
    intent,
    accessToken,
    "microsoft",
    mailboxAddress,
  );
  const next = await arrive(fixture, await decide(authorizationUrl));
  const answer = await redeem(fixture, next, codeVerifier);
  if (!answer.ok) throw new Error(`${next.href} ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { accessToken: string; emailProviderId: string | null };
}
