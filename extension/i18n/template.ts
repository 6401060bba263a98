import { plainText } from "../ui/plainText.ts";
import type { Language } from "./language.ts";

const placeholder = /\{(\w+)\}/g;
const betweenForms = " | ";
const writtenFromRight =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The form of a text for a count, by the language's own rule (CLDR); a text with one form stands for every count. */
export function formFor(text: string, count: number | undefined, { locale }: Language): string {
  if (count === undefined) return text;
  const [one = text, other = one] = text.split(betweenForms);
  return new Intl.PluralRules(locale).select(count) === "one" ? one : other;
}

/** Puts values into the places that bear their names. Numbers are written as the language writes them. */
export function fillIn(
  text: string,
  values: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return text.replace(placeholder, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? formatNumber(value, language) : isolated(value);
  });
}

/** A text cut at its placeholders: what stands between them, and their names in turn. */
export function partsOf(text: string): { text: string; name: string | null }[] {
  // Splitting by an expression with a group gives text and name in turn.
  return text
    .split(placeholder)
    .map((part, index) => (index % 2 === 0 ? { text: part, name: null } : { text: "", name: part }));
}

const numberFormats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, { formats }: Language): string {
  const format = numberFormats.get(formats) ?? new Intl.NumberFormat(formats, { maximumFractionDigits: 1 });
  numberFormats.set(formats, format);
  return format.format(value);
}

/** Someone else's text in a sentence of ours: cleaned, and kept from turning the words around it (UAX 9, section 2.4). */
function isolated(value: string): string {
  const plain = plainText(value);
  return writtenFromRight.test(plain) ? `\u2068${plain}\u2069` : plain;
}
