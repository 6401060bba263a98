import { afterEach, describe, expect, test } from "vitest";
import { speak } from "../../i18n/currentLanguage.ts";
import { english, languageFor } from "../../i18n/language.ts";
import { evidenceSentence } from "./evidenceSentence.ts";

afterEach(() => speak(english));

/** As the API writes them. */
const known = [
  "Ana Ruiz is a contact of Orbis Logistics",
  "Ana Ruiz (CFO), in copy, is a contact of Orbis Logistics",
  "Ana Ruiz, whose email was forwarded, is a contact of Orbis Logistics",
  "This email did not reach Ana Ruiz, a contact of Orbis Logistics",
  "Answers go to Ana Ruiz, a contact of Orbis Logistics",
  "Kim is a contact",
  "orbis.example is a domain of Orbis Logistics",
  "mail.orbis-group.example is named like orbis.example, a domain of Orbis Logistics",
  "Ana Ruiz of Orbis Logistics has an address at orbis.co.example too",
  "ana@orbis.example is at a domain of Orbis Logistics",
  "1 other email of this conversation is filed under Orbis Logistics",
  "3 other emails of this conversation are filed under Orbis Logistics, by Sam",
  "Sam filed this conversation under Helix Labs",
  "Sam filed this email under Helix Labs",
  "Sam filed everything from orbis.example under Helix Labs",
  "Sam filed everything to orbis@northwind.example under Helix Labs",
  "Sam filed all mail of Orbis Logistics under Helix Labs",
  "Sam took this email out of Helix Labs",
  "“Orbis” stands in the subject: Orbis Logistics",
  "“Ana Ruiz” in the signature is a contact of Orbis Logistics",
  "ana@orbis.example in the forwarded text is an address of Orbis Logistics",
  "+49 40 1234 in the text is a number of Orbis Logistics",
  "OR-2291 in the subject is a reference of Orbis Logistics",
  "orbis.example in the text belongs to Orbis Logistics",
  "“Hafenstr. 1, Hamburg” in the signature is the address of Orbis Logistics",
];

test.each(known)("“%s” is understood, and said again it is the same", (sentence) => {
  expect(evidenceSentence(sentence)).toBe(sentence);
});

describe("in another language", () => {
  test.each(["de", "fr", "es", "pt"])(
    "%s, no reason stays in English, and its names stay as they are",
    (locale) => {
      speak(languageFor(null, [locale]));
      for (const sentence of known) {
        const said = evidenceSentence(sentence);
        expect([sentence, said]).not.toEqual([sentence, null]);
        expect(said).not.toBe(sentence);
        expect(said).not.toMatch(/\{\w+\}| stands in | is a /);
      }
      expect(evidenceSentence("OR-2291 in the subject is a reference of Orbis Logistics")).toContain(
        "OR-2291",
      );
    },
  );
});

test("a sentence of a newer API is no known one", () => {
  expect(evidenceSentence("The moon stands over Orbis Logistics")).toBeNull();
});
