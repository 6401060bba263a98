import type { OAuthClient } from "../../standIn/oauth/grants.ts";
import { scopeTexts } from "./scopes.ts";

/** An authorization request that may be put before a person. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  nonce: string | null;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
  offline: boolean;
  prompts: string[];
  includeGranted: boolean;
  loginHint: string | null;
}

/** A request that is refused on Google's own page: nothing may be sent to an address nobody registered. */
export class AuthorizationRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Reads the query of the authorization endpoint; throws `AuthorizationRefused`. */
export function readAuthorizationRequest(query: URLSearchParams, client: OAuthClient): AuthorizationRequest {
  const required = (name: string): string => {
    const value = query.get(name);
    if (!value) throw new AuthorizationRefused(400, "invalid_request", `Missing required parameter: ${name}`);
    return value;
  };
  const clientId = required("client_id");
  if (clientId !== client.clientId)
    throw new AuthorizationRefused(401, "invalid_client", "The OAuth client was not found.");
  const redirectUri = required("redirect_uri");
  if (!client.redirectUris.includes(redirectUri))
    throw new AuthorizationRefused(
      400,
      "redirect_uri_mismatch",
      `The redirect URI in the request, ${redirectUri}, does not match the ones authorized for the OAuth client.`,
    );
  if (required("response_type") !== "code")
    throw new AuthorizationRefused(400, "unsupported_response_type", "Only response_type=code is supported.");
  const scopes = [...new Set(required("scope").split(/\s+/).filter(Boolean))];
  const unknown = scopes.filter((scope) => !(scope in scopeTexts));
  if (unknown.length > 0)
    throw new AuthorizationRefused(
      400,
      "invalid_scope",
      `Some requested scopes were invalid: ${unknown.join(", ")}`,
    );
  const codeChallenge = query.get("code_challenge");
  const codeChallengeMethod = codeChallenge ? (query.get("code_challenge_method") ?? "plain") : null;
  if (codeChallengeMethod && !["S256", "plain"].includes(codeChallengeMethod))
    throw new AuthorizationRefused(400, "invalid_request", "Invalid code_challenge_method");
  return {
    clientId,
    redirectUri,
    scopes,
    state: query.get("state"),
    nonce: query.get("nonce"),
    codeChallenge,
    codeChallengeMethod,
    offline: query.get("access_type") === "offline",
    prompts: (query.get("prompt") ?? "").split(/\s+/).filter(Boolean),
    includeGranted: query.get("include_granted_scopes") === "true",
    loginHint: query.get("login_hint"),
  };
}
