import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { normalizeAddress, normalizeHost } from "#shared/mailAddress.ts";
import { type ContentIndex, phoneTail } from "./contentIndex.ts";
import { isSharedSite } from "./sharedSites.ts";

/** An address, page or number of a business that stands in a text. */
export interface Contacted {
  kind: "address" | "site" | "phone";
  businessId: string;
  contactId: string | null;
  /** As it stands in the text. */
  matched: string;
}

/** Looks at no more than this of each kind: longer lists are no signature. */
const most = 60;

/** Mail addresses, web pages and phone numbers of businesses in a text. */
export function contactedIn(text: string, index: ContentIndex): Contacted[] {
  return [...addressesIn(text, index), ...sitesIn(text, index), ...phonesIn(text, index)];
}

/** Addresses of contacts and phone numbers in a text: what only one business has. */
export function exactlyContactedIn(text: string, index: ContentIndex): Contacted[] {
  return [...addressesIn(text, index).filter(({ kind }) => kind === "address"), ...phonesIn(text, index)];
}

/** The text with addresses and pages blanked, so that no name is found inside them. */
export function withoutLinks(text: string): string {
  const blank = (link: string) => " ".repeat(link.length);
  return text.replace(addressPattern, blank).replace(linkPattern, blank);
}

function addressesIn(text: string, { addresses, sites }: ContentIndex): Contacted[] {
  if (!text.includes("@")) return [];
  return [...text.matchAll(addressPattern)].slice(0, most).flatMap(([matched]): Contacted[] => {
    const address = normalizeAddress(matched);
    const contact = address === null ? undefined : addresses.get(address);
    if (contact) return [{ kind: "address", ...contact, matched }];
    const businessId = address === null ? null : ownerOfHost(address.slice(address.indexOf("@") + 1), sites);
    return businessId === null ? [] : [{ kind: "site", businessId, contactId: null, matched }];
  });
}

function sitesIn(text: string, { sites }: ContentIndex): Contacted[] {
  if (sites.size === 0) return [];
  return [...text.matchAll(sitePattern)]
    .slice(0, most)
    .flatMap(([matched, host = "", path = ""]): Contacted[] => {
      const name = normalizeHost(host.replace(/^www\./i, ""));
      if (name === null) return [];
      const businessId = isSharedSite(name) ? ownerOfPage(name, path, sites) : ownerOfHost(name, sites);
      return businessId === null ? [] : [{ kind: "site", businessId, contactId: null, matched }];
    });
}

function ownerOfHost(host: string, sites: Map<string, string>): string | null {
  for (let name = host; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
    const businessId = sites.get(name);
    if (businessId !== undefined) return businessId;
  }
  return null;
}

function ownerOfPage(host: string, path: string, sites: Map<string, string>): string | null {
  let page = `${host}${path.toLowerCase()}`.replace(/[/.,;]+$/, "");
  while (page.includes("/")) {
    const businessId = sites.get(page);
    if (businessId !== undefined) return businessId;
    page = page.slice(0, page.lastIndexOf("/"));
  }
  return null;
}

/** Compared as E.164; a number without a country is read as one of the country of whom it may belong to. */
function phonesIn(text: string, { phones }: ContentIndex): Contacted[] {
  if (phones.size === 0) return [];
  return [...text.matchAll(phonePattern)].slice(0, most).flatMap(([raw]) => {
    const matched = raw.trim();
    return (phones.get(phoneTail(matched)) ?? [])
      .filter(({ key, country }) => isNumber(matched, key, country))
      .map(({ businessId }): Contacted => ({ kind: "phone", businessId, contactId: null, matched }));
  });
}

function isNumber(text: string, key: string, country: string | undefined): boolean {
  if (key.startsWith("0")) return text.replace(/\D/g, "").replace(/^0+/, "").endsWith(key.slice(1));
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
  // "(0)" is dialled only within the country.
  const plain = text
    .replace(/\(0\)/g, "")
    .replace(/^00/, "+")
    .replace(/[\u2007\u2009\u202f]/g, " ");
  return parsePhoneNumberFromString(plain, home)?.number === key;
}

const addressPattern =
  /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
const linkPattern = /(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu;
const sitePattern =
  /(?<![@\p{L}\p{N}._-])(?:https?:\/\/)?((?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}][\p{L}\p{N}-]{1,62})(?![@\p{L}\p{N}_])(?::\d+)?(\/[^\s<>"')\]]*)?/giu;
const phonePattern =
  /(?<![\p{L}\p{N}+])\+?\(?\d[\d \t\u00a0\u2007\u2009\u202f()./\u2010-\u2013-]{5,24}\d(?![\p{L}\p{N}])/gu;
