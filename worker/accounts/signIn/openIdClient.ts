import { decodeJwt } from "jose";
import * as oauth from "oauth4webapi";
import * as z from "zod";
import type { Context } from "../../context.ts";
import type { Intent, OidcIdentity, OidcProfile } from "../../providers/oidcProfile.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { toProviderError } from "./openIdError.ts";

type Outside = Pick<Context, "clock" | "fetch">;

/** Milliseconds that one call to a provider's OpenID endpoints may take. */
const patience = 10_000;
/** Milliseconds that an issuer's metadata is believed; its keys have a shorter life inside the library. */
const metadataLifetime = 60 * 60_000;

/** Metadata by issuer. Values, not promises: a promise of one request must not be awaited by another one in workerd. */
const metadata = new Map<string, { server: oauth.AuthorizationServer; readAt: number }>();

/** What a token endpoint gave. */
export interface Tokens {
  accessToken: string;
  /** Milliseconds UTC. */
  accessTokenExpiresAt: number;
  /** Null where the answer holds none: the one we have goes on. */
  refreshToken: string | null;
  /** Null where the answer does not say: as asked, or as before (RFC 6749, 5.1). */
  scopes: string[] | null;
}

/** Secrets of our own leg towards the provider. */
interface Leg {
  codeVerifier: string;
  nonce: string;
}

/** Plain http is for a provider on the same machine only: nobody can listen in between. */
function isLoopback(issuer: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(issuer).hostname);
}

function requestOptions(outside: Outside, profile: OidcProfile) {
  return {
    [oauth.customFetch]: (
      url: string,
      { body, ...options }: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
    ) => outside.fetch(url, body === undefined ? options : { ...options, body }),
    [oauth.allowInsecureRequests]: isLoopback(profile.issuer),
    signal: () => AbortSignal.timeout(patience),
  };
}

function clientOf(outside: Outside, profile: OidcProfile): oauth.Client {
  // The library reads the machine's clock; the skew makes it read ours.
  return {
    client_id: profile.clientId,
    [oauth.clockSkew]: Math.round((outside.clock.now() - Date.now()) / 1000),
  };
}

async function discover(outside: Outside, profile: OidcProfile): Promise<oauth.AuthorizationServer> {
  const now = outside.clock.now();
  const known = metadata.get(profile.issuer);
  if (known && Math.abs(now - known.readAt) < metadataLifetime) return known.server;
  const issuer = new URL(profile.issuer);
  const answer = await oauth.discoveryRequest(issuer, requestOptions(outside, profile));
  if (!answer.ok) throw new ProviderError("transient", `The issuer's discovery answered ${answer.status}.`);
  const server = await oauth.processDiscoveryResponse(await declaredIssuer(profile, answer), answer);
  metadata.set(profile.issuer, { server, readAt: now });
  return server;
}

/** The issuer that discovery has to name: the configured one, or what stands for all of its tenants. */
async function declaredIssuer(profile: OidcProfile, answer: Response): Promise<URL> {
  const { issuer, tenants } = profile;
  if (tenants === null) return new URL(issuer);
  const declared = issuerSchema.safeParse(await answer.clone().json());
  const isRight = declared.success && tenants.declares(declared.data.issuer);
  return new URL(isRight ? declared.data.issuer : issuer);
}

/**
 * The server as the issuer of this answer's id token: the tenant that the token names, in the provider's own template.
 * Nothing is believed here; the library checks issuer and signature of the same token afterwards.
 */
async function issuerOfAnswer(
  profile: OidcProfile,
  server: oauth.AuthorizationServer,
  answer: Response,
): Promise<oauth.AuthorizationServer> {
  if (profile.tenants === null || !answer.ok) return server;
  const body = idTokenSchema.safeParse(await answer.clone().json());
  if (!body.success) return server;
  const issuer = profile.tenants.issuerOf(server.issuer, claimsOf(body.data.id_token));
  if (issuer === null) throw new ProviderError("permanent", "The id token names no tenant.");
  return { ...server, issuer };
}

/** Claims that nobody has checked yet; none of what is no token. */
function claimsOf(token: string): Record<string, unknown> {
  try {
    return decodeJwt(token);
  } catch {
    return {};
  }
}

