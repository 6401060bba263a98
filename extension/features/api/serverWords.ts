import { currentLanguage } from "../../i18n/currentLanguage.ts";
import { type TextKey, textOf } from "../../i18n/t.ts";

/**
 * A sentence that the API wrote, which it does in English: shown as it is to who reads English, and to everybody else
 * as the plainer text of the same meaning in their language, where there is one.
 */
export function serverWords(sentence: string, plainer: TextKey | undefined): string {
  return plainer === undefined || currentLanguage().locale === "en" ? sentence : textOf(plainer);
}
