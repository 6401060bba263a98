import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleStart } from "../../standIn/exampleMail.ts";
import { client, redirectUri, startExample } from "../exampleStandIn.ts";
import type { MicrosoftStandIn } from "../server.ts";
import { type AadstsCode, aadsts } from "./aadsts.ts";

let microsoft: MicrosoftStandIn;
beforeEach(async () => {
  microsoft = await startExample();
});
afterEach(() => microsoft.close());

const verifier = "a-verifier-that-is-long-enough-for-the-rule-of-43-characters";
const scope = "openid email profile offline_access User.Read Mail.ReadWrite";

async function authorizationUrl(more: Record<string, string> = {}, tenant = "common"): Promise<URL> {
  const url = new URL(`${microsoft.url}/${tenant}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: client.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope,
    state: "state-1",
    nonce: "nonce-1",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...more,
  }).toString();
  return url;
}

/** Posts a form to a page and returns where the browser is sent. */
async function submit(url: URL, form: Record<string, string>): Promise<URLSearchParams> {
  const body = new URLSearchParams(form);
  const response = await fetch(url, { method: "POST", body, redirect: "manual" });
  expect(response.status).toBe(302);
  const target = new URL(response.headers.get("location") ?? "");
  expect(target.origin + target.pathname).toBe(redirectUri);
  return target.searchParams;
}

const consent = async (more: Record<string, string> = {}, form: Record<string, string> = { account: ada }) =>
  submit(await authorizationUrl(more), form);

type TokenAnswer = Record<
  "access_token" | "refresh_token" | "id_token" | "scope" | "error" | "error_description",
  string
> & {
  error_codes: number[];
  suberror?: string;
};

async function token(form: Record<string, string>) {
  const response = await fetch(`${microsoft.url}/common/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: client.clientId, client_secret: client.clientSecret, ...form }),
  });
  return { status: response.status, body: (await response.json()) as TokenAnswer };
}

const exchange = (code: string | null, more: Record<string, string> = {}) =>
  token({
    grant_type: "authorization_code",
    code: code ?? "",
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...more,
  });
const refresh = (refreshToken: string, more: Record<string, string> = {}) =>
  token({ grant_type: "refresh_token", refresh_token: refreshToken, ...more });
const granted = async () => (await exchange((await consent()).get("code"))).body;

