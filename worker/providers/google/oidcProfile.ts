import type { Config } from "../../config.ts";
import type { OidcProfile } from "../oidcProfile.ts";
import type { ProviderErrorCode } from "../providerError.ts";

/** Reads mail, marks it read or starred, and lists `sendAs`: https://developers.google.com/workspace/gmail/api/auth/scopes */
const modifyScope = "https://www.googleapis.com/auth/gmail.modify";
const readScope = "https://www.googleapis.com/auth/gmail.readonly";
/** The whole mailbox. Never asked for, but it may have been granted before. */
const fullScope = "https://mail.google.com/";

const identityScopes = ["openid", "email", "profile"];

/** Errors of Google's token endpoint: https://developers.google.com/identity/protocols/oauth2/web-server#errors */
const errors = new Map<string, ProviderErrorCode>([
  ["invalid_grant", "reauth_required"],
  ["invalid_client", "app_misconfigured"],
  ["unauthorized_client", "app_misconfigured"],
  ["deleted_client", "app_misconfigured"],
  ["disabled_client", "app_misconfigured"],
  ["org_internal", "app_misconfigured"],
  ["redirect_uri_mismatch", "app_misconfigured"],
  ["unsupported_grant_type", "app_misconfigured"],
  ["admin_policy_enforced", "permission_missing"],
  ["rate_limit_exceeded", "rate_limited"],
  ["internal_failure", "transient"],
  ["server_error", "transient"],
  ["temporarily_unavailable", "transient"],
]);

/** Google as an OpenID provider. */
export function googleOidcProfile(
  config: Pick<Config, "GOOGLE_ISSUER" | "GOOGLE_CLIENT_ID" | "GOOGLE_CLIENT_SECRET">,
): OidcProfile {
  return {
    kind: "google",
    name: "Google",
    issuer: config.GOOGLE_ISSUER,
    tenants: null,
    clientId: config.GOOGLE_CLIENT_ID,
    clientSecret: config.GOOGLE_CLIENT_SECRET,
    signInScopes: identityScopes,
    mail: {
      scopes: [...identityScopes, modifyScope],
      permission: "Read, compose, and send emails from your Gmail account",
      permissionsOf(granted) {
        const modify = granted.includes(modifyScope) || granted.includes(fullScope);
        return { read: modify || granted.includes(readScope), modify };
      },
    },
    sharedMail: null,
    isRefreshTokenSingleUse: false,
    tellsVerifiedEmail: true,
    parameters: {
      "sign-in": { prompt: "select_account" },
      // Only a consent that is asked for again brings a refresh token again.
      connect: { access_type: "offline", prompt: "consent select_account", include_granted_scopes: "true" },
    },
    identityOf(claims) {
      return {
        subject: String(claims.sub),
        email: typeof claims.email === "string" ? claims.email.toLowerCase() : "",
        isEmailVerified: claims.email_verified === true,
        name: typeof claims.name === "string" ? claims.name : "",
      };
    },
    errorOf: ({ error }) => errors.get(error) ?? "permanent",
    codesOf: () => [],
    approvalUrl: () => null,
  };
}
