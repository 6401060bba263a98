import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { IdentifierKind } from "#shared/business.ts";
import { normalizeHost } from "#shared/mailAddress.ts";
import { nameWords } from "./businessName.ts";
import { isSharedSite } from "./sharedSites.ts";
import { wordsOf } from "./words.ts";

/** How a mark of a business is compared; null where it could tell nothing, such as the alias "The". */
export function identifierKey(kind: IdentifierKind, value: string): string | null {
  switch (kind) {
    case "alias":
      return nameWords(value)?.join(" ") ?? null;
    case "website":
      return websiteKey(value);
    case "phone":
      return phoneKey(value);
    case "reference":
      return referenceKey(value);
    case "postal":
      return postalKey(value);
  }
}

/** The host without www; on a site that many share (a marketplace, a network) with the path that is theirs. */
export function websiteKey(value: string): string | null {
  const match = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?(?:www\.)?([^/?#\s:]+)(?::\d+)?(\/[^?#\s]*)?/iu.exec(value);
  const host = normalizeHost(match?.[1] ?? "");
  if (host === null || !host.includes(".")) return null;
  if (!isSharedSite(host)) return host;
  const path = (match?.[2] ?? "").replace(/\/+$/, "").toLowerCase();
  return path.length > 1 ? `${host}${path}` : null;
}

/** E.164 (ITU-T); without a country, which nobody can guess, the national digits behind a `0`. */
function phoneKey(value: string): string | null {
  const number = parsePhoneNumberFromString(value.replace(/^\s*00/, "+"));
  if (number?.isPossible()) return number.number;
  const digits = value.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= 7 && digits.length <= 15 ? `0${digits}` : null;
}

/** A number that only one business's papers bear: with a digit, and long enough not to be a date or an amount. */
function referenceKey(value: string): string | null {
  const words = wordsOf(value).map((word) => word.key);
  const text = words.join(" ");
  const hasDigit = /\d/.test(text);
  const isLong = /[^\d\s]/.test(text) ? text.length >= 4 : text.replaceAll(" ", "").length >= 6;
  return hasDigit && isLong ? text : null;
}

/** A street with its number, or a whole address. */
function postalKey(value: string): string | null {
  const words = wordsOf(value).map((word) => word.key);
  return words.length >= 2 && words.some((word) => /\d/.test(word)) ? words.join(" ") : null;
}
