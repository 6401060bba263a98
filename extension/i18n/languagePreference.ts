import { browser } from "wxt/browser";
import { fromStored, type StoredShape, toStored } from "../stored/storedShape.ts";
import { type Language, type Locale, languageFor, locales } from "./language.ts";

export const languageShape: StoredShape<Locale | null> = {
  key: "language",
  steps: [],
  read: ({ locale }) => locales.find((known) => known === locale) ?? null,
  fields: (locale) => ({ locale }),
  fallback: null,
};

/** The language that the person chose; null for the browser's. */
export async function chosenLocale(): Promise<Locale | null> {
  const stored = await browser.storage.local.get(languageShape.key);
  return fromStored(languageShape, stored[languageShape.key]);
}

/** The language to use, by choice or as the browser's. */
export async function preferredLanguage(): Promise<Language> {
  return languageOf(await chosenLocale());
}

export async function chooseLocale(locale: Locale | null): Promise<void> {
  await browser.storage.local.set({ [languageShape.key]: toStored(languageShape, locale) });
}

/** Runs `onChange` whenever another language was chosen, on whichever surface. Answers how to stop. */
export function onLanguageChosen(onChange: (language: Language) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[languageShape.key];
    if (area === "local" && change !== undefined)
      onChange(languageOf(fromStored(languageShape, change.newValue)));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function languageOf(chosen: Locale | null): Language {
  return languageFor(chosen, [browser.i18n.getUILanguage(), ...navigator.languages]);
}
