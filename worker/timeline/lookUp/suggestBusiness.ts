import type { AssociationView, BusinessRef } from "#shared/association.ts";
import type { LookupAnswer } from "#shared/lookup.ts";
import { isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { recentReason } from "#shared/recentReason.ts";
import type { Person } from "./openedPeople.ts";
import { proposedName } from "./proposedBusiness.ts";

/**
 * Businesses that an unfiled email may belong to: those that the engine proposes with what they rest on, then those of
 * its people, else those of late. `rejected` are the ones that a person took it out of.
 */
export function suggestionsFor(
  people: Person[],
  recent: BusinessRef[],
  { proposed, rejected }: { proposed: AssociationView[]; rejected: Set<string> },
): LookupAnswer["suggestions"] {
  const found = new Map<string, LookupAnswer["suggestions"][number]>();
  for (const { business, evidence } of proposed) {
    const [first] = evidence;
    if (business && first) found.set(business.id, { business, reason: first.text, evidence });
  }
  for (const person of people) {
    const { business } = person;
    if (business && !found.has(business.id))
      found.set(business.id, { business, reason: reasonOf(person, business) });
  }
  const offered =
    found.size > 0 ? [...found.values()] : recent.map((business) => ({ business, reason: recentReason }));
  return offered.filter(({ business }) => !rejected.has(business.id));
}

function reasonOf({ name, address, contact }: Person, business: BusinessRef): string {
  return contact
    ? `${contact.name || name || address} is a contact of ${business.name}`
    : `${address} is at a domain of ${business.name}`;
}

/** The first domain of strangers that could be a business of its own; null where there is none. */
export function proposalFor(people: Person[]): LookupAnswer["proposed"] {
  for (const person of people) {
    if (person.isOwn || person.business) continue;
    const domain = registrableDomain(normalizeAddress(person.address) ?? "");
    if (domain !== null && !isFreeMailDomain(domain)) return { name: proposedName(domain), domain };
  }
  return null;
}
