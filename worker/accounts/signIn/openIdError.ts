import * as oauth from "oauth4webapi";
import type { OidcProfile } from "../../providers/oidcProfile.ts";
import { ProviderError } from "../../providers/providerError.ts";

/** Milliseconds to wait where a provider asks for a pause and does not say how long. */
const usualPause = 60_000;

/**
 * What went wrong at a provider's OpenID endpoints, in the one vocabulary. Decided by status, `error` and codes, never by
 * a description (RFC 6749, 5.2).
 */
export function toProviderError(error: unknown, profile: OidcProfile, now: number): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof oauth.ResponseBodyError) {
    const codes = Array.isArray(error.cause.error_codes)
      ? error.cause.error_codes.filter((code) => typeof code === "number")
      : [];
    return refused(error.response, error.error, codes, profile, now, error);
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    const named = error.cause.find((challenge) => challenge.parameters.error)?.parameters.error;
    return refused(error.response, named ?? "invalid_client", [], profile, now, error);
  }
  if (error instanceof oauth.OperationProcessingError) {
    if (error.cause instanceof Response) return refused(error.cause, "", [], profile, now, error);
    if (error.code === oauth.PARSE_ERROR)
      return new ProviderError("transient", "The OpenID answer was cut.", { cause: error });
    // Answered, but not with what OpenID Connect asks for: a wrong nonce, issuer, audience, signature or time.
    return new ProviderError("permanent", `The OpenID answer does not hold: ${error.code ?? error.message}`, {
      cause: error,
    });
  }
  if (error instanceof oauth.UnsupportedOperationError)
    return new ProviderError("permanent", "The provider answered in a way that is not supported.", {
      cause: error,
    });
  // What is left came from fetch: no connection, reset, timeout, cut body.
  return new ProviderError("transient", "The provider's OpenID endpoint could not be reached.", {
    cause: error,
  });
}

function refused(
  response: Response,
  error: string,
  codes: number[],
  profile: OidcProfile,
  now: number,
  cause: unknown,
): ProviderError {
  const status = response.status;
  const message = `The OpenID endpoint refused with ${status} ${error || "and no error code"}.`;
  // A token endpoint that is busy says nothing about the credential, whatever its body claims.
  if (status === 429)
    return new ProviderError("rate_limited", message, { retryAt: retryAt(response, now), cause });
  if (status >= 500)
    return new ProviderError("transient", message, {
      ...(response.headers.has("retry-after") ? { retryAt: retryAt(response, now) } : {}),
      cause,
    });
  const code = error ? profile.errorOf({ status, error, codes }) : "transient";
  return new ProviderError(code, message, {
    ...(code === "rate_limited" ? { retryAt: retryAt(response, now) } : {}),
    cause,
  });
}

/** When `Retry-After` ends: seconds or a date (RFC 9110, 10.2.3). */
function retryAt(response: Response, now: number): number {
  const value = response.headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? now + usualPause : Math.max(date, now);
}
