import type { TextRanges } from "#shared/timeline.ts";
import type { ParsedQuery, SearchTerm } from "./parseQuery.ts";
import { scriptRuns } from "./wordPairs.ts";

/** Code units of a text that are shown around what was found. */
const shownAround = 200;
const shownBefore = 60;
/** Ranges that one text is marked with at most. */
const mostRanges = 40;
const letter = /[\p{L}\p{N}\p{M}\p{Co}]/u;
const ascii = /^[\0-\x7f]*$/;

/** A text as it is compared, and where each of its code units stands in the original. */
interface Folded {
  text: string;
  origin: ((at: number) => number) | null;
}

/** Where the words of a search stand in a subject. */
export function matchRanges(subject: string, parsed: ParsedQuery): TextRanges {
  return merged(rangesIn(subject, parsed, "subject"));
}

/** The part of a text around the first word that was found, with what is to be marked; null where none stands there. */
export function matchExcerpt(text: string, parsed: ParsedQuery): { text: string; ranges: TextRanges } | null {
  const ranges = merged(rangesIn(text, parsed, "body"));
  const [first] = ranges;
  if (!first) return null;
  const start = wordBoundary(text, Math.max(0, first[0] - shownBefore), first[0]);
  const end = wordEnd(text, Math.min(text.length, Math.max(first[1], start + shownAround)));
  const lead = start > 0 ? "… " : "";
  const shift = lead.length - start;
  return {
    text: lead + text.slice(start, end).replace(/\s/g, " ") + (end < text.length ? " …" : ""),
    ranges: ranges.flatMap(([from, to]): TextRanges => (to <= end ? [[from + shift, to + shift]] : [])),
  };
}

function rangesIn(text: string, parsed: ParsedQuery, field: "subject" | "body"): TextRanges {
  const needles = parsed.terms.flatMap((term) => (isIn(term, field) ? needlesOf(term) : []));
  if (needles.length === 0 || text === "") return [];
  const folded = fold(text);
  const ranges: TextRanges = [];
  for (const needle of needles)
    for (
      let at = folded.text.indexOf(needle.text);
      at !== -1;
      at = folded.text.indexOf(needle.text, at + 1)
    ) {
      if (ranges.length >= mostRanges * needles.length) break;
      const end = at + needle.text.length;
      if (needle.isWord && isLetter(folded.text, at - 1)) continue;
      if (needle.isWhole && isLetter(folded.text, end)) continue;
      ranges.push([folded.origin?.(at) ?? at, folded.origin?.(end) ?? end]);
    }
  return ranges.sort((a, b) => a[0] - b[0]).slice(0, mostRanges);
}

function isIn(term: SearchTerm, field: "subject" | "body"): boolean {
  return !term.isExcluded && (term.field === "any" || term.field === field);
}

interface Needle {
  text: string;
  /** It begins a word. */
  isWord: boolean;
  /** It also ends one. */
  isWhole: boolean;
}

/** What to look for in the text: each word by itself, since signs of any kind may stand between the words of a phrase. */
function needlesOf({ words, text, isPrefix }: SearchTerm): Needle[] {
  if (words.length === 0) return [{ text: fold(text).text, isWord: false, isWhole: false }];
  return words.flatMap((word, at) =>
    scriptRuns(word).map((run, runAt, runs) => ({
      text: fold(run.text).text,
      isWord: !run.isUnspaced && runs.length === 1,
      isWhole: !run.isUnspaced && runs.length === 1 && !(isPrefix && at === words.length - 1 && runAt === 0),
    })),
  );
}

/** Lower case, without accents, in the usual width. */
function fold(text: string): Folded {
  if (ascii.test(text)) return { text: text.toLowerCase(), origin: null };
  const origins: number[] = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const plain = foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) origins.push(at);
    folded += plain;
    at += character.length;
  }
  // What ends behind a character takes the accents with it that stand as characters of their own.
  return { text: folded, origin: (index) => origins[index] ?? text.length };
}

const known = new Map<string, string>();

function foldCharacter(character: string): string {
  if (character < "\u0080") return character.toLowerCase();
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  // Hangul would fall apart into its letters.
  const isHangul = /\p{sc=Hangul}/u.test(character);
  const plain = character
    .normalize(isHangul ? "NFKC" : "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  if (known.size > 5_000) known.clear();
  known.set(character, plain);
  return plain;
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && letter.test(text.charAt(at));
}

function merged(ranges: TextRanges): TextRanges {
  const result: TextRanges = [];
  for (const [from, to] of ranges) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** The first start of a word at or behind `from`, not behind `limit`. */
function wordBoundary(text: string, from: number, limit: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, limit).search(/\s\S/);
  if (space !== -1) return from + space + 1;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

/** The last end of a word at or before `to`, where one is near. */
function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const tail = text.slice(Math.max(0, to - 30), to);
  const space = tail.search(/\s\S*$/);
  const end = space === -1 || isLetter(text, to) === false ? to : to - tail.length + space;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
