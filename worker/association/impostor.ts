import { lookalikeOf } from "#shared/lookalikeDomain.ts";
import { hostOf, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "./decision.ts";
import type { Facts } from "./facts.ts";

/** Whether the sender's domain imitates one of a known business or our own, letter by letter. */
export function isImpostor(email: AssociationSubject, facts: Facts): boolean {
  const address = normalizeAddress(email.from?.address ?? "");
  const domain = address === null ? null : registrableDomain(hostOf(address));
  if (domain === null || facts.domains.has(domain) || facts.peers.has(domain)) return false;
  const imitated = lookalikeOf(domain)?.domain;
  if (imitated === undefined) return false;
  return (
    facts.content.sites.has(imitated) ||
    facts.domains.has(imitated) ||
    facts.peers.has(imitated) ||
    facts.ownDomains.has(imitated)
  );
}
