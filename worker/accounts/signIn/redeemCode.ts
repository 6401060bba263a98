import { eq } from "drizzle-orm";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { Context } from "../../context.ts";
import { databaseFor } from "../../db/client.ts";
import { authorizationRequest } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { hashToken } from "../../security/tokenKeys.ts";
import { connectMailbox } from "../mailboxes/connectMailbox.ts";
import { openAuthorized } from "./authorizationSecrets.ts";
import { isSessionLive, renewSession } from "./refreshSession.ts";
import { requireProfile } from "./requireProfile.ts";
import { signIn } from "./signIn.ts";

/**
 * Finishes a sign-in or a connect for whoever holds the verifier of its PKCE challenge.
 *
 * Nothing is signed in or connected before this moment, on purpose. The callback is a plain GET that anyone can be lured
 * to: if it connected a mailbox, a stranger could have a victim's mailbox connected to the stranger's account, or theirs
 * to the victim's. The code alone is of no use: the verifier never left the extension that began, and whose mailbox it
 * becomes was fixed there, by its bearer token.
 * @throws AppError `authorization_invalid`, `authorization_expired`, and what connecting throws
 */
export async function redeemCode(
  ctx: Context,
  input: { code: string; codeVerifier: string },
  userAgent: string | null,
): Promise<AuthTokenAnswer> {
  // Taken by deleting it, whatever comes of it: a code is tried once.
  const [request] = await ctx.db
    .delete(authorizationRequest)
    .where(eq(authorizationRequest.codeHash, await hashToken(input.code)))
    .returning();
  if (!request?.result) throw invalid();
  if (request.expiresAt <= ctx.clock.now())
    throw new AppError("authorization_expired", "The sign-in was not finished in time. Start again.");
  if ((await hashToken(input.codeVerifier)) !== request.codeChallenge) throw invalid();
  const authorized = await openAuthorized(ctx, request.stateHash, request.result);
  const profile = requireProfile(request.provider, ctx.config);
  if (request.intent === "sign-in") return signIn(ctx, profile.issuer, authorized.identity, userAgent);
  const { organizationId, userId, sessionId } = request;
  if (organizationId === null || userId === null || sessionId === null) throw invalid();
  if (!(await isSessionLive(ctx, sessionId)))
    throw new AppError(
      "unauthenticated",
      "You were signed out while connecting. Sign in, then connect again.",
    );
  const emailProviderId = await connectMailbox(
    { ...ctx, db: databaseFor(ctx.config, organizationId, ctx.fetch) },
    { organizationId, userId },
    profile,
    authorized,
    request.mailboxAddress,
  );
  return renewSession(ctx, sessionId, emailProviderId);
}

function invalid(): AppError {
  return new AppError(
    "authorization_invalid",
    "This sign-in was already finished, or was begun elsewhere. Start again.",
  );
}
