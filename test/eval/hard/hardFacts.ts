import type { IdentifierKind } from "#shared/business.ts";
import { normalizeHost } from "#shared/mailAddress.ts";
import type { Facts } from "#worker/association/facts.ts";
import { type Entered, enteredFacts } from "../entered.ts";
import type { HardBusiness, HardWorld } from "./hardMail.ts";

/** What a world's organization has entered, before any mail came. The id of a business is the world's. */
export function hardFacts({ organization, businesses, people = [] }: HardWorld): Facts {
  const hosts = (domains: string[]) => domains.map((domain) => normalizeHost(domain) ?? domain);
  return enteredFacts({
    own: {
      addresses: organization.people.flatMap((text) => readPerson(text).addresses),
      domains: hosts(organization.domains),
    },
    businesses: businesses.map((business) => ({
      ...{
        id: business.id,
        name: business.name,
        domains: hosts(business.domains ?? []),
        marks: marksOf(business),
      },
    })),
    people: [
      ...businesses.flatMap(({ id, contacts = [] }) =>
        contacts.map((text) => ({ ...readPerson(text), businessId: id })),
      ),
      ...people.map((text) => ({ ...readPerson(text), businessId: null })),
    ],
  });
}

function marksOf({ aliases = [], websites = [], phones = [], references = [], postal }: HardBusiness) {
  const of = (kind: IdentifierKind, values: string[]) =>
    values.map((value): Entered["businesses"][number]["marks"][number] => [kind, value]);
  return [
    ...of("alias", aliases),
    ...of("website", websites),
    ...of("phone", phones),
    ...of("reference", references),
    ...of("postal", postal === undefined ? [] : [postal]),
  ];
}

/** `Name <address> <further address>` */
function readPerson(text: string): { name: string; addresses: string[] } {
  const addresses = [...text.matchAll(/<([^>]+)>/g)].map(([, address = ""]) => address);
  return { name: text.slice(0, text.indexOf("<")).trim(), addresses };
}
