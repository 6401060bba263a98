import type { SampleAccount } from "#sandbox/mail/sampleEmail.ts";
import { type CountryCode, countries } from "./countries.ts";
import { languagePacks } from "./languages/packs.ts";
import { firstNames, jobTitles, lastNames } from "./personNames.ts";
import type { Random } from "./random.ts";

/** Decides how mail looks: Message-ID, MIME structure, the way history is quoted. */
export type MailClient = "gmail" | "outlook" | "apple" | "thunderbird";

/** Someone who writes mail, with what is theirs in every mail they write. */
export interface Person {
  name: string;
  address: string;
  otherAddresses: string[];
  firstName: string;
  lastName: string;
  mailClient: MailClient;
  /** What their mail client encodes in, where the text allows it. */
  charset: string;
  country: CountryCode;
  /** Lines below a mail: name, role, company, postal address, telephone. */
  signature: string[];
}

/** A person of our own organization. */
export interface Colleague extends Person, SampleAccount {}

export interface Employer {
  name: string;
  /** Name with its legal form, as in a signature. */
  legalName: string;
  country: CountryCode;
  street: string;
  city: string;
  phone: string;
  website: string;
}

/** Latin letters, digits and single hyphens of a name: what people make addresses and domains of. */
export function slug(text: string): string {
  return text
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize("NFD")[0]}e`)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Replaces each `#` of a pattern by a digit. */
export function fillDigits(random: Random, pattern: string): string {
  return pattern.replace(/#/g, () => String(random.int(0, 9)));
}

const charsets: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  en: [
    ["utf-8", 7],
    ["windows-1252", 2],
    ["us-ascii", 1],
  ],
  pl: [
    ["utf-8", 5],
    ["iso-8859-2", 3],
    ["windows-1250", 2],
  ],
  ja: [
    ["iso-2022-jp", 6],
    ["utf-8", 3],
    ["shift_jis", 1],
  ],
  other: [
    ["utf-8", 5],
    ["iso-8859-1", 3],
    ["windows-1252", 2],
    ["iso-8859-15", 1],
  ],
};

function pickMailClient(random: Random): MailClient {
  return random.weighted([
    ["outlook", 5],
    ["gmail", 3],
    ["apple", 2],
    ["thunderbird", 1.5],
  ]);
}

/** Name parts for a country; `latin` is what an address is made of. */
export function inventName(random: Random, country: CountryCode) {
  const { language } = countries[country];
  const [firstName, latinFirst = firstName] = random.pick(firstNames[language]);
  const [lastName, latinLast = lastName] = random.pick(lastNames[language]);
  return {
    firstName,
    lastName,
    name: language === "ja" ? `${lastName} ${firstName}` : `${firstName} ${lastName}`,
    latinFirst: slug(latinFirst),
    latinLast: slug(latinLast),
  };
}

/** An address at a real free-mail service; six digits keep it from being anybody's. */
export function freeMailAddress(random: Random, country: CountryCode, localPart: string): string {
  return `${localPart}.${random.digits(6)}@${random.pick(countries[country].freeMail)}`;
}

export function writingHabits(
  random: Random,
  country: CountryCode,
): { mailClient: MailClient; charset: string } {
  const { language } = countries[country];
  const mailClient = pickMailClient(random);
  // Gmail writes UTF-8 only.
  const charset = mailClient === "gmail" ? "utf-8" : random.weighted(charsets[language] ?? charsets.other!);
  return { mailClient, charset };
}

export function signatureLines(random: Random, name: string, employer: Employer): string[] {
  const country = countries[employer.country];
  const lines = [name, random.pick(jobTitles[country.language]), employer.legalName];
  if (random.chance(0.7)) lines.push(`${employer.street}, ${employer.city}`);
  lines.push(random.chance(0.5) ? `T ${employer.phone}` : `Tel. ${employer.phone} | ${employer.website}`);
  // The small print of larger companies.
  if (random.chance(0.2)) lines.push("", languagePacks[country.language].disclaimer);
  return lines;
}

/** A program that sends mail, in the shape of a person. */
export function machineSender(name: string, address: string, country: CountryCode = "GB"): Person {
  return {
    name,
    address,
    otherAddresses: [],
    firstName: name,
    lastName: "",
    mailClient: "gmail",
    charset: "utf-8",
    country,
    signature: [],
  };
}
