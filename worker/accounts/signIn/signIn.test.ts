import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { ErrorBody } from "#shared/errorCode.ts";
import {
  arrive,
  begin,
  bob,
  consent,
  type GoogleFixture,
  googleFixture,
  redeem,
  throughGoogle,
} from "#test/factory/googleSignIn.ts";
import { testRedirectUri } from "#test/factory/redirectUri.ts";
import { authorizationRequest, identity, organization, session, user } from "#worker/db/schema/tables.ts";
import { hashToken, randomToken } from "#worker/security/tokenKeys.ts";
import { listOfferedProviders } from "./listOfferedProviders.ts";

let fixture: GoogleFixture;
beforeAll(async () => {
  fixture = await googleFixture();
});
afterAll(async () => {
  await fixture.google.close();
});

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as ErrorBody).error.code;
}

test("two first sign-ins of one person at once make one user in one organization", async () => {
  const begun = await Promise.all([begin(fixture, "sign-in"), begin(fixture, "sign-in")]);
  const next = await Promise.all(
    begun.map(async ({ authorizationUrl }) => arrive(fixture, await consent(authorizationUrl))),
  );
  const answers = await Promise.all(
    next.map((url, index) => redeem(fixture, url, begun[index]?.codeVerifier ?? "")),
  );
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  const { db } = fixture.ctx;
  expect(await db.$count(user)).toBe(1);
  expect(await db.$count(organization)).toBe(1);
  expect(await db.$count(identity)).toBe(1);
  expect(await db.$count(session)).toBe(2);
  const [made] = await db.select().from(organization);
  expect(made?.name).toBe("Northwind");
});

test("a person with a free address gets an organization in their own name", async () => {
  await throughGoogle(fixture, "sign-in", { account: bob.address });
  const names = (await fixture.ctx.db.select().from(organization)).map(({ name }) => name);
  expect(names).toContain("Bob Byrne");
});

test("only the providers that are configured are offered, to everybody", async () => {
  const google = await fixture.call("/v1/auth/providers");
  expect(await google.json()).toEqual({ items: ["google"] });
  const both = { ...fixture.ctx.config, MICROSOFT_CLIENT_ID: "client", MICROSOFT_CLIENT_SECRET: "secret" };
  expect(listOfferedProviders({ config: both })).toEqual({ items: ["google", "microsoft"] });
});

test("signing in again finds the same user", async () => {
  const before = await fixture.ctx.db.$count(user);
  await throughGoogle(fixture, "sign-in", { account: bob.address });
  expect(await fixture.ctx.db.$count(user)).toBe(before);
});

test("a redirect that is not the registered extension's is refused, even one that begins like it", async () => {
  for (const redirectUri of [
    "https://evil.example/",
    `${testRedirectUri}more`,
    testRedirectUri.slice(0, -1),
  ]) {
    const answer = await fixture.call("/v1/auth/start", {
      body: {
        provider: "google",
        intent: "sign-in",
        redirectUri,
        codeChallenge: await hashToken(randomToken()),
      },
    });
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe("redirect_uri_not_allowed");
  }
});

test("a callback that is opened a second time, or with a state nobody began, shows a page and changes nothing", async () => {
  const { codeVerifier, authorizationUrl } = await begin(fixture, "sign-in");
  const callback = await consent(authorizationUrl);
  const next = await arrive(fixture, callback);
  const made = new URL(callback);
  made.searchParams.set("state", randomToken());
  for (const url of [callback, made]) {
    const answer = await fixture.call(url.pathname + url.search);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain("start again");
  }
  expect((await redeem(fixture, next, codeVerifier)).status).toBe(200);
});

test("of two arrivals at once with one state, one passes", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const callback = await consent(authorizationUrl);
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => fixture.call(callback.pathname + callback.search)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 400, 400, 400]);
});

