import { english, type Language } from "./language.ts";

let current = english;

/** The language of this surface; English until it was set. */
export function currentLanguage(): Language {
  return current;
}

/** Sets the language of everything that is drawn from now on. */
export function speak(language: Language): void {
  current = language;
}
