import { hash } from "node:crypto";
import type { Hono } from "hono";
import { clientCredentials, fitsChallenge, type StoredCode } from "../../standIn/oauth/credentials.ts";
import { liveToken, revokeGrant } from "../../standIn/oauth/grants.ts";
import { type AccountRow, accountById } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { accessTokenSeconds, issueAccessToken, issueRefreshToken } from "./tokens.ts";

/** An error of the token or revocation endpoint, in the words of RFC 6749, section 5.2. */
class TokenRefused extends Error {
  readonly status: 400 | 401;
  readonly code: string;

  constructor(status: 400 | 401, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

/** The client of a request, by HTTP Basic or by the form; throws where it is not ours. */
function checkClient(google: GoogleContext, form: URLSearchParams, authorization: string | undefined): void {
  const { id, secret } = clientCredentials(form, authorization);
  if (id === null)
    throw new TokenRefused(400, "invalid_request", "Could not determine client ID from request.");
  if (id !== google.client.clientId)
    throw new TokenRefused(401, "invalid_client", "The OAuth client was not found.");
  if (secret === null) throw new TokenRefused(400, "invalid_request", "client_secret is missing.");
  if (secret !== google.client.clientSecret)
    throw new TokenRefused(401, "invalid_client", "The provided client secret is invalid.");
}

async function idToken(
  google: GoogleContext,
  account: AccountRow,
  scopes: readonly string[],
  accessToken: string,
  nonce: string | null,
): Promise<string> {
  const now = Math.floor(google.clock.now() / 1000);
  const has = (name: string) => scopes.includes(`https://www.googleapis.com/auth/userinfo.${name}`);
  const [given, ...family] = account.name.split(" ");
  return google.keys.sign("id-token", {
    iss: google.issuer(),
    azp: google.client.clientId,
    aud: google.client.clientId,
    sub: account.subject,
    ...(account.hostedDomain ? { hd: account.hostedDomain } : {}),
    ...(has("email") ? { email: account.address, email_verified: account.emailVerified } : {}),
    at_hash: Buffer.from(hash("sha256", accessToken, "buffer").subarray(0, 16)).toString("base64url"),
    ...(nonce === null ? {} : { nonce }),
    ...(has("profile") ? { name: account.name, given_name: given ?? "", family_name: family.join(" ") } : {}),
    iat: now,
    exp: now + 3600,
  });
}

function takeCode(google: GoogleContext, form: URLSearchParams): StoredCode {
  const { store, clock } = google;
  const code = store.get<StoredCode>("SELECT * FROM auth_code WHERE code = ?", form.get("code") ?? "");
  if (!code) throw new TokenRefused(400, "invalid_grant", "Malformed auth code.");
  if (code.used) {
    // RFC 6749, section 4.1.2: a code used twice has leaked, so what came of it is revoked.
    store.run("UPDATE token SET revoked = 1 WHERE code = ?", code.code);
    throw new TokenRefused(400, "invalid_grant", "Bad Request");
  }
  if (code.expires_at <= clock.now()) throw new TokenRefused(400, "invalid_grant", "Bad Request");
  if (code.redirect_uri !== form.get("redirect_uri"))
    throw new TokenRefused(400, "redirect_uri_mismatch", "Bad Request");
  const verifier = form.get("code_verifier");
  if (code.code_challenge) {
    if (!verifier) throw new TokenRefused(400, "invalid_grant", "Missing code verifier.");
    if (!fitsChallenge(verifier, code.code_challenge, code.code_challenge_method))
      throw new TokenRefused(400, "invalid_grant", "Invalid code verifier.");
  } else if (verifier)
    throw new TokenRefused(400, "invalid_grant", "code_verifier or verifier is not needed.");
  store.run("UPDATE auth_code SET used = 1 WHERE code = ?", code.code);
  return code;
}

async function exchangeCode(google: GoogleContext, form: URLSearchParams) {
  const { store, clock } = google;
  const code = takeCode(google, form);
  const account = accountById(store, code.account_id);
  const scopes = code.scopes.split(" ");
  const grant = { account, clientId: code.client_id, scopes, code: code.code };
  const accessToken = issueAccessToken(store, clock, grant);
  return {
    access_token: accessToken,
    expires_in: accessTokenSeconds,
    ...(code.offline ? { refresh_token: issueRefreshToken(store, clock, grant) } : {}),
    scope: code.scopes,
    token_type: "Bearer",
    ...(scopes.includes("openid")
      ? { id_token: await idToken(google, account, scopes, accessToken, code.nonce) }
      : {}),
  };
}

async function refresh(google: GoogleContext, form: URLSearchParams) {
  const { store, clock } = google;
  const token = liveToken(store, clock, "refresh", form.get("refresh_token") ?? "");
  if (!token) throw new TokenRefused(400, "invalid_grant", "Token has been expired or revoked.");
  const account = accountById(store, token.accountId);
  const asked = form.get("scope")?.split(/\s+/).filter(Boolean) ?? token.scopes;
  if (!asked.every((scope) => token.scopes.includes(scope)))
    throw new TokenRefused(400, "invalid_scope", "Some requested scopes were invalid.");
  const grant = { account, clientId: token.clientId, scopes: asked };
  const accessToken = issueAccessToken(store, clock, grant);
  let rotated: string | undefined;
  if (account.rotateRefreshTokens) {
    store.run("UPDATE token SET revoked = 1 WHERE token = ?", token.token);
    rotated = issueRefreshToken(store, clock, { ...grant, scopes: token.scopes });
  }
  return {
    access_token: accessToken,
    expires_in: accessTokenSeconds,
    ...(rotated ? { refresh_token: rotated } : {}),
    scope: asked.join(" "),
    token_type: "Bearer",
    ...(asked.includes("openid")
      ? { id_token: await idToken(google, account, asked, accessToken, null) }
      : {}),
  };
}

/** The token and revocation endpoints. */
export function mountToken(app: Hono, google: GoogleContext): void {
  app.post("/token", async (c) => {
    try {
      const form = new URLSearchParams(await c.req.text());
      checkClient(google, form, c.req.header("authorization"));
      c.header("cache-control", "no-store");
      const grantType = form.get("grant_type");
      if (grantType === "authorization_code") return c.json(await exchangeCode(google, form));
      if (grantType === "refresh_token") return c.json(await refresh(google, form));
      throw new TokenRefused(400, "unsupported_grant_type", `Invalid grant_type: ${grantType ?? ""}`);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      return c.json({ error: error.code, error_description: error.message }, error.status);
    }
  });

  app.post("/revoke", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const token = form.get("token") ?? c.req.query("token") ?? "";
    const live =
      liveToken(google.store, google.clock, "access", token) ??
      liveToken(google.store, google.clock, "refresh", token);
    if (!live) return c.json({ error: "invalid_token", error_description: "Token expired or revoked" }, 400);
    revokeGrant(google.store, live.accountId, live.clientId);
    return c.json({});
  });
}
