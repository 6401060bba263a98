import type { Hono } from "hono";
import { liveToken } from "../../standIn/oauth/grants.ts";
import { accountById } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { unauthenticated } from "../errors.ts";

/** Discovery (OpenID Connect Discovery 1.0), the public keys and the user info endpoint. */
export function mountDiscovery(app: Hono, google: GoogleContext): void {
  app.get("/.well-known/openid-configuration", (c) => {
    const issuer = google.issuer();
    return c.json({
      issuer,
      authorization_endpoint: `${issuer}/o/oauth2/v2/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/v1/userinfo`,
      revocation_endpoint: `${issuer}/revoke`,
      jwks_uri: `${issuer}/oauth2/v3/certs`,
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      scopes_supported: ["openid", "email", "profile"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
      claims_supported: [
        "aud",
        "email",
        "email_verified",
        "exp",
        "family_name",
        "given_name",
        "iat",
        "iss",
        "name",
        "sub",
      ],
      code_challenge_methods_supported: ["plain", "S256"],
      grant_types_supported: ["authorization_code", "refresh_token"],
      authorization_response_iss_parameter_supported: true,
    });
  });

  app.get("/oauth2/v3/certs", (c) => {
    c.header("cache-control", "public, max-age=19800, must-revalidate, no-transform");
    return c.json(google.keys.jwks());
  });

  app.on(["GET", "POST"], "/v1/userinfo", (c) => {
    const bearer = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const token = bearer === undefined ? undefined : liveToken(google.store, google.clock, "access", bearer);
    if (!token) throw unauthenticated(bearer !== undefined);
    const account = accountById(google.store, token.accountId);
    return c.json({
      sub: account.subject,
      name: account.name,
      email: account.address,
      email_verified: account.emailVerified,
      ...(account.hostedDomain ? { hd: account.hostedDomain } : {}),
    });
  });
}
