import type { World } from "#sandbox/mailboxes/generate.ts";
import { isFreeMailDomain } from "#shared/mailAddress.ts";
import type { Entered } from "../entered.ts";

type WorldBusiness = World["businesses"][number];

/** Businesses with names that stand in any mail; none of the mail is with them. */
export const commonNames = ["The", "IT", "Central", "Post", "Orange", "Delta"];

/**
 * What an organization would have entered of its world: in turn a business with its first domain, with some of its
 * people, with both, with everything, and every fifth not at all; of some also their phone, website, street or a
 * second name. The id of a business is its name.
 */
export function knowledgeOf(world: World): Entered {
  const { people, domains } = world.organization;
  return {
    own: { addresses: people.flatMap(({ address, aliases }) => [address, ...aliases]), domains },
    businesses: [
      ...world.businesses.flatMap((business, index) =>
        index % 5 === 4 ? [] : enteredBusiness(business, index),
      ),
      ...commonNames.map((name) => ({ id: name, name, domains: [], marks: [] })),
    ],
    people: world.businesses.flatMap((business, index) => enteredPeople(business, index)),
  };
}

function enteredBusiness(
  { name, domains, phone, website, street, city, aliases }: WorldBusiness,
  index: number,
) {
  const part = index % 5;
  const known = part === 1 ? [] : part === 3 ? domains : domains.slice(0, 1);
  const hasMarks = index % 2 === 0 || domains.length === 0;
  return {
    ...{ id: name, name, domains: known.filter((domain) => !isFreeMailDomain(domain)) },
    marks: [
      ...(hasMarks ? [["phone", phone] as const, ["website", website] as const] : []),
      ...(index % 3 === 0 ? [["postal", `${street}, ${city}`] as const] : []),
      ...(index % 3 === 1 ? aliases.map((alias) => ["alias", alias] as const) : []),
    ].map(([kind, value]): Entered["businesses"][number]["marks"][number] => [kind, value]),
  };
}

function enteredPeople({ name, domains, people }: WorldBusiness, index: number): Entered["people"] {
  const part = index % 5;
  if (part === 4) return [];
  // Those who all use free mail are known by their people or not at all.
  const known = part === 0 && domains.length > 0 ? [] : part === 3 ? people : people.slice(0, 2);
  return known.map((person) => ({
    name: person.name,
    addresses: part === 3 ? [person.address, ...person.otherAddresses] : [person.address],
    businessId: name,
  }));
}
