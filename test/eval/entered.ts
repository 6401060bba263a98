import type { IdentifierKind } from "#shared/business.ts";
import { isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { contentIndex } from "#worker/association/content/contentIndex.ts";
import { identifierKey } from "#worker/association/content/identifierKey.ts";
import { type Facts, noFacts } from "#worker/association/facts.ts";

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
  const peers = new Map<string, Set<string>>();
  const contacts = people.map(({ name, businessId, addresses }, index) => ({
    ...{ contactId: `contact-${index}`, name, businessId },
    addresses: addresses.flatMap((address) => normalizeAddress(address) ?? []),
  }));
  for (const { contactId, name, businessId, addresses } of contacts)
    for (const address of addresses) {
      facts.contacts.set(address, { contactId, name, title: "", business: businessOf(businessId) });
      const domain = registrableDomain(address);
      if (businessId === null || domain === null || isFreeMailDomain(domain)) continue;
      const known = peers.get(domain) ?? new Set();
      peers.set(domain, known.add(businessId));
      if (known.size > 1) facts.peers.delete(domain);
      else
        facts.peers.set(domain, {
          business: { businessId, name: names.get(businessId) ?? "" },
          contactName: name,
        });
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
