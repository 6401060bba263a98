import { businessRoots, japaneseRoots, trades } from "./businessNames.ts";
import { type CountryCode, countries } from "./countries.ts";
import type { Industry, Language } from "./languages/language.ts";
import {
  type Colleague,
  type Employer,
  fillDigits,
  freeMailAddress,
  inventName,
  type Person,
  signatureLines,
  slug,
  writingHabits,
} from "./person.ts";
import { createRandom, type Random } from "./random.ts";
import { referenceBusinesses, referenceColleagues } from "./referenceWorld.ts";

/** A business our organization writes with. */
export interface WorldBusiness extends Employer {
  industry: Industry;
  language: Language;
  /** Domains that are theirs; empty where everybody uses free mail. Subdomains of these occur as well. */
  domains: string[];
  aliases: string[];
  people: Person[];
  /** Whoever of us is first in touch with them. */
  accountLead: string;
}

export interface World {
  seed: number;
  organization: { name: string; domains: string[]; people: Colleague[] };
  businesses: WorldBusiness[];
}

const industries = Object.keys(trades) as Industry[];
const countryWeights: [CountryCode, number][] = [
  ["GB", 5],
  ["US", 4],
  ["DE", 6],
  ["AT", 1],
  ["FR", 3],
  ["ES", 3],
  ["PT", 1],
  ["BR", 1],
  ["PL", 2],
  ["JP", 2],
  ["NL", 1],
  ["SE", 1],
];

/**
 * Invents our organization and the businesses it writes with.
 *
 * `businesses` counts all of them, the two fixed ones (Orbis Logistics, Keller Brokers) included; 30 if absent.
 * The names and addresses depend on the seed alone; `until` is taken so that both generators are called alike.
 */
export function generateWorld(options: { seed: number; businesses?: number; until: number }): World {
  const people = referenceColleagues();
  const businesses = referenceBusinesses();
  const taken = new Set(businesses.flatMap((business) => [business.name, ...business.domains]));
  for (let n = businesses.length; n < (options.businesses ?? 30); n++) {
    businesses.push(inventBusiness(createRandom("business", options.seed, n), taken, n, people));
  }
  return {
    seed: options.seed,
    organization: { name: "Northwind", domains: ["northwind.example", "northwind-trade.example"], people },
    businesses,
  };
}

function inventBusiness(
  random: Random,
  taken: Set<string>,
  n: number,
  colleagues: Colleague[],
): WorldBusiness {
  const identity = inventIdentity(random, taken, n);
  const { country, name, label } = identity;
  const domains = inventDomains(random, label);
  for (const domain of domains) taken.add(domain);
  taken.add(name);
  taken.add(`${label}.example`);
  const place = countries[country];
  const legalForm = random.pick(place.legalForms);
  const business: WorldBusiness = {
    name,
    legalName: legalForm === "株式会社" ? `${legalForm}${name}` : `${name} ${legalForm}`,
    industry: identity.industry,
    country,
    language: place.language,
    street:
      country === "GB" || country === "US"
        ? `${random.int(2, 180)} ${random.pick(place.streets)}`
        : `${random.pick(place.streets)} ${random.int(2, 180)}`,
    city: `${fillDigits(random, place.postcode)} ${random.pick(place.cities)}`,
    phone: fillDigits(random, place.phone),
    website: domains[0] ? `www.${domains[0]}` : `${label}.example`,
    domains,
    aliases: aliasesOf(random, name, label),
    people: [],
    accountLead: random.pick(colleagues).address,
  };
  const headcount = random.int(1, 5);
  while (business.people.length < headcount) {
    const person = inventPerson(random, business, label);
    const taken = new Set(
      business.people.flatMap(({ name, address, otherAddresses }) => [name, address, ...otherAddresses]),
    );
    if (![person.name, person.address, ...person.otherAddresses].some((each) => taken.has(each)))
      business.people.push(person);
  }
  return business;
}

function inventIdentity(random: Random, taken: Set<string>, n: number) {
  const country = random.weighted(countryWeights);
  const { language } = countries[country];
  for (let attempt = 0; ; attempt++) {
    const industry = random.pick(industries);
    const trade = random.pick(trades[industry][language] ?? trades[industry].en);
    const [root, latinRoot] =
      language === "ja" ? random.pick(japaneseRoots) : ([random.pick(businessRoots), undefined] as const);
    const name = language === "ja" ? `${root}${trade}` : `${root} ${trade}`;
    const latin = latinRoot ?? root;
    const short = slug(latin);
    const long = `${short}-${slug(trades[industry].en[0]!)}`;
    const numbered = attempt > 20 ? `${long}-${n}` : long;
    const label = [short, long, numbered].find(
      (candidate) => !taken.has(`${candidate}.example`) && !taken.has(`${candidate}.co.example`),
    );
    if (!taken.has(name) && label) return { country, industry, name, label };
    if (attempt > 40 && label) return { country, industry, name: `${name} ${n}`, label };
  }
}

function inventDomains(random: Random, label: string): string[] {
  const style = random.weighted([
    ["plain", 62],
    ["country", 10],
    ["sibling", 14],
    ["multi", 8],
    ["free mail", 6],
  ] as const);
  if (style === "free mail") return [];
  if (style === "multi") return [`${label}.co.example`];
  if (style === "sibling")
    return [`${label}.example`, `${label}-${random.pick(["group", "online", "service"])}.example`];
  if (style === "country")
    return [`${label}.example`, `${label}-${random.pick(["iberia", "uk", "europe"])}.example`];
  return [`${label}.example`];
}

function aliasesOf(random: Random, name: string, label: string): string[] {
  const aliases = [];
  const firstWord = name.split(" ")[0]!;
  if (firstWord.length > 4 && firstWord !== name && random.chance(0.6)) aliases.push(firstWord);
  if (random.chance(0.3))
    aliases.push(
      label
        .split("-")
        .map((part) => part[0]!.toUpperCase() + part.slice(1))
        .join(" "),
    );
  return [...new Set(aliases)].filter((alias) => alias !== name);
}

function inventPerson(random: Random, business: WorldBusiness, label: string): Person {
  const { firstName, lastName, name, latinFirst, latinLast } = inventName(random, business.country);
  const home = business.domains[0];
  const free = freeMailAddress(
    random,
    business.country,
    random.chance(0.5) ? `${latinFirst}.${latinLast}` : label,
  );
  const styles = [
    `${latinFirst}.${latinLast}`,
    `${latinFirst[0]}.${latinLast}`,
    latinLast,
    `${latinFirst}${latinLast[0]}`,
  ];
  const [mainStyle, otherStyle] = random.shuffled(styles);
  const otherAddresses: string[] = [];
  let address = free;
  if (home) {
    const host = random.chance(0.12)
      ? `${random.pick(["sales", "mail", "office", "de"])}.${home}`
      : random.pick(business.domains);
    address = `${mainStyle}@${host}`;
    if (random.chance(0.2)) otherAddresses.push(`${otherStyle}@${home}`);
    if (random.chance(0.15)) otherAddresses.push(free);
    if (business.domains[1] && random.chance(0.5)) otherAddresses.push(`${mainStyle}@${business.domains[1]}`);
  }
  return {
    name,
    firstName: business.country === "JP" ? latinFirst : firstName,
    lastName,
    address,
    otherAddresses: [...new Set(otherAddresses)].filter((other) => other !== address),
    country: business.country,
    ...writingHabits(random, business.country),
    signature: signatureLines(random, name, business),
  };
}
