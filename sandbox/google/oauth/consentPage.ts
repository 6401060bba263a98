import { html } from "hono/html";
import { accountChoice, decisionButtons, page } from "../../standIn/oauth/page.ts";
import type { AccountRow } from "../accounts.ts";
import type { AuthorizationRequest } from "./authorizationRequest.ts";
import { isSignInScope, scopeTexts } from "./scopes.ts";

/** The last word of a scope: how tests and scripts name its checkbox. */
function shortName(scope: string): string {
  return scope === "https://mail.google.com/" ? "mail" : scope.slice(scope.lastIndexOf("/") + 1);
}

/**
 * The page on which a person chooses an account and what to grant. Test ids: `account-<address>`,
 * `scope-<last word of the scope>`, `consent-continue`, `consent-cancel`.
 */
export function consentPage(input: {
  query: URLSearchParams;
  request: AuthorizationRequest;
  accounts: readonly AccountRow[];
}) {
  const { query, request, accounts } = input;
  const optional = request.scopes.filter((scope) => !isSignInScope(scope));
  return page(
    "Sign in with Google",
    html`<h1>Sign in with Google</h1>
<p>${new URL(request.redirectUri).host} wants to access your Google Account. This is a stand-in: no real account is involved.</p>
<form method="post" action="/o/oauth2/v2/auth?${query.toString()}" data-testid="consent">
${accountChoice(accounts, request.loginHint)}
${
  optional.length === 0
    ? ""
    : html`<fieldset><legend>Select what it can access</legend>${optional.map(
        (
          scope,
        ) => html`<label><input type="checkbox" name="granted" value="${scope}" id="scope-${shortName(scope)}"
 data-testid="scope-${shortName(scope)}" checked><span>${scopeTexts[scope] ?? scope}<small>${scope}</small></span></label>`,
      )}</fieldset>`
}
${decisionButtons("Continue")}
</form>`,
  );
}

/** The page that says why a request is not even put before the person. */
export function refusalPage(status: number, code: string, message: string) {
  return page(
    "Access blocked",
    html`<h1>Access blocked: Authorization Error</h1><p data-testid="refusal">${message}</p><p>Error ${status}: ${code}</p>`,
  );
}
