import emailProviders from "email-providers/all.json" with { type: "json" };
import { getDomain } from "tldts";
import { moreFreeMail, notFreeMail, sharedHosting } from "./freeMailDomains.ts";

/** RFC 5321 (4.5.3.1) allows 64 + 1 + 255 octets; real bounce addresses have longer local parts within the same sum. */
const longestAddress = 320;
const longestHost = 253;
const hostPattern = /^(?!.{254})[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*$/;
/** What may not stand in a local part without quotes (RFC 5322, 3.2.3; RFC 6531 adds all of Unicode beyond ASCII). */
const localForbidden = /[\s"(),:;<>@[\\\]]/u;
const gmailHosts = new Set(["gmail.com", "googlemail.com"]);

/**
 * The one spelling under which an address is matched and stored in `email_participant` and `contact_address`:
 * lower-case, domain in ASCII (RFC 5891), without the `+tag` (RFC 5233); for Gmail also without dots and with one
 * domain, since Gmail delivers all of these to the same person. Null where the text is no address.
 */
export function normalizeAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > longestAddress) return null;
  const at = trimmed.lastIndexOf("@");
  if (at < 1) return null;
  const host = normalizeHost(trimmed.slice(at + 1));
  let local = unquote(trimmed.slice(0, at)).normalize("NFC").toLowerCase();
  if (host === null || local === "" || localForbidden.test(local)) return null;
  const plus = local.indexOf("+");
  if (plus > 0) local = local.slice(0, plus);
  if (!gmailHosts.has(host)) return `${local}@${host}`;
  const joined = local.replaceAll(".", "");
  return joined === "" ? null : `${joined}@gmail.com`;
}

/** A host name in lower-case ASCII without a final dot, or null where the text is none. */
export function normalizeHost(text: string): string | null {
  const host = text.trim().toLowerCase().replace(/\.$/, "");
  if (hostPattern.test(host)) return host;
  // Only names beyond ASCII need IDNA; what a URL would read as port, path or user is refused before.
  if (host.length > longestHost || !/[^\x20-\x7e]/.test(host) || /[\s/\\?#@:%[\]<>()",;]/u.test(host))
    return null;
  const url = `http://${host}`;
  const ascii = URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, "") : "";
  return hostPattern.test(ascii) ? ascii : null;
}

/** The host of an address; empty where there is none. */
export function hostOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/**
 * The domain that somebody registered, by the Public Suffix List with its private section (so `a.github.io` and
 * `b.github.io` are two). Takes a normalised address or host; null where there is
 * none: a bare suffix, an IP address, `localhost`.
 */
export function registrableDomain(addressOrHost: string): string | null {
  return getDomain(hostOf(addressOrHost), { allowPrivateDomains: true, extractHostname: false });
}

/** `"ana.ruiz"@…` is the same mailbox as `ana.ruiz@…` (RFC 5321, 4.1.2). */
function unquote(local: string): string {
  return /^".+"$/.test(local) ? local.slice(1, -1) : local;
}

const employers = new Set(notFreeMail);
const shared = new Set([
  ...emailProviders.filter((domain) => !employers.has(domain)),
  ...moreFreeMail,
  ...sharedHosting,
]);

/**
 * Whether a domain gives addresses to people who have nothing to do with each other: free mail, internet providers,
 * shared hosting. Such a domain never says which business somebody belongs to. Subdomains count as their domain.
 */
export function isFreeMailDomain(domain: string): boolean {
  const host = normalizeHost(domain);
  if (host === null) return false;
  return shared.has(host) || shared.has(registrableDomain(host) ?? host);
}
