import type { GeneratedI18nStructure } from "../../.wxt/i18n/structure.d.ts";
import { currentLanguage } from "./currentLanguage.ts";
import { messages } from "./messages.ts";
import { fillIn, formatNumber, formFor } from "./template.ts";

/** The name of a text, as `section.name` in `extension/locales`. The types of all are written by `wxt prepare`. */
export type TextKey = Extract<keyof GeneratedI18nStructure, `${string}.${string}`>;

/** The places of a text that want a value. */
export type PlaceIn<Key extends TextKey> = GeneratedI18nStructure[Key] extends {
  namedSubstitutions: readonly (infer Name extends string)[];
}
  ? Name
  : never;

type Values<Key extends TextKey> = {
  readonly [Place in PlaceIn<Key>]: Place extends "count" ? number : string | number;
};

/**
 * A text of Threadbook in the language of this surface. The library's own reading knows only the browser's language,
 * and nothing at all once an update has orphaned a script; so the texts travel with the surface.
 */
export function t<Key extends TextKey>(
  key: Key,
  ...[values]: [PlaceIn<Key>] extends [never] ? [] : [values: Values<Key>]
): string {
  const language = currentLanguage();
  const given: Readonly<Record<string, string | number>> = values ?? {};
  const { count } = given;
  const text = formFor(textOf(key), typeof count === "number" ? count : undefined, language);
  return fillIn(text, given, language);
}

/** A text as it stands in its file, with its places unfilled. */
export function textOf(key: TextKey): string {
  const [section = "", name = ""] = key.split(".");
  const sections: Record<string, Record<string, string>> = messages[currentLanguage().locale];
  return sections[section]?.[name] ?? key;
}

/** A number as the language of this surface writes it. */
export function number(value: number): string {
  return formatNumber(value, currentLanguage());
}
