import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { getDomainWithoutSuffix } from "tldts";
import type { IdentifierKind } from "#shared/business.ts";
import { isFreeMailDomain } from "#shared/mailAddress.ts";
import { nameWords } from "./businessName.ts";
import { commonWords } from "./commonWords.ts";
import { type PhraseMatcher, phraseMatcher } from "./phraseMatcher.ts";
import { wordsOf } from "./words.ts";

/** All that people entered by which a text tells a business. */
export interface Knowledge {
  businesses: { id: string; name: string }[];
  domains: { businessId: string; domain: string }[];
  identifiers: { businessId: string; kind: IdentifierKind; key: string; value: string }[];
  /** Contacts of businesses, with normalised addresses. */
  contacts: { contactId: string; name: string; businessId: string; addresses: string[] }[];
}

/** What a phrase tells. */
export interface Clue {
  kind: "name" | "reference" | "postal" | "person";
  businessId: string;
  contactId: string | null;
  /** As it was entered. */
  label: string;
}

export interface PhoneClue {
  businessId: string;
  key: string;
  /** The country by which a number without one is read. */
  country: string | undefined;
}

/** What tells an organization's businesses in a text, ready to be looked for. */
export interface ContentIndex {
  /** Names of businesses by their id. */
  names: Map<string, string>;
  phrases: PhraseMatcher<Clue>;
  /** The references among them; null where there are none. */
  references: PhraseMatcher<Clue> | null;
  /** Hosts, and pages on sites that many share, with the business that they are of. */
  sites: Map<string, string>;
  addresses: Map<string, { businessId: string; contactId: string; name: string }>;
  /** By the last digits, which do not depend on how the country is written. */
  phones: Map<string, PhoneClue[]>;
  /** Domains by the part that their owner chose: `orbis` of orbis.example. */
  labels: Map<string, { businessId: string; domain: string }[]>;
}

export const emptyContentIndex: ContentIndex = contentIndex({
  businesses: [],
  domains: [],
  identifiers: [],
  contacts: [],
});

/** Digits by which numbers are looked up. */
export const phoneTail = (digits: string) => digits.replace(/\D/g, "").slice(-7);

/** Prepares what was entered; takes time for thousands of businesses, so that it is kept as long as it holds. */
export function contentIndex(knowledge: Knowledge): ContentIndex {
  const { businesses, domains, identifiers, contacts } = knowledge;
  const sites = new Map(domains.map(({ domain, businessId }) => [domain, businessId]));
  for (const { kind, key, businessId } of identifiers)
    if (kind === "website" && !sites.has(key)) sites.set(key, businessId);
  const phrases = [...phrasesOf(knowledge)];
  const references = phrases.filter(({ value }) => value.kind === "reference");
  return {
    names: new Map(businesses.map(({ id, name }) => [id, name])),
    phrases: phraseMatcher(phrases),
    references: references.length > 0 ? phraseMatcher(references) : null,
    sites,
    addresses: new Map(
      contacts.flatMap(({ addresses, ...contact }) =>
        addresses.map((address) => [address, contact] as const),
      ),
    ),
    phones: Map.groupBy(identifiers.filter(({ kind }) => kind === "phone").map(phoneClue), ({ key }) =>
      phoneTail(key),
    ),
    labels: Map.groupBy(
      domains.filter(({ domain }) => !isFreeMailDomain(domain)),
      ({ domain }) =>
        getDomainWithoutSuffix(domain, { allowPrivateDomains: true, extractHostname: false }) ?? "",
    ),
  };
}

function phoneClue({ businessId, key }: Knowledge["identifiers"][number]): PhoneClue {
  return { businessId, key, country: parsePhoneNumberFromString(key)?.country };
}

function* phrasesOf({
  businesses,
  identifiers,
  contacts,
}: Knowledge): Iterable<{ words: string[]; value: Clue }> {
  const clue = (
    kind: Clue["kind"],
    businessId: string,
    label: string,
    contactId: string | null = null,
  ): Clue => ({
    ...{ kind, businessId, contactId, label },
  });
  for (const { id, name } of businesses) {
    const words = nameWords(name);
    if (words) yield { words, value: clue("name", id, name) };
  }
  for (const { kind, key, value, businessId } of identifiers) {
    const words = key.split(" ");
    if (kind === "alias") yield { words, value: clue("name", businessId, value) };
    if (kind === "reference")
      for (const form of referenceForms(words))
        yield { words: form, value: clue("reference", businessId, value) };
    if (kind === "postal")
      for (const part of postalParts(value)) yield { words: part, value: clue("postal", businessId, value) };
  }
  for (const { contactId, name, businessId } of contacts) {
    const words = wordsOf(name).map((word) => word.key);
    if (words.length >= 2) yield { words, value: clue("person", businessId, name, contactId) };
  }
}

/**
 * A reference of letters and a number as people write it: with something between the two, or nothing. Not where it
 * could be a word before a year, or before any number.
 */
function referenceForms(words: string[]): string[][] {
  const [, letters, digits] = /^(\p{L}{2,}) ?(\d{3,})$/u.exec(words.join(" ")) ?? [];
  if (!letters || !digits || /^(?:19|20)\d\d$/.test(digits)) return [words];
  if (words.length === 1 && commonWords.has(letters)) return [words];
  return [[letters, digits], [letters + digits]];
}

/** The lines of an address that tell something by themselves: the street with its number. */
function postalParts(address: string): string[][] {
  return address
    .split(/[,;\n]/)
    .map((part) => wordsOf(part).map((word) => word.key))
    .filter(
      (words) =>
        words.length >= 2 &&
        words.some((word) => /\d/.test(word)) &&
        words.some((word) => /\p{L}{4}/u.test(word)),
    );
}
