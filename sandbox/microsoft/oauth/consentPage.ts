import { html } from "hono/html";
import { accountChoice, decisionButtons, page } from "../../standIn/oauth/page.ts";
import type { AccountRow } from "../accounts.ts";
import type { AuthorizationRequest } from "./authorizationRequest.ts";
import { scopeTexts } from "./scopes.ts";

function permissions(scopes: readonly string[]) {
  return html`<ul>${scopes.map(
    (scope) =>
      html`<li data-testid="scope-${scope}">${scopeTexts[scope] ?? scope}<small>${scope}</small></li>`,
  )}</ul>`;
}

/**
 * The page on which a person chooses an account and consents to all that is asked for: Microsoft lets nobody untick.
 * Test ids: `account-<address>`, `scope-<name>`, `consent-continue`, `consent-cancel`.
 */
export function consentPage(input: {
  action: string;
  request: AuthorizationRequest;
  accounts: readonly AccountRow[];
}) {
  const { action, request, accounts } = input;
  return page(
    "Sign in to your account",
    html`<h1>Permissions requested</h1>
<p>${new URL(request.redirectUri).host} would like to use your Microsoft account. This is a stand-in: no real account is involved.</p>
<form method="post" action="${action}" data-testid="consent">
${accountChoice(accounts, request.loginHint)}
${permissions(request.scopes)}
${decisionButtons("Accept")}
</form>`,
  );
}

/** The page of a tenant in which only an administrator may consent. Test id: `admin-approval`. */
export function approvalPage(input: { action: string; account: AccountRow; text: string; host: string }) {
  return page(
    "Need admin approval",
    html`<h1>Need admin approval</h1>
<p data-testid="admin-approval">${input.host} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.</p>
<p>${input.text}</p>
<form method="post" action="${input.action}">
<input type="hidden" name="account" value="${input.account.address}">
<footer><button name="decision" value="return" data-testid="consent-cancel">Return to the application without granting consent</button></footer>
</form>`,
  );
}

/** The page on which an administrator grants what is asked for to the whole tenant. */
export function adminConsentPage(input: {
  action: string;
  scopes: readonly string[];
  tenant: string;
  host: string;
}) {
  return page(
    "Permissions requested",
    html`<h1>Permissions requested</h1>
<p>Review for your organization, ${input.tenant}: if you accept, ${input.host} gets access for all users.</p>
<form method="post" action="${input.action}" data-testid="admin-consent">${permissions(input.scopes)}${decisionButtons("Accept")}</form>`,
  );
}

/** The page that says why a request is not even put before the person. */
export function refusalPage(description: string) {
  return page(
    "Sign in to your account",
    html`<h1>Sorry, but we’re having trouble signing you in.</h1><p data-testid="refusal">${description}</p>`,
  );
}
