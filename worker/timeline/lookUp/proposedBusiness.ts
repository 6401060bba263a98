import { getDomainWithoutSuffix } from "tldts";

/** A name for a business that so far is only a domain: `orbis-logistics.example` is "Orbis Logistics". */
export function proposedName(domain: string): string {
  const label = getDomainWithoutSuffix(domain, { allowPrivateDomains: true, extractHostname: false });
  // An ASCII form of a name beyond ASCII (RFC 5890) reads as noise.
  if (!label || label.startsWith("xn--")) return domain;
  const words = label.split(/[-_]+/).filter(Boolean);
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(" ") || domain;
}
