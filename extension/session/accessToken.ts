import { type AuthTokenRequest, authTokenAnswerSchema } from "#shared/auth.ts";
import { CallFailure } from "./callFailure.ts";
import { inTurn } from "./inTurn.ts";
import { sendRequest } from "./request.ts";
import { announceSession } from "./sessionState.ts";
import { singleFlight } from "./singleFlight.ts";
import { forgetTokens, readAccessToken, readRefreshToken, saveTokens } from "./tokenStore.ts";

/** A token is renewed this long before it ends, so that it does not end on its way. */
const marginMs = 30_000;

/** Codes after which the refresh token is of no more use. */
const endedCodes = new Set([
  "unauthenticated",
  "session_expired",
  "authorization_invalid",
  "authorization_expired",
]);

/** Trades the one-time code of a sign-in for tokens, and keeps them. */
export async function redeemCode(code: string, codeVerifier: string): Promise<void> {
  await inTurn(() => takeTokens({ code, codeVerifier }));
}

async function takeTokens(request: AuthTokenRequest): Promise<string> {
  const response = await sendRequest({ method: "POST", path: "/v1/auth/token", body: request }, null);
  const answer = authTokenAnswerSchema.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new CallFailure("answer_unexpected", "Signing in did not work. Try again.");
  const { accessToken, expiresIn, refreshToken } = answer.data;
  await saveTokens({ token: accessToken, expiresAt: Date.now() + expiresIn * 1000 }, refreshToken);
  return accessToken;
}

/** Refresh tokens work once, so two renewals at a time would end the session: all callers share one. */
const renew = singleFlight(() => inTurn(renewTokens));

async function renewTokens(): Promise<string> {
  const refreshToken = await readRefreshToken();
  if (refreshToken === null) throw signedOut();
  try {
    return await takeTokens({ refreshToken });
  } catch (error) {
    if (!(error instanceof CallFailure) || !endedCodes.has(error.detail.code)) throw error;
    await forgetTokens();
    await announceSession(false);
    throw signedOut();
  }
}

/**
 * An access token that still works; `renewed` asks for one other than the last.
 * @throws CallFailure `signed_out`, `offline`
 */
export async function accessToken(renewed: boolean): Promise<string> {
  if (!renewed) {
    const stored = await readAccessToken();
    if (stored !== null && stored.expiresAt - marginMs > Date.now()) return stored.token;
  }
  return renew();
}

function signedOut(): CallFailure {
  return new CallFailure("signed_out", "Sign in to continue.");
}
