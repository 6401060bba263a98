import type { Hono } from "hono";
import { liveToken } from "../../standIn/oauth/grants.ts";
import { accountById } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { unauthenticated } from "../errors.ts";

/** What may stand in a url where a tenant does. */
const manyTenants = ["common", "organizations", "consumers"];

/** Discovery, the public keys and the user info endpoint, for any tenant in the path. */
export function mountDiscovery(app: Hono, microsoft: MicrosoftContext): void {
  app.get("/:tenant/v2.0/.well-known/openid-configuration", (c) => {
    const url = microsoft.issuer();
    const tenant = c.req.param("tenant");
    const authority = `${url}/${tenant}`;
    return c.json({
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
      jwks_uri: `${authority}/discovery/v2.0/keys`,
      response_modes_supported: ["query"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      // For many tenants the issuer is a template: no token has it as its own.
      issuer: manyTenants.includes(tenant) ? `${url}/{tenantid}/v2.0` : `${url}/${tenant}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: `${url}/oidc/userinfo`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
      claims_supported: [
        "sub",
        "iss",
        "aud",
        "exp",
        "iat",
        "nonce",
        "preferred_username",
        "name",
        "tid",
        "ver",
        "at_hash",
        "email",
      ],
      code_challenge_methods_supported: ["plain", "S256"],
      tenant_region_scope: null,
      cloud_instance_name: "microsoftonline.com",
      msgraph_host: new URL(url).host,
    });
  });

  app.get("/:tenant/discovery/v2.0/keys", (c) => {
    const issuer = `${microsoft.issuer()}/{tenantid}/v2.0`;
    return c.json({ keys: microsoft.keys.jwks().keys.map(({ alg: _, ...key }) => ({ ...key, issuer })) });
  });

  app.get("/oidc/userinfo", (c) => {
    const bearer = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const token = liveToken(microsoft.store, microsoft.clock, "access", bearer ?? "");
    if (!token) throw unauthenticated(bearer === undefined ? "missing" : "unknown", microsoft.issuer());
    const account = accountById(microsoft.store, token.accountId);
    return c.json({ sub: account.subject, name: account.name, email: account.address });
  });

  app.get("/:tenant/oauth2/v2.0/logout", (c) => {
    const target = c.req.query("post_logout_redirect_uri");
    return target && microsoft.client.redirectUris.includes(target)
      ? c.redirect(target)
      : c.text("You signed out of your account.");
  });
}
