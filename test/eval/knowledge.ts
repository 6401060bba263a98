import type { World } from "#sandbox/mailboxes/generate.ts";
import { isFreeMailDomain, normalizeAddress } from "#shared/mailAddress.ts";
import { type Facts, noFacts } from "#worker/association/facts.ts";

/**
 * What an organization would have entered of its world: in turn a business with its first domain, with some of its
 * people, with both, with everything, and every fifth not at all. The id of a business is its name.
 */
export function knowledgeOf(world: World): Facts {
  const facts = noFacts();
  for (const person of world.organization.people)
    for (const address of [person.address, ...person.aliases]) facts.ownAddresses.add(address);
  for (const domain of world.organization.domains) facts.ownDomains.add(domain);
  for (const [index, { name, domains, people }] of world.businesses.entries()) {
    const business = { businessId: name, name };
    const part = index % 5;
    if (part === 4) continue;
    const entered = part === 1 ? [] : part === 3 ? domains : domains.slice(0, 1);
    for (const domain of entered) if (!isFreeMailDomain(domain)) facts.domains.set(domain, business);
    // Those who all use free mail are known by their people or not at all.
    const known = part === 0 && domains.length > 0 ? [] : part === 3 ? people : people.slice(0, 2);
    for (const person of known)
      for (const address of part === 3 ? [person.address, ...person.otherAddresses] : [person.address]) {
        const normalized = normalizeAddress(address);
        if (normalized)
          facts.contacts.set(normalized, { contactId: normalized, name: person.name, business });
      }
  }
  return facts;
}

/** The names of the businesses that {@link knowledgeOf} has entered in any way. */
export function knownBusinesses(facts: Facts): Set<string> {
  const known = [
    ...facts.domains.values(),
    ...[...facts.contacts.values()].flatMap((one) => one.business ?? []),
  ];
  return new Set(known.map((business) => business.businessId));
}
