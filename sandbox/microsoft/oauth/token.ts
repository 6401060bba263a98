import { hash } from "node:crypto";
import type { Hono } from "hono";
import { clientCredentials, fitsChallenge, type StoredCode } from "../../standIn/oauth/credentials.ts";
import { liveToken } from "../../standIn/oauth/grants.ts";
import { type AccountRow, accountById } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { aadsts, TokenRefused, tokenErrorBody } from "./aadsts.ts";
import { isOpenIdScope, scopeNamed, writtenScopes } from "./scopes.ts";
import { accessTokenSeconds, issueAccessToken, issueRefreshToken } from "./tokens.ts";

function checkClient(
  { client }: MicrosoftContext,
  form: URLSearchParams,
  authorization: string | undefined,
): void {
  const { id, secret } = clientCredentials(form, authorization);
  if (id === null)
    throw new TokenRefused(90014, "The request body must contain the following parameter: 'client_id'.");
  if (id !== client.clientId)
    throw new TokenRefused(
      700016,
      `Application with identifier '${id}' was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    );
  if (secret === null) throw new TokenRefused(7000218);
  if (secret !== client.clientSecret) throw new TokenRefused(7000215);
}

async function idToken(
  microsoft: MicrosoftContext,
  account: AccountRow,
  scopes: readonly string[],
  nonce: string | null,
): Promise<string> {
  const now = Math.floor(microsoft.clock.now() / 1000);
  const profile = scopes.includes("profile")
    ? { name: account.name, oid: account.objectId, preferred_username: account.address }
    : {};
  return microsoft.keys.sign("id-token", {
    aud: microsoft.client.clientId,
    iss: `${microsoft.issuer()}/${account.tenantId}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3600,
    ...(scopes.includes("email") ? { email: account.address } : {}),
    // An optional claim, which the registration has to ask for.
    ...(account.options.ownsDomain ? { xms_edov: true } : {}),
    ...profile,
    ...(nonce === null ? {} : { nonce }),
    rh: `1.${hash("sha1", account.objectId, "base64url")}`,
    sub: account.subject,
    tid: account.tenantId,
    uti: hash("sha1", `${account.subject}/${now}`, "base64url").slice(0, 22),
    ver: "2.0",
  });
}

function takeCode({ store, clock }: MicrosoftContext, form: URLSearchParams): StoredCode {
  const code = store.get<StoredCode>("SELECT * FROM auth_code WHERE code = ?", form.get("code") ?? "");
  if (!code) throw new TokenRefused(9002313);
  if (code.used) {
    // RFC 6749, section 4.1.2: a code used twice has leaked, so what came of it is revoked.
    store.run("UPDATE token SET revoked = 1 WHERE code = ?", code.code);
    throw new TokenRefused(54005);
  }
  if (code.expires_at <= clock.now()) throw new TokenRefused(70008);
  if (code.redirect_uri !== form.get("redirect_uri")) throw new TokenRefused(500112);
  if (code.code_challenge) {
    const verifier = form.get("code_verifier") ?? "";
    if (!fitsChallenge(verifier, code.code_challenge, code.code_challenge_method))
      throw new TokenRefused(501481);
  }
  store.run("UPDATE auth_code SET used = 1 WHERE code = ?", code.code);
  return code;
}

/** What is answered for tokens that are granted; `scopes` of this token, `all` of the refresh token with it. */
async function tokenAnswer(
  microsoft: MicrosoftContext,
  account: AccountRow,
  grant: { clientId: string; scopes: string[]; all: string[]; code?: string; nonce?: string | null },
) {
  const { store, clock } = microsoft;
  const { clientId, code = null } = grant;
  const issue = { account, clientId, code };
  return {
    token_type: "Bearer",
    scope: writtenScopes(grant.scopes, account.options.scopeNames ?? "short"),
    expires_in: accessTokenSeconds,
    ext_expires_in: accessTokenSeconds,
    access_token: issueAccessToken(store, clock, { ...issue, scopes: grant.scopes }),
    ...(grant.all.includes("offline_access")
      ? { refresh_token: issueRefreshToken(store, clock, { ...issue, scopes: grant.all }) }
      : {}),
    ...(grant.scopes.includes("openid")
      ? { id_token: await idToken(microsoft, account, grant.scopes, grant.nonce ?? null) }
      : {}),
  };
}

function exchangeCode(microsoft: MicrosoftContext, form: URLSearchParams) {
  const code = takeCode(microsoft, form);
  const scopes = code.scopes.split(" ");
  return tokenAnswer(microsoft, accountById(microsoft.store, code.account_id), {
    clientId: code.client_id,
    scopes,
    all: scopes,
    code: code.code,
    nonce: code.nonce,
  });
}

/** Why a refresh token that does not live is refused. */
function deadToken({ store, clock }: MicrosoftContext, token: string): TokenRefused {
  const row = store.get<{ revoked: number; expires_at: number }>(
    "SELECT revoked, expires_at FROM token WHERE token = ? AND kind = 'refresh'",
    token,
  );
  if (!row) return new TokenRefused(9002313);
  if (row.revoked === 0 && row.expires_at <= clock.now()) return new TokenRefused(700082);
  return new TokenRefused(row.revoked === retired ? 70000 : 50173);
}

/** How a token is marked that died because it was used, not because a consent was withdrawn. */
export const retired = 2;

function askedScopes(microsoft: MicrosoftContext, form: URLSearchParams, granted: string[]): string[] {
  const asked = form.get("scope")?.split(/\s+/).filter(Boolean);
  if (!asked) return granted;
  const names = asked.map((scope) => scopeNamed(scope, microsoft.issuer()));
  if (names.includes(undefined)) throw new TokenRefused(70011);
  const known = names.filter((scope) => scope !== undefined);
  if (known.some((scope) => !isOpenIdScope(scope) && !granted.includes(scope))) throw new TokenRefused(65001);
  return known.filter((scope) => granted.includes(scope));
}

function refresh(microsoft: MicrosoftContext, form: URLSearchParams) {
  const { store, clock } = microsoft;
  const sent = form.get("refresh_token") ?? "";
  const token = liveToken(store, clock, "refresh", sent);
  if (!token) throw deadToken(microsoft, sent);
  const account = accountById(store, token.accountId);
  const scopes = askedScopes(microsoft, form, token.scopes);
  if (account.options.usedRefreshTokens === "die")
    store.run("UPDATE token SET revoked = ? WHERE token = ?", retired, token.token);
  return tokenAnswer(microsoft, account, { clientId: token.clientId, scopes, all: token.scopes });
}

/** The token endpoint. Every refresh answers with another refresh token. */
export function mountToken(app: Hono, microsoft: MicrosoftContext): void {
  app.post("/:tenant/oauth2/v2.0/token", async (c) => {
    try {
      const form = new URLSearchParams(await c.req.text());
      checkClient(microsoft, form, c.req.header("authorization"));
      c.header("cache-control", "no-store, no-cache");
      const grantType = form.get("grant_type");
      if (grantType === "authorization_code") return c.json(await exchangeCode(microsoft, form));
      if (grantType === "refresh_token") return c.json(await refresh(microsoft, form));
      throw new TokenRefused(90014, "The request body must contain the following parameter: 'grant_type'.");
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      const { code, text } = error;
      return c.json(tokenErrorBody(code, microsoft.clock.now(), text), aadsts[code].status);
    }
  });
}
