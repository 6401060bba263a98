import { and, eq, isNull } from "drizzle-orm";
import { AuthorizationResponseError } from "oauth4webapi";
import type { ProviderKind } from "#shared/auth.ts";
import type { ErrorCode } from "#shared/errorCode.ts";
import type { Context } from "../../context.ts";
import { authorizationRequest } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { hashToken, randomToken } from "../../security/tokenKeys.ts";
import { type Authorized, openLeg, sealAuthorized } from "./authorizationSecrets.ts";
import { mailConsent } from "./mailConsent.ts";
import { exchangeCode } from "./openIdClient.ts";
import { requireProfile } from "./requireProfile.ts";
import { callbackUrl } from "./startAuthorization.ts";

/** Milliseconds that the extension has to bring the one-time code. */
const codeLifetime = 2 * 60_000;

type Request = typeof authorizationRequest.$inferSelect;

/**
 * The provider came back to the callback. Returns where the browser goes next: to the extension, with a one-time `code`
 * or with `error` (a code of the API) and `error_description` (for people).
 * @throws AppError `authorization_invalid` where the state is unknown or was used: there is nowhere to go back to.
 */
export async function returnFromProvider(
  ctx: Context,
  kind: ProviderKind,
  parameters: URLSearchParams,
): Promise<string> {
  const state = parameters.get("state") ?? "";
  const request = await claim(ctx, kind, await hashToken(state));
  const next = new URL(request.redirectUri);
  try {
    if (request.expiresAt <= ctx.clock.now())
      throw new AppError("authorization_expired", "That took longer than ten minutes. Start again.");
    const authorized = await authorize(ctx, request, state, parameters);
    next.searchParams.set("code", await keep(ctx, request, authorized));
  } catch (error) {
    const { code, message } = asAppError(ctx, kind, error);
    next.searchParams.set("error", code);
    next.searchParams.set("error_description", message);
  }
  return next.href;
}

/** Takes the request for this arrival. One conditional update: of two arrivals with one state, one passes. */
async function claim(ctx: Context, kind: ProviderKind, stateHash: string): Promise<Request> {
  const [request] = await ctx.db
    .update(authorizationRequest)
    .set({ returnedAt: ctx.clock.now() })
    .where(
      and(
        eq(authorizationRequest.stateHash, stateHash),
        eq(authorizationRequest.provider, kind),
        isNull(authorizationRequest.returnedAt),
      ),
    )
    .returning();
  if (!request)
    throw new AppError(
      "authorization_invalid",
      "This page was opened a second time, or was not opened by Threadbook. Go back to the extension and start again.",
    );
  return request;
}

async function authorize(
  ctx: Context,
  request: Request,
  state: string,
  parameters: URLSearchParams,
): Promise<Authorized> {
  const profile = requireProfile(request.provider, ctx.config);
  const { tokens, identity } = await exchangeCode(ctx, profile, {
    parameters,
    state,
    redirectUri: callbackUrl(ctx, request.provider),
    leg: await openLeg(ctx, request.stateHash, request.sealed),
  });
  if (identity.email === "" || (profile.tellsVerifiedEmail && !identity.isEmailVerified))
    throw new AppError(
      "authorization_denied",
      `${profile.name} has not confirmed the address of this account. Confirm it there, then try again.`,
    );
  if (request.intent === "sign-in")
    return { identity, tokens, grantedScopes: tokens.scopes ?? profile.signInScopes };
  const consent = mailConsent(profile, request.mailboxAddress !== null);
  const grantedScopes = tokens.scopes ?? consent.scopes;
  if (!consent.permissionsOf(grantedScopes).read)
    throw new AppError(
      "permission_missing",
      `Threadbook was not allowed to read the mail of ${request.mailboxAddress ?? identity.email}. Connect again and tick “${consent.permission}”.`,
    );
  if (tokens.refreshToken === null)
    throw new AppError(
      "provider_error",
      `${profile.name} gave no lasting permission, so syncing would soon stop. Connect again.`,
    );
  return { identity, tokens, grantedScopes };
}

/** Keeps what the provider confirmed until the extension brings the code that this returns. */
async function keep(ctx: Context, request: Request, authorized: Authorized): Promise<string> {
  const code = randomToken();
  await ctx.db
    .update(authorizationRequest)
    .set({
      result: await sealAuthorized(ctx, request.stateHash, authorized),
      codeHash: await hashToken(code),
      expiresAt: ctx.clock.now() + codeLifetime,
    })
    .where(eq(authorizationRequest.stateHash, request.stateHash));
  return code;
}

interface Refused {
  code: ErrorCode;
  message: string;
}

/** The person said no at the consent page, or the provider did. */
function refusedAtPage(ctx: Context, kind: ProviderKind, refusal: AuthorizationResponseError): Refused {
  const { error, cause } = refusal;
  const profile = requireProfile(kind, ctx.config);
  const code = profile.errorOf({ status: 400, error, codes: profile.codesOf(cause) });
  if (code === "permission_missing") return approvalNeeded(ctx, kind);
  if (error === "access_denied")
    return { code: "authorization_denied", message: "You chose not to give access. Nothing was changed." };
  ctx.log.warn("authorization_refused", { code: error });
  return { code: "provider_error", message: "The provider refused. Try again, or ask your administrator." };
}

function approvalNeeded(ctx: Context, kind: ProviderKind): Refused {
  const url = requireProfile(kind, ctx.config).approvalUrl(callbackUrl(ctx, kind));
  const what =
    url === null ? "Ask them to allow it, then" : `Send them this link: ${url} Once they allowed it,`;
  return {
    code: "permission_missing",
    message: `The administrator of this account does not allow Threadbook to use it. ${what} connect again.`,
  };
}

function asAppError(ctx: Context, kind: ProviderKind, error: unknown): Refused {
  if (error instanceof AppError) return error;
  if (error instanceof AuthorizationResponseError) return refusedAtPage(ctx, kind, error);
  if (!(error instanceof ProviderError)) {
    ctx.log.error("authorization_failed", { name: error instanceof Error ? error.name : "unknown" });
    return { code: "internal_error", message: "Something went wrong on our side. Try again in a moment." };
  }
  ctx.log.warn("authorization_failed", { code: error.code, reason: error.message });
  switch (error.code) {
    case "rate_limited":
    case "transient":
      return {
        code: "provider_error",
        message: "The provider did not answer in time. Try again in a moment.",
      };
    case "app_misconfigured":
      return {
        code: "provider_error",
        message:
          "The provider does not accept this Threadbook's registration. Ask its operator to check the client id and secret.",
      };
    case "permission_missing":
      return approvalNeeded(ctx, kind);
    default:
      return {
        code: "authorization_invalid",
        message: "The provider's answer could not be confirmed. Start again.",
      };
  }
}
