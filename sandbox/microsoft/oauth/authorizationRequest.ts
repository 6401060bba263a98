import type { OAuthClient } from "../../standIn/oauth/grants.ts";
import type { AadstsCode } from "./aadsts.ts";
import { scopeNamed } from "./scopes.ts";

/** An authorization request that may be put before a person. */
export interface AuthorizationRequest {
  /** As in the path: `common`, `organizations`, or the tenant's id. */
  tenant: string;
  clientId: string;
  redirectUri: string;
  /** Short names. */
  scopes: string[];
  state: string | null;
  nonce: string | null;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
  prompts: string[];
  loginHint: string | null;
}

/** A request that is refused on Entra's own page: nothing may be sent to an address nobody registered. */
export class AuthorizationRefused extends Error {
  readonly code: AadstsCode;

  constructor(code: AadstsCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Reads the query of the authorization endpoint; throws `AuthorizationRefused`. */
export function readAuthorizationRequest(
  tenant: string,
  query: URLSearchParams,
  client: OAuthClient,
  graphUrl: string,
): AuthorizationRequest {
  const required = (name: string): string => {
    const value = query.get(name);
    if (!value)
      throw new AuthorizationRefused(90014, `The required field '${name}' is missing from the request.`);
    return value;
  };
  const clientId = required("client_id");
  if (clientId !== client.clientId)
    throw new AuthorizationRefused(
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
    );
  const redirectUri = required("redirect_uri");
  if (!client.redirectUris.includes(redirectUri))
    throw new AuthorizationRefused(
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'.`,
    );
  if (required("response_type") !== "code")
    throw new AuthorizationRefused(90014, "Only response_type=code is supported.");
  const asked = required("scope").split(/\s+/).filter(Boolean);
  const scopes = asked.map((scope) => {
    const known = scopeNamed(scope, graphUrl);
    if (known === undefined)
      throw new AuthorizationRefused(70011, `The scope '${scope}' is not valid or does not exist.`);
    return known;
  });
  const codeChallenge = query.get("code_challenge");
  const codeChallengeMethod = codeChallenge ? (query.get("code_challenge_method") ?? "plain") : null;
  if (codeChallengeMethod && !["S256", "plain"].includes(codeChallengeMethod))
    throw new AuthorizationRefused(9002313, "The code_challenge_method is not supported.");
  return {
    tenant,
    clientId,
    redirectUri,
    scopes: [...new Set(scopes)],
    state: query.get("state"),
    nonce: query.get("nonce"),
    codeChallenge,
    codeChallengeMethod,
    prompts: (query.get("prompt") ?? "").split(/\s+/).filter(Boolean),
    loginHint: query.get("login_hint"),
  };
}
