import { randomBytes } from "node:crypto";
import type { Context, Hono } from "hono";
import { storeCode } from "../../standIn/oauth/codes.ts";
import { grantedScopes } from "../../standIn/oauth/grants.ts";
import { type AccountRow, findAccount, listAccounts } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { type AadstsCode, describe } from "./aadsts.ts";
import {
  AuthorizationRefused,
  type AuthorizationRequest,
  readAuthorizationRequest,
} from "./authorizationRequest.ts";
import { approvalPage, consentPage, refusalPage } from "./consentPage.ts";

function answerTo(request: AuthorizationRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return url.href;
}

function refusal(
  microsoft: MicrosoftContext,
  request: AuthorizationRequest,
  error: string,
  code: AadstsCode,
): string {
  const { description } = describe(code, microsoft.clock.now());
  return answerTo(request, {
    error,
    error_description: description,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...(code === 65004 ? { error_subcode: "cancel" } : {}),
  });
}

/** Whether an administrator has to approve first. */
function needsApproval({ store }: MicrosoftContext, account: AccountRow): boolean {
  if (account.options.adminApproval !== "required") return false;
  return !store.get("SELECT 1 FROM approved_tenant WHERE tenant_id = ?", account.tenantId);
}

/** Writes the code for what the person granted and returns where the browser goes next. */
function grantCode(microsoft: MicrosoftContext, request: AuthorizationRequest, account: AccountRow): string {
  const { store, clock } = microsoft;
  const withheld = account.options.withheldScopes ?? [];
  const granted = request.scopes.filter((scope) => !withheld.includes(scope));
  const code = `1.AX${randomBytes(300).toString("base64url")}`;
  storeCode(store, clock, request, {
    code,
    accountId: account.id,
    granted,
    scopes: granted,
    offline: granted.includes("offline_access"),
  });
  return answerTo(request, { code, session_state: crypto.randomUUID() });
}

/** Without a page: only an account that consented to all of it before can be answered. */
function grantSilently(microsoft: MicrosoftContext, request: AuthorizationRequest): string {
  const account = request.loginHint ? findAccount(microsoft.store, request.loginHint) : undefined;
  if (!account) return refusal(microsoft, request, "login_required", 50079);
  const earlier = grantedScopes(microsoft.store, account.id, request.clientId) ?? [];
  const withheld = account.options.withheldScopes ?? [];
  const missing = request.scopes.some((scope) => !earlier.includes(scope) && !withheld.includes(scope));
  if (missing || needsApproval(microsoft, account))
    return refusal(microsoft, request, "consent_required", 65001);
  return grantCode(microsoft, request, account);
}

/** The authorization endpoint: the consent page, and the form that it posts to itself. */
export function mountAuthorize(app: Hono, microsoft: MicrosoftContext): void {
  const path = "/:tenant/oauth2/v2.0/authorize";
  const read = (c: Context): AuthorizationRequest =>
    readAuthorizationRequest(
      c.req.param("tenant") ?? "common",
      new URL(c.req.url).searchParams,
      microsoft.client,
      microsoft.issuer(),
    );
  const refused = (c: Context, error: unknown) => {
    if (!(error instanceof AuthorizationRefused)) throw error;
    return c.html(refusalPage(describe(error.code, microsoft.clock.now(), error.message).description), 400);
  };
  /** Accounts that may sign in here: a tenant's own, or everybody's. */
  const accountsFor = ({ tenant }: AuthorizationRequest): AccountRow[] =>
    listAccounts(microsoft.store).filter(
      (account) =>
        !account.options.shared &&
        (["common", "organizations"].includes(tenant) || account.tenantId === tenant.toLowerCase()),
    );

  app.get(path, (c) => {
    try {
      const request = read(c);
      if (request.prompts.includes("none")) return c.redirect(grantSilently(microsoft, request));
      return c.html(consentPage({ action: c.req.url, request, accounts: accountsFor(request) }));
    } catch (error) {
      return refused(c, error);
    }
  });

  app.post(path, async (c) => {
    try {
      const form = new URLSearchParams(await c.req.text());
      const request = read(c);
      const decision = form.get("decision");
      if (decision === "cancel") return c.redirect(refusal(microsoft, request, "access_denied", 65004));
      const named = findAccount(microsoft.store, form.get("account") ?? request.loginHint ?? "");
      const account = accountsFor(request).find(({ id }) => id === named?.id);
      if (!account) throw new AuthorizationRefused(90014, "Pick an account.");
      if (!needsApproval(microsoft, account)) return c.redirect(grantCode(microsoft, request, account));
      if (decision === "return") return c.redirect(refusal(microsoft, request, "access_denied", 90094));
      const { description: text } = describe(90094, microsoft.clock.now());
      const { host } = new URL(request.redirectUri);
      return c.html(approvalPage({ action: c.req.url, account, text, host }));
    } catch (error) {
      return refused(c, error);
    }
  });
}