async function meStatus(accessToken: string): Promise<number> {
  const response = await fetch(`${microsoft.url}/v1.0/me`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  await response.body?.cancel();
  return response.status;
}

describe("sign-in with Microsoft's stand-in", () => {
  it("publishes a template as issuer for all tenants, and a tenant's own for one", async () => {
    const discover = async (tenant: string) =>
      (await (
        await fetch(`${microsoft.url}/${tenant}/v2.0/.well-known/openid-configuration`)
      ).json()) as Record<string, string>;
    const { issuer, token_endpoint } = await discover("common");
    expect(issuer).toBe(`${microsoft.url}/{tenantid}/v2.0`);
    expect(token_endpoint).toBe(`${microsoft.url}/common/oauth2/v2.0/token`);
    const [account] = await microsoft.control.accounts();
    const tenant = account?.tenantId ?? "";
    expect((await discover(tenant)).issuer).toBe(`${microsoft.url}/${tenant}/v2.0`);
  });

  it("gives an id token of the real tenant, signed by the published key", async () => {
    const { id_token, ...answer } = await granted();
    const jwks = (await (await fetch(`${microsoft.url}/common/discovery/v2.0/keys`)).json()) as JSONWebKeySet;
    const [account] = await microsoft.control.accounts();
    const { payload } = await jwtVerify(id_token, createLocalJWKSet(jwks), {
      issuer: `${microsoft.url}/${account?.tenantId}/v2.0`,
      audience: client.clientId,
      currentDate: new Date(exampleStart),
    });
    expect(payload).toMatchObject({
      tid: account?.tenantId,
      oid: account?.objectId,
      preferred_username: ada,
      email: ada,
      name: "Ada Brown",
      nonce: "nonce-1",
      ver: "2.0",
    });
    expect(payload.sub).not.toBe(account?.objectId);
    expect(answer.scope.split(" ").sort()).toEqual([
      "Mail.ReadWrite",
      "User.Read",
      "email",
      "openid",
      "profile",
    ]);
    expect(await meStatus(answer.access_token)).toBe(200);
  });

  it("keeps tenants apart", async () => {
    await microsoft.control.addAccount({ address: "eve@other.example", name: "Eve", aliases: [] });
    const [mine, other] = await microsoft.control.accounts();
    expect(other?.tenantId).not.toBe(mine?.tenantId);
    const page = await (await fetch(await authorizationUrl({}, other?.tenantId))).text();
    expect(page).toContain("account-eve@other.example");
    expect(page).not.toContain(`account-${ada}`);
  });

  it("shows what is asked for, without anything to untick", async () => {
    const page = await (await fetch(await authorizationUrl())).text();
    expect(page).toContain('data-testid="scope-Mail.ReadWrite"');
    expect(page).not.toContain("checkbox");
    const answer = await consent({}, { decision: "cancel" });
    expect(answer.get("error")).toBe("access_denied");
    expect(answer.get("error_description")).toMatch(/^AADSTS65004: /);
    expect(answer.get("state")).toBe("state-1");
  });

  it.each([
    [{ client_id: "other" }, "AADSTS700016"],
    [{ redirect_uri: `${redirectUri}/` }, "AADSTS50011"],
    [{ scope: "Mail.Everything" }, "AADSTS70011"],
    [{ response_type: "token" }, "AADSTS90014"],
  ])("refuses %j on its own page", async (more, code) => {
    const response = await fetch(await authorizationUrl(more));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(code);
  });

  it("answers prompt=none without a page, or says why it cannot", async () => {
    const ask = async () => {
      const url = await authorizationUrl({ prompt: "none", login_hint: ada });
      const response = await fetch(url, { redirect: "manual" });
      return new URL(response.headers.get("location") ?? "").searchParams;
    };
    const before = await ask();
    expect(before.get("error")).toBe("consent_required");
    expect(before.get("error_description")).toMatch(/^AADSTS65001: /);
    await consent();
    expect((await ask()).has("code")).toBe(true);
  });
});

describe("an administrator's policy", () => {
  it("stops people until an administrator has approved", async () => {
    await microsoft.control.changeAccount(ada, { adminApproval: "required" });
    const url = await authorizationUrl();
    const page = await fetch(url, { method: "POST", body: new URLSearchParams({ account: ada }) });
    const html = await page.text();
    expect(html).toContain('data-testid="admin-approval"');
    expect(html).toContain("AADSTS90094");
    const refused = await submit(url, { account: ada, decision: "return" });
    expect(refused.get("error")).toBe("access_denied");
    expect(refused.get("error_description")).toMatch(/^AADSTS90094: /);

    const [account] = await microsoft.control.accounts();
    const approval = new URL(`${microsoft.url}/organizations/v2.0/adminconsent`);
    approval.search = new URLSearchParams({
      client_id: client.clientId,
      redirect_uri: redirectUri,
      scope: "Mail.ReadWrite",
      state: "admin",
    }).toString();
    const approved = await submit(approval, { decision: "continue" });
    expect(Object.fromEntries(approved)).toMatchObject({
      admin_consent: "True",
      tenant: account?.tenantId,
      state: "admin",
    });
    expect((await consent()).has("code")).toBe(true);
  });

  it("can leave scopes out of what is granted", async () => {
    await microsoft.control.changeAccount(ada, { withheldScopes: ["Mail.ReadWrite"], scopeNames: "long" });
    const { scope: names, access_token } = await granted();
    expect(names).toContain("https://graph.microsoft.com/User.Read");
    expect(names).not.toContain("Mail.ReadWrite");
    const response = await fetch(`${microsoft.url}/v1.0/me/messages`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "ErrorAccessDenied" } });
  });
});

