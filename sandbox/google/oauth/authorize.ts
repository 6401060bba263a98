import { randomBytes } from "node:crypto";
import type { Context, Hono } from "hono";
import { storeCode } from "../../standIn/oauth/codes.ts";
import { grantedScopes } from "../../standIn/oauth/grants.ts";
import { type AccountRow, findAccount, listAccounts } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import {
  AuthorizationRefused,
  type AuthorizationRequest,
  readAuthorizationRequest,
} from "./authorizationRequest.ts";
import { consentPage, refusalPage } from "./consentPage.ts";
import { asGranted, isSignInScope } from "./scopes.ts";

function answerTo(
  google: GoogleContext,
  request: AuthorizationRequest,
  answer: Record<string, string>,
): string {
  const url = new URL(request.redirectUri);
  if (request.state !== null) url.searchParams.set("state", request.state);
  url.searchParams.set("iss", google.issuer());
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return url.href;
}

/** Writes the code for what the person granted and returns where the browser goes next. */
function grantCode(
  google: GoogleContext,
  request: AuthorizationRequest,
  account: AccountRow,
  chosen: readonly string[],
): string {
  const { store, clock } = google;
  const granted = asGranted(chosen);
  const earlier = grantedScopes(store, account.id, request.clientId);
  const scopes = request.includeGranted ? [...new Set([...granted, ...(earlier ?? [])])] : granted;
  // A refresh token comes with the first consent only, unless consent is asked for again.
  const offline = request.offline && (earlier === undefined || request.prompts.includes("consent"));
  const code = `4/0${randomBytes(32).toString("base64url")}`;
  storeCode(store, clock, request, { code, accountId: account.id, granted, scopes, offline });
  return answerTo(google, request, {
    code,
    scope: scopes.join(" "),
    authuser: "0",
    ...(account.hostedDomain ? { hd: account.hostedDomain } : {}),
    prompt: request.prompts[0] ?? "consent",
  });
}

/** Without a page: only an account that consented to all of it before can be answered. */
function grantSilently(google: GoogleContext, request: AuthorizationRequest): string {
  const account = request.loginHint ? findAccount(google.store, request.loginHint) : undefined;
  if (!account) return answerTo(google, request, { error: "interaction_required" });
  const earlier = grantedScopes(google.store, account.id, request.clientId) ?? [];
  if (!asGranted(request.scopes).every((scope) => earlier.includes(scope)))
    return answerTo(google, request, { error: "consent_required" });
  return grantCode(google, request, account, request.scopes);
}

/** The authorization endpoint: the consent page, and the form that it posts to itself. */
export function mountAuthorize(app: Hono, google: GoogleContext): void {
  const path = "/o/oauth2/v2/auth";
  const refused = (c: Context, error: unknown) => {
    if (!(error instanceof AuthorizationRefused)) throw error;
    return c.html(refusalPage(error.status, error.code, error.message), error.status as 400 | 401);
  };

  app.get(path, (c) => {
    try {
      const query = new URL(c.req.url).searchParams;
      const request = readAuthorizationRequest(query, google.client);
      if (request.prompts.includes("none")) return c.redirect(grantSilently(google, request));
      return c.html(consentPage({ query, request, accounts: listAccounts(google.store) }));
    } catch (error) {
      return refused(c, error);
    }
  });

  app.post(path, async (c) => {
    try {
      const form = new URLSearchParams(await c.req.text());
      const query = new URL(c.req.url).searchParams;
      const request = readAuthorizationRequest(query.size > 0 ? query : form, google.client);
      if (form.get("decision") === "cancel")
        return c.redirect(answerTo(google, request, { error: "access_denied" }));
      const account = findAccount(google.store, form.get("account") ?? request.loginHint ?? "");
      if (!account) throw new AuthorizationRefused(400, "invalid_request", "Choose an account.");
      // A script that posts no choice at all grants everything that was asked for.
      const ticked = form.getAll("granted");
      const chosen = form.has("decision") || ticked.length > 0 ? ticked : request.scopes;
      return c.redirect(
        grantCode(
          google,
          request,
          account,
          request.scopes.filter((scope) => isSignInScope(scope) || chosen.includes(scope)),
        ),
      );
    } catch (error) {
      return refused(c, error);
    }
  });
}
