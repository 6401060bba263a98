import type { IdentifierKind } from "#shared/business.ts";
import { isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { contentIndex } from "#worker/association/content/contentIndex.ts";
import { identifierKey } from "#worker/association/content/identifierKey.ts";
import { type Facts, noFacts } from "#worker/association/facts.ts";
import { peerOf } from "#worker/association/peer.ts";

/** What an organization has entered. */
export interface Entered {
  own: { addresses: string[]; domains: string[] };
  businesses: { id: string; name: string; domains: string[]; marks: [IdentifierKind, string][] }[];
  people: { name: string; addresses: string[]; businessId: string | null }[];
}

/** The facts that the product would read of it, for all emails at once. */
export function enteredFacts({ own, businesses, people }: Entered): Facts {
  const facts = noFacts();
  const names = new Map(businesses.map(({ id, name }) => [id, name]));
  const businessOf = (id: string | null) =>
    id === null ? null : { businessId: id, name: names.get(id) ?? "" };
  facts.ownAddresses = new Set(own.addresses.flatMap((address) => normalizeAddress(address) ?? []));
  facts.ownDomains = new Set(own.domains);
  for (const { id, name, domains } of businesses)
    for (const domain of domains) facts.domains.set(domain, { businessId: id, name });
  const colleagues = new Map<string, { businessIds: Set<string>; contactIds: Set<string> }>();
  const contacts = people.map(({ name, businessId, addresses }, index) => ({
    ...{ contactId: `contact-${index}`, name, businessId },
    addresses: addresses.flatMap((address) => normalizeAddress(address) ?? []),
  }));
  for (const { contactId, name, businessId, addresses } of contacts)
    for (const address of addresses) {
      facts.contacts.set(address, { contactId, name, title: "", business: businessOf(businessId) });
      const domain = registrableDomain(address);
      if (businessId === null || domain === null || isFreeMailDomain(domain)) continue;
      const known = colleagues.get(domain) ?? { businessIds: new Set(), contactIds: new Set() };
      colleagues.set(domain, known);
      known.businessIds.add(businessId);
      known.contactIds.add(contactId);
      const peer = peerOf(domain, businessId, names.get(businessId) ?? "", name, known.contactIds.size);
      if (known.businessIds.size > 1) facts.peers.delete(domain);
      else facts.peers.set(domain, peer);
    }
  facts.content = contentIndex({
    businesses,
    domains: businesses.flatMap(({ id, domains }) => domains.map((domain) => ({ businessId: id, domain }))),
    identifiers: businesses.flatMap(({ id, marks }) =>
      marks.flatMap(([kind, value]) => {
        const key = identifierKey(kind, value);
        return key === null ? [] : [{ businessId: id, kind, key, value }];
      }),
    ),
    contacts: contacts.flatMap(({ businessId, ...contact }) =>
      businessId === null ? [] : [{ ...contact, businessId }],
    ),
  });
  return facts;
}
