import { html, raw } from "hono/html";
import type { AccountRow } from "../accounts.ts";
import type { AuthorizationRequest } from "./authorizationRequest.ts";
import { isSignInScope, scopeTexts } from "./scopes.ts";

const style = `
:root { color-scheme: light dark; --line: light-dark(#dadce0, #444746); --soft: light-dark(#5f6368, #bdc1c6); --accent: light-dark(#0b57d0, #a8c7fa); }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#f0f4f9, #1e1f20); color: light-dark(#1f1f1f, #e3e3e3) }
main { width: min(560px, calc(100vw - 32px)); margin: 24px 0; padding: 32px; border-radius: 24px; background: light-dark(#fff, #0e0e0e) }
h1 { margin: 0 0 4px; font-size: 26px; font-weight: 400 }
p { margin: 0 0 20px; color: var(--soft) }
fieldset { margin: 0 0 20px; padding: 0; border: 1px solid var(--line); border-radius: 12px }
legend { float: left; width: 100%; padding: 12px 16px; font-weight: 500; border-bottom: 1px solid var(--line) }
label { clear: both; display: flex; gap: 12px; padding: 10px 16px; align-items: center; cursor: pointer }
label + label { border-top: 1px solid var(--line) }
label:hover { background: light-dark(#f8fafd, #1b1b1b) }
input { width: 18px; height: 18px; flex: none; accent-color: var(--accent) }
small { display: block; color: var(--soft) }
footer { display: flex; justify-content: flex-end; gap: 8px }
button { padding: 10px 24px; border: 1px solid var(--line); border-radius: 20px; background: none; color: var(--accent); font: inherit; font-weight: 500; cursor: pointer }
button[value=continue] { border-color: var(--accent); background: var(--accent); color: light-dark(#fff, #062e6f) }
`;

function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${raw(style)}</style></head><body><main>${body}</main></body></html>`;
}

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
  const hinted = accounts.find(
    (account) => account.address.toLowerCase() === request.loginHint?.toLowerCase(),
  );
  const chosen = hinted ?? accounts[0];
  const optional = request.scopes.filter((scope) => !isSignInScope(scope));
  return page(
    "Sign in with Google",
    html`<h1>Sign in with Google</h1>
<p>${new URL(request.redirectUri).host} wants to access your Google Account. This is a stand-in: no real account is involved.</p>
<form method="post" action="/o/oauth2/v2/auth?${query.toString()}" data-testid="consent">
<fieldset><legend>Choose an account</legend>${accounts.map(
      (account) => html`<label><input type="radio" name="account" required value="${account.address}"
 data-testid="account-${account.address}"${account === chosen ? raw(" checked") : ""}><span>${account.name}<small>${account.address}</small></span></label>`,
    )}</fieldset>
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
<footer><button name="decision" value="cancel" formnovalidate data-testid="consent-cancel">Cancel</button>
<button name="decision" value="continue" data-testid="consent-continue">Continue</button></footer>
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
