import { normalizeAddress, normalizeHost } from "#shared/mailAddress.ts";
import { type BusinessFact, type Facts, noFacts } from "#worker/association/facts.ts";
import type { HardBusiness, HardWorld } from "./hardMail.ts";

/** What a world's organization has entered, before any mail came. The id of a business is the world's. */
export function hardFacts(world: HardWorld): Facts {
  const facts = noFacts();
  for (const domain of world.organization.domains) facts.ownDomains.add(normalizeHost(domain) ?? domain);
  for (const person of world.organization.people.map(readPerson))
    for (const address of person.addresses) facts.ownAddresses.add(address);
  for (const business of world.businesses) {
    const fact = businessFact(business);
    for (const domain of business.domains ?? []) facts.domains.set(normalizeHost(domain) ?? domain, fact);
    for (const contact of business.contacts ?? []) addContact(facts, contact, fact);
  }
  for (const person of world.people ?? []) addContact(facts, person, null);
  return facts;
}

/** A business as the engine's facts name it. */
export function businessFact({ id, name }: HardBusiness): BusinessFact {
  return { businessId: id, name };
}

function addContact(facts: Facts, text: string, business: BusinessFact | null): void {
  const { name, addresses } = readPerson(text);
  for (const address of addresses) facts.contacts.set(address, { contactId: name, name, business });
}

/** `Name <address> <further address>`, the addresses normalised. */
function readPerson(text: string): { name: string; addresses: string[] } {
  const addresses = [...text.matchAll(/<([^>]+)>/g)].flatMap(
    (found) => normalizeAddress(found[1] ?? "") ?? [],
  );
  return { name: text.slice(0, text.indexOf("<")).trim(), addresses };
}