describe("the token endpoint", () => {
  it("takes a code once; a second use kills what came of the first", async () => {
    const code = (await consent()).get("code");
    const first = (await exchange(code)).body;
    expect((await exchange(code)).body).toMatchObject({ error: "invalid_grant", error_codes: [54005] });
    expect(await meStatus(first.access_token)).toBe(401);
  });

  it.each<[Record<string, string>, number, number]>([
    [{ code_verifier: "another-verifier" }, 400, 501481],
    [{ redirect_uri: "http://localhost:1/" }, 400, 500112],
    [{ code: "nonsense" }, 400, 9002313],
    [{ client_id: "other" }, 400, 700016],
    [{ client_secret: "wrong" }, 401, 7000215],
    [{ grant_type: "password" }, 400, 90014],
  ])("refuses %j with %i and AADSTS%i", async (more, status, code) => {
    const answer = await exchange((await consent()).get("code"), more);
    expect(answer.status).toBe(status);
    expect(answer.body.error_codes).toEqual([code]);
    expect(answer.body.error_description).toMatch(
      new RegExp(`^AADSTS${code}: .* Trace ID: .* Timestamp: `, "s"),
    );
  });

  it("lets a code die after ten minutes", async () => {
    const code = (await consent()).get("code");
    await microsoft.control.advance(10 * 60_000);
    expect((await exchange(code)).body.error_codes).toEqual([70008]);
  });

  it("answers every refresh with another refresh token, and lets the used one live", async () => {
    const first = await granted();
    const second = (await refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    expect(decodeJwt(second.id_token).oid).toBe(decodeJwt(first.id_token).oid);
  });

  it("lets the used refresh token die when it is told to, at once or later", async () => {
    const first = await granted();
    const second = (await refresh(first.refresh_token)).body;
    await microsoft.control.retireRefreshTokens(ada);
    expect((await refresh(first.refresh_token)).body.error_codes).toEqual([70000]);
    await microsoft.control.changeAccount(ada, { usedRefreshTokens: "die" });
    expect((await refresh(second.refresh_token)).status).toBe(200);
    expect((await refresh(second.refresh_token)).body.error_codes).toEqual([70000]);
  });

  it("gives tokens for granted scopes only", async () => {
    const { refresh_token } = await granted();
    const less = await refresh(refresh_token, {
      scope: "https://graph.microsoft.com/User.Read offline_access",
    });
    expect(less.body.scope).toBe("User.Read");
    const more = await refresh(refresh_token, { scope: "Mail.Send" });
    expect(more.body).toMatchObject({
      error: "invalid_grant",
      error_codes: [65001],
      suberror: "consent_required",
    });
  });

  it("lets tokens expire by the clock", async () => {
    const { access_token, refresh_token } = await granted();
    await microsoft.control.advance(2 * 3_600_000);
    expect(await meStatus(access_token)).toBe(401);
    await microsoft.control.advance(90 * 86_400_000);
    expect((await refresh(refresh_token)).body.error_codes).toEqual([700082]);
  });

  it("gives no refresh token without offline_access", async () => {
    const code = (await consent({ scope: "openid User.Read" })).get("code");
    expect((await exchange(code)).body).not.toHaveProperty("refresh_token");
  });

  it("says of a withdrawn consent that the grant was revoked", async () => {
    const { access_token, refresh_token } = await granted();
    await microsoft.control.revoke(ada);
    expect(await meStatus(access_token)).toBe(401);
    expect((await refresh(refresh_token)).body.error_codes).toEqual([50173]);
  });

  it.each(Object.keys(aadsts).map(Number) as AadstsCode[])(
    "fails with AADSTS%i when told to, once",
    async (code) => {
      const { refresh_token } = await granted();
      await microsoft.control.failToken({ code, account: ada });
      const answer = await refresh(refresh_token);
      expect(answer.status).toBe(aadsts[code].status);
      expect(answer.body).toMatchObject({ error: aadsts[code].error, error_codes: [code] });
      expect(answer.body.error_description).toContain(`AADSTS${code}: ${aadsts[code].text}`);
      expect((await refresh(refresh_token)).status).toBe(200);
    },
  );

  it("can be limited, which says nothing about the credential", async () => {
    const { refresh_token } = await granted();
    await microsoft.control.addFault({
      match: { endpoint: "oauth.token" },
      effect: { kind: "status", status: 429, retryAfterSeconds: 5 },
    });
    const answer = await refresh(refresh_token);
    expect(answer.status).toBe(429);
    expect(answer.body.error).toBe("temporarily_unavailable");
  });
});
