import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { locales } from "./language.ts";
import { messages } from "./messages.ts";

const sources = globSync("extension/{entrypoints,features,ui,inbox,i18n}/**/*.{ts,tsx}").filter(
  (path) => !path.includes(".test."),
);

function textsOf(locale: (typeof locales)[number]): Map<string, string> {
  return new Map(
    Object.entries(messages[locale]).flatMap(([section, texts]) =>
      Object.entries(texts).map(([name, text]): [string, string] => [`${section}.${name}`, text]),
    ),
  );
}

const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const english = textsOf("en");

describe.each(locales.filter((locale) => locale !== "en"))("the texts in %s", (locale) => {
  const texts = textsOf(locale);

  test("are the same as in English: none is missing, none is left over", () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("have the places and the plural forms that the English ones have", () => {
    for (const [key, text] of texts) {
      expect([key, ...placesIn(text)]).toEqual([key, ...placesIn(english.get(key) ?? "")]);
      expect([key, text.split(" | ").length]).toEqual([key, english.get(key)?.split(" | ").length]);
    }
  });
});

test("no text is empty, and what the stores show is as short as they ask", () => {
  for (const locale of locales) {
    for (const [key, text] of textsOf(locale)) expect([key, text.trim()]).not.toEqual([key, ""]);
    expect(messages[locale].extension.description.length).toBeLessThanOrEqual(132);
  }
});

test("every text is used", () => {
  const code = [...sources, "wxt.config.ts"].map((path) => readFileSync(path, "utf8")).join("\n");
  // Read whole by the reader, by the kind of a reason, and in the manifest.
  const indirect = /^(reader|evidence|extension)\./;
  expect([...english.keys()].filter((key) => !indirect.test(key) && !code.includes(`"${key}"`))).toEqual([]);
});

/** Text between tags is refused by the linter. */
test("no surface holds a text of its own in a string or an attribute", () => {
  const sentence =
    /["`][A-Z][a-z]+[ ,.…][^"`\n]*["`]|\bsay\(\s*["`]|`[^`\n]*\$\{[^}]*\} [a-z]{3,} [^`]*[.?!]?`/;
  const label = /\b(?:label|title|hint|placeholder|alt|aria-label)="(?!Threadbook")[^"]*[A-Za-z]/;
  const notForPeople = /console\.|Error\(|^\s*(\/\/|\*|\/\*)|<svg|<html/;
  const found = sources
    .filter((path) => /^extension\/(entrypoints|features|ui)\//.test(path))
    .flatMap((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => (label.test(line) || sentence.test(line)) && !notForPeople.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
