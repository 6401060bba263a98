import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWKSCacheInput,
  type JWTVerifyGetKey,
  jwksCache,
  jwtVerify,
} from "jose";
import * as z from "zod";
import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";

interface IssuerKeys {
  url: URL;
  cache: JWKSCacheInput;
}

/**
 * Where an issuer's keys are, and the keys themselves, for as long as the isolate lives. Values, not promises: a
 * promise of one request must not be awaited by another one in workerd.
 */
const known = new Map<string, IssuerKeys>();

const discoverySchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
/** Milliseconds that the issuer may take to tell its keys. */
const patience = 5_000;
/** Seconds that the issuer's clock may differ from ours. */
const skew = 60;

/**
 * Checks the token of a Pub/Sub push: RS256 by a key of the issuer, its audience, its time, and the verified address of
 * the service account that pushes. Source: https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions
 * @throws AppError `unauthenticated`; `unavailable` where the issuer's keys cannot be read, which says nothing about
 * the token.
 */
export async function verifyPubsubToken(
  { clock, fetch }: { clock: Clock; fetch: typeof globalThis.fetch },
  authorization: string | undefined,
  expected: { issuer: string; audience: string; serviceAccount: string },
): Promise<void> {
  const { issuer, audience, serviceAccount } = expected;
  const [scheme, token] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token) throw refused("There is no token.");
  try {
    const { payload } = await jwtVerify(token, keysOf(fetch, issuer), {
      algorithms: ["RS256"],
      issuer,
      audience,
      requiredClaims: ["exp"],
      clockTolerance: skew,
      currentDate: new Date(clock.now()),
    });
    if (payload.email !== serviceAccount || payload.email_verified !== true)
      throw refused("The token is of another account.");
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refused("The token is not valid.");
    throw error;
  }
}

function refused(message: string): AppError {
  return new AppError("unauthenticated", message);
}

/** Asked for only once a token looks like one. Keys that cannot be read are nobody's forgery. */
function keysOf(fetch: typeof globalThis.fetch, issuer: string): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      const { url, cache } = known.get(issuer) ?? (await discover(fetch, issuer));
      const keys = createRemoteJWKSet(url, {
        [jwksCache]: cache,
        [customFetch]: (address, init) => fetch(address, init),
        timeoutDuration: patience,
      });
      return await keys(header, token);
    } catch (error) {
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported
      )
        throw error;
      throw new AppError("unavailable", "The issuer's keys cannot be read at the moment.");
    }
  };
}

async function discover(fetch: typeof globalThis.fetch, issuer: string): Promise<IssuerKeys> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patience),
  });
  const { jwks_uri } = discoverySchema.parse(await answer.json());
  const keys = { url: new URL(jwks_uri), cache: {} };
  known.set(issuer, keys);
  return keys;
}
