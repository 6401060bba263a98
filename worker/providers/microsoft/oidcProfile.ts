import type { Config } from "../../config.ts";
import type { OidcIdentity, OidcProfile } from "../oidcProfile.ts";
import { ProviderError, type ProviderErrorCode } from "../providerError.ts";
import { grantsOf, scopes, sharedGrantsOf } from "./scopes.ts";

const identityScopes = ["openid", "profile", "email"];

/**
 * Entra's AADSTS numbers that decide, whatever the OAuth word beside them says.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const codes = new Map<number, ProviderErrorCode>([
  // Unused for long, revoked, or a password that changed.
  [70008, "reauth_required"],
  [700082, "reauth_required"],
  [700084, "reauth_required"],
  [50173, "reauth_required"],
  // A second factor, a new place, a policy: only the person at a browser can satisfy it.
  [50076, "reauth_required"],
  [50079, "reauth_required"],
  [50158, "reauth_required"],
  // Nobody consented, or an administrator has to.
  [65001, "permission_missing"],
  [90094, "permission_missing"],
  [90093, "permission_missing"],
  [900941, "permission_missing"],
  // Our secret has expired, is wrong or is missing; our app or its redirect url is unknown.
  [7000222, "app_misconfigured"],
  [7000215, "app_misconfigured"],
  [7000218, "app_misconfigured"],
  [700016, "app_misconfigured"],
  [50011, "app_misconfigured"],
  // Too many of the same request: it says nothing about the grant.
  [50196, "rate_limited"],
]);

/** OAuth's own words, where no number decides. */
const errors = new Map<string, ProviderErrorCode>([
  ["invalid_grant", "reauth_required"],
  ["interaction_required", "reauth_required"],
  ["login_required", "reauth_required"],
  ["consent_required", "permission_missing"],
  ["invalid_client", "app_misconfigured"],
  ["unauthorized_client", "app_misconfigured"],
  ["invalid_scope", "app_misconfigured"],
  ["unsupported_grant_type", "app_misconfigured"],
  ["server_error", "transient"],
  ["temporarily_unavailable", "transient"],
]);

/** Microsoft as an OpenID provider, at the endpoint for all tenants; null where this Threadbook does not offer it. */
export function microsoftOidcProfile(
  config: Pick<Config, "MICROSOFT_ISSUER" | "MICROSOFT_CLIENT_ID" | "MICROSOFT_CLIENT_SECRET">,
): OidcProfile | null {
  const { MICROSOFT_ISSUER: issuer, MICROSOFT_CLIENT_ID: clientId } = config;
  if (clientId === null || config.MICROSOFT_CLIENT_SECRET === null) return null;
  return {
    kind: "microsoft",
    name: "Microsoft",
    issuer,
    tenants: {
      declares: (declared) => new URL(declared).origin === new URL(issuer).origin,
      issuerOf(declared, { tid }) {
        return isGuid(tid) ? declared.replace("{tenantid}", tid) : null;
      },
    },
    clientId,
    clientSecret: config.MICROSOFT_CLIENT_SECRET,
    signInScopes: identityScopes,
    mail: {
      scopes: [...identityScopes, "offline_access", scopes.profile, scopes.modify],
      permission: "Read and write access to your mail",
      permissionsOf: grantsOf,
    },
    sharedMail: {
      scopes: [...identityScopes, "offline_access", scopes.profile, scopes.modifyShared],
      permission: "Read and write mail you can access",
      permissionsOf: sharedGrantsOf,
    },
    // Each answer brings another one, and the old one may die with its use.
    isRefreshTokenSingleUse: true,
    tellsVerifiedEmail: false,
    // Asking for consent again would stop everybody whose administrator consented for them.
    parameters: { "sign-in": { prompt: "select_account" }, connect: { prompt: "select_account" } },
    identityOf,
    errorOf({ error, codes: numbers }) {
      for (const number of numbers) {
        const known = codes.get(number);
        if (known !== undefined) return known;
      }
      return errors.get(error) ?? "permanent";
    },
    // The page puts the number into the url of its explanation, beside texts that change.
    codesOf(parameters) {
      const found = /[?&]code=(\d{4,9})\b/.exec(parameters.get("error_uri") ?? "")?.[1];
      return found === undefined ? [] : [Number(found)];
    },
    approvalUrl(callbackUrl) {
      const url = new URL(`${issuer.replace(/\/v2\.0$/, "")}/adminconsent`);
      url.searchParams.set("client_id", clientId);
      url.searchParams.set("redirect_uri", callbackUrl);
      return url.href;
    },
  };
}

/**
 * Tenant and object id name an account for ever; `sub` is another one for each app. The address is no part of it: a
 * tenant's administrator can write any address into `email`, also one of another company, and Entra does not confirm
 * it. So it counts as verified only where the registration asks for `xms_edov` ("email domain owner verified").
 * https://learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization
 */
function identityOf(claims: Readonly<Record<string, unknown>>): OidcIdentity {
  const { tid, oid, email, name } = claims;
  if (!isGuid(tid) || !isGuid(oid))
    throw new ProviderError("permanent", "The id token names no account of a tenant.");
  const named = [email, claims.preferred_username].find(
    (one) => typeof one === "string" && one.includes("@"),
  );
  return {
    subject: `${tid}:${oid}`.toLowerCase(),
    email: typeof named === "string" ? named.toLowerCase() : "",
    isEmailVerified: named === email && [true, 1, "1", "true"].some((yes) => yes === claims.xms_edov),
    name: typeof name === "string" ? name : "",
  };
}

function isGuid(value: unknown): value is string {
  return typeof value === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}
