import { lastAddress, wholeAddress } from "../address.ts";
import type { OutlookFrame } from "./frame.ts";
import { outlookSelectors as outlook } from "./selectors.ts";

/**
 * Whose mailbox is on screen, lower case. The folder pane's root names the mailbox, the header the person who
 * signed in; where both speak they must agree, unless the url itself opened that mailbox, as a shared one.
 * Null when the page does not say so beyond doubt: several roots, an address in neither, or two addresses.
 */
export function readOutlookAccount(frame: OutlookFrame, urlMailbox: string | null): string | null {
  if (frame.mailboxRoots.length > 1) return null;
  const [root] = frame.mailboxRoots;
  const named = new Set(root === undefined ? [] : rootAddresses(root));
  const signedIn = new Set(frame.accountMarks.map(markAddress).filter((address) => address !== null));
  if (named.size > 1) return null;
  const [mailbox] = named;
  if (urlMailbox !== null) return mailbox === undefined || mailbox === urlMailbox ? urlMailbox : null;
  const said = new Set([...named, ...signedIn]);
  const [address] = said;
  return said.size === 1 && address !== undefined ? address : null;
}

function rootAddresses(root: Element): string[] {
  return outlook.mailboxRoot.addresses
    .map((name) => wholeAddress(root.getAttribute(name) ?? ""))
    .filter((address) => address !== null);
}

/** The label of the account button holds a localised text and the name before the address. */
function markAddress(mark: Element): string | null {
  return mark.id === outlook.accountButton
    ? lastAddress(mark.getAttribute("aria-label") ?? "")
    : wholeAddress(mark.textContent);
}
