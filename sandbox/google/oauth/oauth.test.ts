import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleStart } from "../../standIn/exampleMail.ts";
import { client, gmailModify, gmailReadonly, redirectUri, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

let google: GoogleStandIn;
beforeEach(async () => {
  google = await startExample();
});
afterEach(() => google.close());

const verifier = "a-verifier-that-is-long-enough-for-the-rule-of-43-characters";

async function authorizationUrl(more: Record<string, string> = {}): Promise<URL> {
  const url = new URL(`${google.url}/o/oauth2/v2/auth`);
  url.search = new URLSearchParams({
    client_id: client.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: `openid email profile ${gmailModify}`,
    state: "state-1",
    nonce: "nonce-1",
    access_type: "offline",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...more,
  }).toString();
  return url;
}

/** Posts the consent form and returns where the browser is sent. */
async function consent(
  more: Record<string, string> = {},
  form: Record<string, string> | [string, string][] = { account: ada },
) {
  const response = await fetch(await authorizationUrl(more), {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get("location") ?? "");
}

async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(google.url + path, {
    method: "POST",
    body: new URLSearchParams(form),
    headers,
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

function exchange(code: string | null, more: Record<string, string> = {}) {
  return post("/token", {
    grant_type: "authorization_code",
    code: code ?? "",
    redirect_uri: redirectUri,
    client_id: client.clientId,
    client_secret: client.clientSecret,
    code_verifier: verifier,
    ...more,
  });
}

function refresh(token: string | undefined, more: Record<string, string> = {}) {
  return post("/token", {
    grant_type: "refresh_token",
    refresh_token: token ?? "",
    client_id: client.clientId,
    client_secret: client.clientSecret,
    ...more,
  });
}

async function profileStatus(accessToken: string | undefined): Promise<number> {
  const response = await fetch(`${google.url}/gmail/v1/users/me/profile`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  await response.body?.cancel();
  return response.status;
}

describe("sign-in with Google's stand-in", () => {
  it("takes an OpenID Connect client from discovery to a verified id token", async () => {
    const issuer = new URL(google.url);
    const allow = { [oauth.allowInsecureRequests]: true };
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, allow));
    expect(server.issuer).toBe(google.url);
    const relyingParty = {
      client_id: client.clientId,
      [oauth.clockSkew]: Math.round((exampleStart - Date.now()) / 1000),
    };
    const params = oauth.validateAuthResponse(server, relyingParty, await consent(), "state-1");
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      relyingParty,
      oauth.ClientSecretBasic(client.clientSecret),
      params,
      redirectUri,
      verifier,
      allow,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, relyingParty, response, {
      expectedNonce: "nonce-1",
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, allow);
    expect(tokens).toMatchObject({
      token_type: "bearer",
      expires_in: 3599,
      refresh_token: expect.stringMatching(/^1\/\//),
    });
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
      iss: google.url,
      aud: client.clientId,
      sub: expect.stringMatching(/^\d{21}$/),
      email: ada,
      email_verified: true,
      name: "Ada Brown",
    });
  });

  it("publishes the keys with which its id tokens verify", async () => {
    const { body } = await exchange((await consent()).searchParams.get("code"));
    const keys = (await (await fetch(`${google.url}/oauth2/v3/certs`)).json()) as JSONWebKeySet;
    expect(keys.keys.every((key) => key.d === undefined)).toBe(true);
    const { protectedHeader } = await jwtVerify(body.id_token ?? "", createLocalJWKSet(keys), {
      currentDate: new Date(exampleStart),
    });
    expect(protectedHeader.alg).toBe("RS256");
  });

  it("shows the accounts and the scopes that can be unticked", async () => {
    const page = await (await fetch(await authorizationUrl({ login_hint: ada }))).text();
    expect(page).toContain(`data-testid="account-${ada}" checked`);
    expect(page).toContain('data-testid="scope-gmail.modify" checked');
    expect(page).not.toContain('data-testid="scope-openid"');
  });

  it("grants only the scopes that stayed ticked", async () => {
    const scope = `openid email ${gmailModify} ${gmailReadonly}`;
    const back = await consent({ scope }, [
      ["account", ada],
      ["granted", gmailReadonly],
      ["decision", "continue"],
    ]);
    const { body } = await exchange(back.searchParams.get("code"));
    expect(body.scope?.split(" ").sort()).toEqual([
      "https://www.googleapis.com/auth/gmail.readonly",
      "https://www.googleapis.com/auth/userinfo.email",
      "openid",
    ]);
  });

  it("adds what was granted earlier when asked to", async () => {
    await consent({ scope: `openid ${gmailReadonly}` });
    const back = await consent({ scope: `openid ${gmailModify}`, include_granted_scopes: "true" });
    const { body } = await exchange(back.searchParams.get("code"));
    expect(body.scope?.split(" ")).toEqual(expect.arrayContaining(["openid", gmailReadonly, gmailModify]));
  });

  it("sends a person who cancels back with access_denied", async () => {
    const back = await consent({}, { account: ada, decision: "cancel" });
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: "access_denied", state: "state-1" });
  });

  it("never redirects to an address that is not registered character by character", async () => {
    for (const redirect_uri of [
      `${redirectUri}/`,
      "https://evil.example/",
      redirectUri.replace("http", "https"),
    ]) {
      const response = await fetch(await authorizationUrl({ redirect_uri }), { redirect: "manual" });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("redirect_uri_mismatch");
    }
  });

  it("refuses a request of another client or with a scope nobody knows on its own page", async () => {
    expect((await fetch(await authorizationUrl({ client_id: "other" }), { redirect: "manual" })).status).toBe(
      401,
    );
    expect(
      (await fetch(await authorizationUrl({ scope: "openid bogus" }), { redirect: "manual" })).status,
    ).toBe(400);
  });

  it("answers prompt=none at once where consent was given, and says what is missing otherwise", async () => {
    const silent = async () => {
      const url = await authorizationUrl({ prompt: "none", login_hint: ada });
      const response = await fetch(url, { redirect: "manual" });
      return new URL(response.headers.get("location") ?? "").searchParams;
    };
    expect((await silent()).get("error")).toBe("consent_required");
    await consent();
    expect((await silent()).get("code")).toBeTruthy();
  });
});

