import freeMailDomains from "email-providers/all.json" with { type: "json" };
import { parse } from "tldts";

const freeMail = new Set<string>(freeMailDomains);

/**
 * What a new organization is called: the company's domain in words ("blue-river.co.uk" → "Blue River"), or the person,
 * where the address is one that anybody can have.
 */
export function organizationName(email: string, personName: string): string {
  const [local = "", host = ""] = email.split("@");
  const { domain, domainWithoutSuffix } = parse(host, { allowPrivateDomains: true });
  if (!domain || !domainWithoutSuffix || freeMail.has(domain) || freeMail.has(host))
    return personName || local;
  return domainWithoutSuffix
    .split("-")
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
