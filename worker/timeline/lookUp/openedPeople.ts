import * as z from "zod";
import type { BusinessRef, ContactRef } from "#shared/association.ts";
import type { LookupAnswer } from "#shared/lookup.ts";
import { hostOf, isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { businessRef, contactRef } from "../associationRows.ts";

/** Somebody as a header or a page shows them. */
export interface ShownAddress {
  name: string;
  address: string;
}

export type Person = LookupAnswer["people"][number];

/** What the organization knows of some addresses. Addresses are normalised. */
export interface KnownPeople {
  contacts: Map<string, { contact: ContactRef; business: BusinessRef | null }>;
  /** By domain as entered: it covers its subdomains. */
  domains: Map<string, BusinessRef>;
  own: { addresses: Set<string>; domains: Set<string> };
  /** Businesses of late, newest first. */
  recent: BusinessRef[];
}

const text = z.string();
const businessColumns = { business_id: text, business_name: text, domain: text.nullable() };
const contactRows = z.array(
  z.object({
    address: text,
    contact_id: text,
    contact_name: text,
    business_id: text.nullable(),
    business_name: text.nullable(),
    domain: text.nullable(),
  }),
);
const domainRows = z.array(z.object({ host: text, ...businessColumns }));
const ownRows = z.array(z.object({ address: text, is_alias: z.number() }));
const recentRows = z.array(z.object(businessColumns));

/** Reads the results of the lookup's statements about people. */
export function parseKnownPeople(
  rows: Record<"contacts" | "domains" | "own" | "recent", unknown>,
): KnownPeople {
  const toRef = (row: {
    business_id: string;
    business_name: string;
    domain: string | null;
  }): BusinessRef => ({
    id: row.business_id,
    name: row.business_name,
    domain: row.domain,
  });
  return {
    contacts: new Map(
      contactRows.parse(rows.contacts).flatMap((row) => {
        const contact = contactRef(row.contact_id, row.contact_name, row.address);
        const business = businessRef(row.business_id, row.business_name, row.domain);
        return contact ? [[row.address, { contact, business }] as const] : [];
      }),
    ),
    domains: new Map(domainRows.parse(rows.domains).map((row) => [row.host, toRef(row)])),
    own: ownOf(ownRows.parse(rows.own)),
    recent: recentRows.parse(rows.recent).map(toRef),
  };
}

function ownOf(rows: z.output<typeof ownRows>): KnownPeople["own"] {
  const own: KnownPeople["own"] = { addresses: new Set(), domains: new Set() };
  for (const row of rows) {
    const address = normalizeAddress(row.address);
    if (address === null) continue;
    own.addresses.add(address);
    const domain = row.is_alias ? null : registrableDomain(address);
    if (domain !== null && !isFreeMailDomain(domain)) own.domains.add(domain);
  }
  return own;
}

/** Everyone once, in the order given; a name that any mention tells is kept. */
export function peopleOf(mentions: ShownAddress[], known: KnownPeople): Person[] {
  const people = new Map<string, Person>();
  for (const mention of mentions) {
    const address = normalizeAddress(mention.address);
    if (address === null) continue;
    const person = people.get(address);
    if (person) person.name ||= mention.name;
    else people.set(address, personOf(address, mention, known));
  }
  return [...people.values()];
}

function personOf(address: string, { name, address: shown }: ShownAddress, known: KnownPeople): Person {
  const domain = registrableDomain(address);
  const isOwn = known.own.addresses.has(address) || (domain !== null && known.own.domains.has(domain));
  const contact = known.contacts.get(address);
  const business = isOwn ? null : (contact?.business ?? businessOfHost(hostOf(address), known));
  return { name, address: shown, isOwn, contact: contact?.contact ?? null, business };
}

/** The business whose domain covers a host most closely. */
function businessOfHost(host: string, { domains }: KnownPeople): BusinessRef | null {
  for (let rest = host; rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    const business = domains.get(rest);
    if (business) return business;
  }
  return null;
}