describe("tokens of Google's stand-in", () => {
  it("are given for a code once; using it again revokes them", async () => {
    const code = (await consent()).searchParams.get("code");
    const first = await exchange(code);
    expect(await profileStatus(first.body.access_token)).toBe(200);
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await profileStatus(first.body.access_token)).toBe(401);
    expect(await refresh(first.body.refresh_token)).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  it("are refused for a wrong verifier, redirect address, client or secret, and for a code that grew old", async () => {
    const code = (await consent()).searchParams.get("code");
    expect((await exchange(code, { code_verifier: "wrong" })).body.error).toBe("invalid_grant");
    expect((await exchange(code, { code_verifier: "" })).body.error).toBe("invalid_grant");
    expect((await exchange(code, { redirect_uri: `${redirectUri}x` })).body.error).toBe(
      "redirect_uri_mismatch",
    );
    expect(await exchange(code, { client_id: "other" })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect(await exchange(code, { client_secret: "no" })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect((await exchange("4/unknown")).body.error).toBe("invalid_grant");
    expect((await exchange(code, { grant_type: "password" })).body.error).toBe("unsupported_grant_type");
    await google.control.advance(10 * 60_000);
    expect((await exchange(code)).body.error).toBe("invalid_grant");
  });

  it("hold no refresh token unless offline access is asked for, and none at a second consent", async () => {
    const online = await exchange((await consent({ access_type: "online" })).searchParams.get("code"));
    expect(online.body).not.toHaveProperty("refresh_token");
    const again = await exchange((await consent()).searchParams.get("code"));
    expect(again.body).not.toHaveProperty("refresh_token");
    const asked = await exchange((await consent({ prompt: "consent" })).searchParams.get("code"));
    expect(asked.body.refresh_token).toBeTruthy();
  });

  it("expire by the stand-in's clock and are refreshed", async () => {
    const { body } = await exchange((await consent()).searchParams.get("code"));
    await google.control.advance(3_598_000);
    expect(await profileStatus(body.access_token)).toBe(200);
    await google.control.advance(1000);
    expect(await profileStatus(body.access_token)).toBe(401);
    const refreshed = await refresh(body.refresh_token);
    expect(refreshed.status).toBe(200);
    expect(refreshed.body).not.toHaveProperty("refresh_token");
    expect(await profileStatus(refreshed.body.access_token)).toBe(200);
  });

  it("rotate at every refresh for an account that is set so", async () => {
    await google.control.changeAccount(ada, { rotateRefreshTokens: true });
    const { body } = await exchange((await consent()).searchParams.get("code"));
    const next = await refresh(body.refresh_token);
    expect(next.body.refresh_token).not.toBe(body.refresh_token);
    expect((await refresh(body.refresh_token)).body.error).toBe("invalid_grant");
    expect((await refresh(next.body.refresh_token)).status).toBe(200);
  });

  it("all die when one of them is revoked", async () => {
    const { body } = await exchange((await consent()).searchParams.get("code"));
    expect((await post("/revoke", { token: body.access_token ?? "" })).status).toBe(200);
    expect(await profileStatus(body.access_token)).toBe(401);
    expect(await refresh(body.refresh_token)).toEqual({
      status: 400,
      body: { error: "invalid_grant", error_description: "Token has been expired or revoked." },
    });
    expect((await post("/revoke", { token: "unknown" })).body.error).toBe("invalid_token");
  });

  it("die when the person withdraws the consent", async () => {
    const { body } = await exchange((await consent()).searchParams.get("code"));
    await google.control.revoke(ada);
    expect(await profileStatus(body.access_token)).toBe(401);
    expect((await refresh(body.refresh_token)).body.error).toBe("invalid_grant");
  });

  it("carry Google's answer when the token endpoint has a bad day for one account", async () => {
    const { body } = await exchange((await consent()).searchParams.get("code"));
    await google.control.addFault({
      match: { endpoint: "oauth.token", account: ada },
      effect: { kind: "status", status: 429, retryAfterSeconds: 30 },
    });
    expect(await refresh(body.refresh_token)).toMatchObject({
      status: 429,
      body: { error: "rate_limit_exceeded" },
    });
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });
});
