import { html, raw } from "hono/html";

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

/** A page of a stand-in's sign-in: looks like one, and says nothing of its own. */
export function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${raw(style)}</style></head><body><main>${body}</main></body></html>`;
}

/** The list of accounts to choose from. Test ids: `account-<address>`. */
export function accountChoice(
  accounts: readonly { address: string; name: string }[],
  loginHint: string | null,
): ReturnType<typeof html> {
  const hinted = accounts.find((account) => account.address.toLowerCase() === loginHint?.toLowerCase());
  const chosen = hinted ?? accounts[0];
  return html`<fieldset><legend>Choose an account</legend>${accounts.map(
    (account) => html`<label><input type="radio" name="account" required value="${account.address}"
 data-testid="account-${account.address}"${account === chosen ? raw(" checked") : ""}><span>${account.name}<small>${account.address}</small></span></label>`,
  )}</fieldset>`;
}

/** The two buttons under a consent. Test ids: `consent-cancel`, `consent-continue`. */
export function decisionButtons(yes: string): ReturnType<typeof html> {
  return html`<footer><button name="decision" value="cancel" formnovalidate data-testid="consent-cancel">Cancel</button>
<button name="decision" value="continue" data-testid="consent-continue">${yes}</button></footer>`;
}
