import { browser } from "wxt/browser";
import { type Language, type Locale, languageFor, locales } from "./language.ts";

const key = "language";

/** The language that the person chose; null for the browser's. */
export async function chosenLocale(): Promise<Locale | null> {
  return localeIn((await browser.storage.local.get(key))[key]);
}

/** The language to use, by choice or as the browser's. */
export async function preferredLanguage(): Promise<Language> {
  return languageOf(await chosenLocale());
}

export async function chooseLocale(locale: Locale | null): Promise<void> {
  await browser.storage.local.set({ [key]: { version: 1, locale } });
}

/** Runs `onChange` whenever another language was chosen, on whichever surface. Answers how to stop. */
export function onLanguageChosen(onChange: (language: Language) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "local" && key in changes) onChange(languageOf(localeIn(changes[key]?.newValue)));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function localeIn(stored: unknown): Locale | null {
  if (typeof stored !== "object" || stored === null) return null;
  const locale: unknown = Reflect.get(stored, "locale");
  return locales.find((known) => known === locale) ?? null;
}

function languageOf(chosen: Locale | null): Language {
  return languageFor(chosen, [browser.i18n.getUILanguage(), ...navigator.languages]);
}