test("a one-time code works once, also when brought twice at the same time", async () => {
  const { codeVerifier, authorizationUrl } = await begin(fixture, "sign-in");
  const next = await arrive(fixture, await consent(authorizationUrl));
  const answers = await Promise.all([1, 2].map(() => redeem(fixture, next, codeVerifier)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  const late = await redeem(fixture, next, codeVerifier);
  expect(await codeOf(late)).toBe("authorization_invalid");
});

test("a code without its verifier is worth nothing, and is spent", async () => {
  const { codeVerifier, authorizationUrl } = await begin(fixture, "sign-in");
  const next = await arrive(fixture, await consent(authorizationUrl));
  const sessions = await fixture.ctx.db.$count(session);
  expect(await codeOf(await redeem(fixture, next, randomToken()))).toBe("authorization_invalid");
  expect(await codeOf(await redeem(fixture, next, codeVerifier))).toBe("authorization_invalid");
  expect(await fixture.ctx.db.$count(session)).toBe(sessions);
});

test("an id token with another nonce is refused", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const tampered = new URL(authorizationUrl);
  tampered.searchParams.set("nonce", "somebody-elses");
  const next = await arrive(fixture, await consent(tampered.href));
  expect(next.searchParams.get("code")).toBeNull();
  expect(next.searchParams.get("error")).toBe("authorization_invalid");
});

test("an answer that names another issuer is refused", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const callback = await consent(authorizationUrl);
  callback.searchParams.set("iss", "https://evil.example");
  expect((await arrive(fixture, callback)).searchParams.get("error")).toBe("authorization_invalid");
});

test("a consent that took more than ten minutes has expired, and says so", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const callback = await consent(authorizationUrl);
  fixture.ctx.clock.advance(10 * 60_000);
  const next = await arrive(fixture, callback);
  expect(next.origin + next.pathname).toBe(testRedirectUri);
  expect(next.searchParams.get("error")).toBe("authorization_expired");
});

test("a code that nobody brings within two minutes has expired", async () => {
  const { codeVerifier, authorizationUrl } = await begin(fixture, "sign-in");
  const next = await arrive(fixture, await consent(authorizationUrl));
  fixture.ctx.clock.advance(2 * 60_000);
  expect(await codeOf(await redeem(fixture, next, codeVerifier))).toBe("authorization_expired");
});

test("a person who says no comes back to the extension with a stable word", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const next = await arrive(fixture, await consent(authorizationUrl, { decision: "cancel" }));
  expect(next.searchParams.get("error")).toBe("authorization_denied");
});

test("an address that Google has not confirmed does not sign in", async () => {
  const carol = { address: "carol@lumen.example", name: "Carol", aliases: [] };
  await fixture.google.control.addAccount(carol, { emailVerified: false });
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const next = await arrive(fixture, await consent(authorizationUrl, { account: carol.address }));
  expect(next.searchParams.get("error")).toBe("authorization_denied");
});

test("a provider that does not answer sends the person back with a word to try again", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const callback = await consent(authorizationUrl);
  await fixture.google.control.addFault({
    match: { path: "/token" },
    effect: { kind: "status", status: 503 },
  });
  const next = await arrive(fixture, callback);
  expect(next.searchParams.get("error")).toBe("provider_error");
  expect(next.searchParams.get("error_description")).toContain("Try again");
});

test("a provider that this Threadbook does not offer is refused", async () => {
  const answer = await fixture.call("/v1/auth/start", {
    body: {
      provider: "microsoft",
      intent: "sign-in",
      redirectUri: testRedirectUri,
      codeChallenge: await hashToken(randomToken()),
    },
  });
  expect(await codeOf(answer)).toBe("invalid_request");
});

test("state, nonce, verifier and code never lie in the database as they are", async () => {
  const { authorizationUrl } = await begin(fixture, "sign-in");
  const next = await arrive(fixture, await consent(authorizationUrl));
  const stored = JSON.stringify(await fixture.ctx.db.select().from(authorizationRequest));
  const sent = new URL(authorizationUrl).searchParams;
  for (const secret of [sent.get("state"), sent.get("nonce"), next.searchParams.get("code")]) {
    expect(secret).toBeTruthy();
    expect(stored).not.toContain(secret);
  }
});

test("the answer holds tokens that the API accepts", async () => {
  const answer: AuthTokenAnswer = await throughGoogle(fixture, "sign-in");
  expect(answer).toMatchObject({ expiresIn: 900, emailProviderId: null });
});
