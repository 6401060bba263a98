import { wholeAddress } from "../address.ts";
import { type OutlookId, outlookId } from "./outlookId.ts";

/** Where in Outlook a url leads. */
interface UrlPlace {
  /** The mail it names; null for a folder alone. */
  id: OutlookId | null;
  /** A window of its own for one mail. */
  isDeepLink: boolean;
  /** The address of a mailbox opened by it, as a shared one; the number of an account says nothing lasting. */
  mailbox: string | null;
}

const nowhere: UrlPlace = { id: null, isDeepLink: false, mailbox: null };

/**
 * Reads `/mail/(N/)?<folder>/id/<id>` and `/mail/(N/)?deeplink/read/<id>`, where in place of N there may be
 * the address of a mailbox.
 */
export function urlPlace(url: string): UrlPlace {
  if (!URL.canParse(url)) return nowhere;
  const segments = new URL(url).pathname.split("/").slice(1);
  if (segments.shift() !== "mail") return nowhere;
  const mailbox = wholeAddress(decode(segments[0] ?? ""));
  if (mailbox !== null || /^\d+$/.test(segments[0] ?? "")) segments.shift();
  const isDeepLink = segments[0] === "deeplink";
  const mark = isDeepLink ? segments.indexOf("read") : segments.indexOf("id", 1);
  // The slash of an id is encoded as a rule, and not always.
  const id = mark < 0 ? null : outlookId(decode(segments.slice(mark + 1).join("/")));
  return { id, isDeepLink, mailbox };
}

/** Percent-decodes a part of a path; text that is not valid encoding stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
