import { searchName } from "../../businesses/searchName.ts";

/** A word of a text, where it stands. */
export interface Word {
  /** Lower-case, without accents: what is compared. */
  key: string;
  start: number;
  end: number;
}

/**
 * The words of a text. Scripts that are written without spaces are taken apart: Katakana by runs, since it writes
 * foreign names, Han and Hiragana sign by sign. So a name is found only between the borders of words.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern))
    words.push({ key: folded(match[0]), start: match.index, end: match.index + match[0].length });
  return words;
}

/** Text folded as {@link wordsOf} folds its words. */
function folded(word: string): string {
  return plain.test(word) ? word.toLowerCase() : searchName(word);
}

const plain = /^[\x20-\x7e]*$/;
const wordPattern =
  /[\p{Script=Katakana}ー]+|[\p{Script=Han}\p{Script=Hiragana}]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv;