const issuerSchema = z.object({ issuer: z.url() });
const idTokenSchema = z.object({ id_token: z.string() });

/** The url of the provider's consent page (OpenID Connect Core 3.1.2.1, PKCE with S256). */
export async function authorizationUrl(
  outside: Outside,
  profile: OidcProfile,
  request: {
    intent: Intent;
    scopes: string[];
    redirectUri: string;
    state: string;
    leg: Leg;
    loginHint: string | null;
  },
): Promise<string> {
  return asProviderError(outside, profile, async () => {
    const server = await discover(outside, profile);
    if (!server.authorization_endpoint)
      throw new ProviderError("permanent", "The issuer names no authorization endpoint.");
    const url = new URL(server.authorization_endpoint);
    const parameters = {
      response_type: "code",
      client_id: profile.clientId,
      redirect_uri: request.redirectUri,
      scope: request.scopes.join(" "),
      state: request.state,
      nonce: request.leg.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(request.leg.codeVerifier),
      code_challenge_method: "S256",
      ...profile.parameters[request.intent],
      ...(request.loginHint ? { login_hint: request.loginHint } : {}),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  });
}

/**
 * Exchanges what the provider sent to our callback for tokens and a checked identity: state, issuer, nonce, audience,
 * times and signature of the id token (OpenID Connect Core 3.1.3.7).
 * @throws oauth.AuthorizationResponseError where the person or the provider said no; ProviderError otherwise.
 */
export async function exchangeCode(
  outside: Outside,
  profile: OidcProfile,
  answer: { parameters: URLSearchParams; state: string; redirectUri: string; leg: Leg },
): Promise<{ tokens: Tokens; identity: OidcIdentity }> {
  return asProviderError(outside, profile, async () => {
    const server = await discover(outside, profile);
    const client = clientOf(outside, profile);
    const options = requestOptions(outside, profile);
    const parameters = oauth.validateAuthResponse(server, client, answer.parameters, answer.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(profile.clientSecret),
      parameters,
      answer.redirectUri,
      answer.leg.codeVerifier,
      options,
    );
    const issuer = await issuerOfAnswer(profile, server, response);
    const result = await oauth.processAuthorizationCodeResponse(issuer, client, response, {
      expectedNonce: answer.leg.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, options);
    const claims = oauth.getValidatedIdTokenClaims(result);
    if (!claims) throw new ProviderError("permanent", "The token endpoint gave no id token.");
    return { tokens: tokensOf(outside, result), identity: profile.identityOf(claims) };
  });
}

/**
 * A new access token for a refresh token.
 * @throws ProviderError; `reauth_required` only where the provider says that the grant itself is gone.
 */
export async function refreshTokens(
  outside: Outside,
  profile: OidcProfile,
  refreshToken: string,
): Promise<Tokens> {
  return asProviderError(outside, profile, async () => {
    const server = await discover(outside, profile);
    const client = clientOf(outside, profile);
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(profile.clientSecret),
      refreshToken,
      requestOptions(outside, profile),
    );
    const issuer = await issuerOfAnswer(profile, server, response);
    return tokensOf(outside, await oauth.processRefreshTokenResponse(issuer, client, response));
  });
}

/**
 * Withdraws the grant behind a token (RFC 7009). Does nothing where the provider has no such endpoint.
 * @throws ProviderError
 */
export async function revokeToken(outside: Outside, profile: OidcProfile, token: string): Promise<void> {
  return asProviderError(outside, profile, async () => {
    const server = await discover(outside, profile);
    if (!server.revocation_endpoint) return;
    const response = await oauth.revocationRequest(
      server,
      clientOf(outside, profile),
      oauth.ClientSecretPost(profile.clientSecret),
      token,
      requestOptions(outside, profile),
    );
    await oauth.processRevocationResponse(response);
  });
}

function tokensOf(outside: Outside, answer: oauth.TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    accessTokenExpiresAt: outside.clock.now() + (answer.expires_in ?? 3600) * 1000,
    refreshToken: answer.refresh_token ?? null,
    scopes: answer.scope === undefined ? null : answer.scope.split(" ").filter(Boolean),
  };
}

async function asProviderError<Result>(
  outside: Outside,
  profile: OidcProfile,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) throw error;
    throw toProviderError(error, profile, outside.clock.now());
  }
}
