import { type GoogleStandIn, startGoogle } from "#sandbox/google/server.ts";
import type { AuthTokenAnswer, ProviderKind } from "#shared/auth.ts";
import { createApp } from "#worker/http/app.ts";
import { hashToken, randomToken } from "#worker/security/tokenKeys.ts";
import { createTestContext, fakeClock, type TestContext } from "./context.ts";
import { testRedirectUri } from "./redirectUri.ts";

export const ada = { address: "ada@northwind.example", name: "Ada Lovelace", aliases: [] };
export const bob = { address: "bob@gmail.com", name: "Bob Byrne", aliases: [] };
const modifyScope = "https://www.googleapis.com/auth/gmail.modify";

/** A Worker's HTTP surface and the Google stand-in that it is pointed at, on one clock. */
export interface GoogleFixture {
  ctx: TestContext;
  google: GoogleStandIn;
  /** Calls the Worker as an extension does; a body makes it a POST. */
  call(path: string, options?: CallOptions): Promise<Response>;
}

export interface CallOptions {
  body?: unknown;
  method?: string;
  accessToken?: string;
}

/** Starts both; the stand-in is to be closed by the test. */
export async function googleFixture(
  overrides: { config?: Record<string, string>; fetch?: typeof fetch } = {},
): Promise<GoogleFixture> {
  const early = fakeClock();
  let ctx: TestContext | null = null;
  const google = await startGoogle({
    storage: ":memory:",
    clock: { now: () => (ctx?.clock ?? early).now() },
    accounts: [ada, bob],
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/google"],
  });
  const created = await createTestContext({
    ...overrides,
    config: { GOOGLE_ISSUER: google.url, GMAIL_API_URL: google.url, ...overrides.config },
  });
  ctx = created;
  const app = createApp(() => created);
  return {
    ctx: created,
    google,
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

export interface Begun {
  codeVerifier: string;
  authorizationUrl: string;
}

/** `POST /v1/auth/start`, as the extension does it. */
export async function begin(
  { call }: Pick<GoogleFixture, "call">,
  intent: "sign-in" | "connect",
  accessToken?: string,
  provider: ProviderKind = "google",
  mailboxAddress?: string,
): Promise<Begun> {
  const codeVerifier = randomToken();
  const answer = await call("/v1/auth/start", {
    body: {
      provider,
      redirectUri: testRedirectUri,
      codeChallenge: await hashToken(codeVerifier),
      intent,
      ...(mailboxAddress === undefined ? {} : { mailboxAddress }),
    },
    ...(accessToken === undefined ? {} : { accessToken }),
  });
  if (!answer.ok) throw new Error(`auth/start answered ${answer.status} ${await answer.text()}`);
  const { authorizationUrl } = (await answer.json()) as { authorizationUrl: string };
  return { codeVerifier, authorizationUrl };
}

/** What a person does on the consent page. Returns the url of our callback, where Google sends the browser. */
export async function consent(
  authorizationUrl: string,
  choice: { account?: string; granted?: string[]; decision?: "continue" | "cancel" } = {},
): Promise<URL> {
  const form = new URLSearchParams({
    decision: choice.decision ?? "continue",
    account: choice.account ?? ada.address,
  });
  for (const scope of choice.granted ?? [modifyScope]) form.append("granted", scope);
  const answer = await fetch(authorizationUrl, { method: "POST", body: form, redirect: "manual" });
  const location = answer.headers.get("location");
  if (!location) throw new Error(`The consent page answered ${answer.status} ${await answer.text()}`);
  return new URL(location);
}

/** The browser opens our callback. Returns where it is sent. */
export async function arrive({ call }: Pick<GoogleFixture, "call">, callback: URL): Promise<URL> {
  const answer = await call(callback.pathname + callback.search);
  const location = answer.headers.get("location");
  if (!location) throw new Error(`The callback answered ${answer.status} ${await answer.text()}`);
  return new URL(location);
}

/** `POST /v1/auth/token` with the one-time code. */
export async function redeem(
  { call }: Pick<GoogleFixture, "call">,
  next: URL,
  codeVerifier: string,
): Promise<Response> {
  return call("/v1/auth/token", { body: { code: next.searchParams.get("code"), codeVerifier } });
}

/** The whole way through: sign-in, or with an access token a connect. */
export async function throughGoogle(
  fixture: GoogleFixture,
  intent: "sign-in" | "connect",
  options: { account?: string; granted?: string[]; accessToken?: string } = {},
): Promise<AuthTokenAnswer> {
  const { codeVerifier, authorizationUrl } = await begin(fixture, intent, options.accessToken);
  const next = await arrive(fixture, await consent(authorizationUrl, options));
  const answer = await redeem(fixture, next, codeVerifier);
  if (!answer.ok) throw new Error(`auth/token answered ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as AuthTokenAnswer;
}
