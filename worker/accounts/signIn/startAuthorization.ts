import type { AuthStartAnswer, AuthStartRequest, ProviderKind } from "#shared/auth.ts";
import type { Actor, Context } from "../../context.ts";
import { authorizationRequest } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { hashToken, randomToken } from "../../security/tokenKeys.ts";
import { sealLeg } from "./authorizationSecrets.ts";
import { mailConsent } from "./mailConsent.ts";
import { authorizationUrl } from "./openIdClient.ts";
import { requireProfile } from "./requireProfile.ts";

/** Milliseconds from the start until the provider must have come back. */
const requestLifetime = 10 * 60_000;

/** Where a provider sends the browser back to: registered there, exactly so. */
export function callbackUrl(ctx: Pick<Context, "config">, kind: ProviderKind): string {
  return `${ctx.config.PUBLIC_URL}/auth/callback/${kind}`;
}

/**
 * Begins a sign-in, or a connect on behalf of `actor`.
 * @throws AppError `redirect_uri_not_allowed`, `unauthenticated` (connect without an actor), `invalid_request` (no such mailboxes); ProviderError
 */
export async function startAuthorization(
  ctx: Context,
  input: AuthStartRequest,
  actor: Actor | null,
): Promise<AuthStartAnswer> {
  // Compared whole: a prefix or a pattern would let another page receive the code.
  if (!ctx.config.EXTENSION_REDIRECT_URIS.includes(input.redirectUri))
    throw new AppError(
      "redirect_uri_not_allowed",
      "This extension is not registered with this Threadbook. Ask its operator to add it to EXTENSION_REDIRECT_URIS.",
    );
  if (input.intent === "connect" && actor === null)
    throw new AppError("unauthenticated", "Sign in before you connect an account.");
  const profile = requireProfile(input.provider, ctx.config);
  const mailboxAddress = (input.intent === "connect" && input.mailboxAddress) || null;
  const state = randomToken();
  const stateHash = await hashToken(state);
  const leg = { codeVerifier: randomToken(), nonce: randomToken() };
  const url = await authorizationUrl(ctx, profile, {
    intent: input.intent,
    scopes:
      input.intent === "connect"
        ? mailConsent(profile, mailboxAddress !== null).scopes
        : profile.signInScopes,
    redirectUri: callbackUrl(ctx, input.provider),
    state,
    leg,
    loginHint: input.loginHint ?? null,
  });
  const now = ctx.clock.now();
  const owner = input.intent === "connect" ? actor : null;
  await ctx.db.insert(authorizationRequest).values({
    stateHash,
    provider: input.provider,
    intent: input.intent,
    mailboxAddress,
    redirectUri: input.redirectUri,
    codeChallenge: input.codeChallenge,
    sealed: await sealLeg(ctx, stateHash, leg),
    organizationId: owner?.organizationId ?? null,
    userId: owner?.userId ?? null,
    sessionId: owner?.sessionId ?? null,
    expiresAt: now + requestLifetime,
    createdAt: now,
  });
  return { authorizationUrl: url };
}
