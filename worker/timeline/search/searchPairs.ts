import type { Address } from "#shared/address.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";
import { wordPairs } from "./wordPairs.ts";

/**
 * What the index gets of an email beside its own text, in the order of the index's columns (sender, recipients,
 * hidden recipients, subject, text, file names), as JSON; null for most, whose words have spaces between them.
 */
export function searchPairs(email: NormalizedEmail): string | null {
  const pairs = [
    email.from ? names([email.from]) : "",
    names([...email.to, ...email.cc]),
    names(email.bcc),
    email.subject,
    email.bodyText || email.snippet,
    email.attachments.map(({ filename }) => filename).join(" "),
  ].map(wordPairs);
  return pairs.every((text) => text === "") ? null : JSON.stringify(pairs);
}

function names(people: Address[]): string {
  return people.map(({ name }) => name ?? "").join(" ");
}
