import { decodePunycode } from "./punycode.ts";

/** Letters of other scripts that a reader takes for Latin ones (Unicode TR 39, confusables, the ones that names use). */
const latinFor: Record<string, string> = {
  ...{
    а: "a",
    в: "b",
    с: "c",
    ԁ: "d",
    е: "e",
    ҽ: "e",
    ɡ: "g",
    һ: "h",
    і: "i",
    ї: "i",
    ј: "j",
    к: "k",
    ӏ: "l",
  },
  ...{ м: "m", н: "h", о: "o", р: "p", ԛ: "q", ѕ: "s", т: "t", ц: "u", ѵ: "v", ԝ: "w", х: "x", у: "y" },
  ...{ α: "a", ε: "e", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", ı: "i", ɩ: "i" },
};
/** What stands in for a letter within ASCII. */
const swaps: [RegExp, string][] = [
  [/0/g, "o"],
  [/1/g, "l"],
  [/rn/g, "m"],
  [/vv/g, "w"],
];

/** What a domain may be mistaken for. */
export interface Lookalike {
  /** The domain that a reader sees. */
  domain: string;
  /** `letters`: letters of another script pose as Latin ones. `digits`: within ASCII, so by itself no proof. */
  by: "letters" | "digits";
}

/**
 * The domain in plain Latin letters that this one (normalised, in ASCII) imitates, or null. Names wholly in another
 * script with a letter that no Latin one resembles are left alone: they imitate nothing.
 */
export function lookalikeOf(domain: string): Lookalike | null {
  const labels = domain.split(".");
  const shown = labels.map((label) => (label.startsWith("xn--") ? decodePunycode(label.slice(4)) : label));
  if (shown.some((label) => label === null)) return null;
  const name = shown.join(".");
  const latin = [...name].map((letter) => latinFor[letter] ?? letter).join("");
  if (latin !== name) return /^[\x20-\x7e]*$/.test(latin) ? { domain: latin, by: "letters" } : null;
  if (!/^[\x20-\x7e]*$/.test(name)) return null;
  const host = labels.slice(0, -1).join(".");
  const plain = swaps.reduce((text, [pattern, letter]) => text.replace(pattern, letter), host);
  return plain === host ? null : { domain: `${plain}.${labels.at(-1)}`, by: "digits" };
}
