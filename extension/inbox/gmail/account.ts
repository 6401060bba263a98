import { lastAddress, wholeAddress } from "../address.ts";
import { gmailSelectors as gmail } from "./selectors.ts";

/**
 * Whose mailbox is on screen: the account button in the banner, else the tab's title. Lower case; null when
 * neither says so, or when they disagree, as they may for a delegated mailbox. The index in `/u/N/` says
 * nothing lasting.
 */
export function readGmailAccount(document: Document, banner: Element | null): string | null {
  const named = new Set(bannerAddresses(banner));
  if (named.size > 1) return null;
  const [inBanner] = named;
  const inTitle = titleAddress(document.title);
  if (inBanner !== undefined && inTitle !== null && inBanner !== inTitle) return null;
  return inBanner ?? inTitle;
}

function bannerAddresses(banner: Element | null): string[] {
  if (banner === null) return [];
  const buttons = [...banner.querySelectorAll(gmail.accountButton)];
  return buttons
    .map((button) => lastAddress(button.getAttribute("aria-label") ?? ""))
    .filter((a) => a !== null);
}

/**
 * The address in "Subject - ada@example.com - Gmail". Only a part that is nothing but an address counts, and
 * never the first, which is the subject: people do write addresses there.
 */
function titleAddress(title: string): string | null {
  const parts = title.split(" - ").slice(1).map(wholeAddress);
  return parts.filter((part) => part !== null).at(-1) ?? null;
}
