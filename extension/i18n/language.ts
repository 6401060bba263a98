/** The languages that Threadbook speaks; each has a file in `extension/locales`. */
export const locales = ["en", "de", "fr", "es", "pt"] as const;
export type Locale = (typeof locales)[number];

/** What a language is called in itself. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  pt: "Português",
};

export interface Language {
  locale: Locale;
  /** BCP 47: how numbers and dates are written, with the region where the browser names one. */
  formats: string;
}

export const english: Language = { locale: "en", formats: "en" };

/** The language to use: the chosen one, else the first of the browser's that Threadbook speaks, else English. */
export function languageFor(chosen: Locale | null, preferred: readonly string[]): Language {
  const locale = chosen ?? preferred.map(localeOf).find((found) => found !== null) ?? "en";
  const formats = preferred.find((tag) => localeOf(tag) === locale) ?? locale;
  return { locale, formats };
}

function localeOf(tag: string): Locale | null {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === base) ?? null;
}
