import { commonWords } from "./commonWords.ts";
import { wordsOf } from "./words.ts";

/** Legal forms, word by word as `wordsOf` gives them: behind or before a name they are no part of it. */
const legalForms: readonly (readonly string[])[] = [
  "gmbh & co kg",
  "gmbh co kg",
  "gmbh",
  "mbh",
  "ag",
  "kg",
  "kgaa",
  "ohg",
  "ug",
  "e k",
  "ek",
  "e v",
  "se",
  "ltd",
  "limited",
  "llc",
  "llp",
  "plc",
  "inc",
  "incorporated",
  "corp",
  "corporation",
  "co",
  "company",
  "pty ltd",
  "pte ltd",
  "s a",
  "sa",
  "sas",
  "s a s",
  "sarl",
  "s a r l",
  "eurl",
  "s l",
  "sl",
  "s l u",
  "slu",
  "s a u",
  "sau",
  "lda",
  "ltda",
  "s a de c v",
  "unipessoal lda",
  "b v",
  "bv",
  "n v",
  "nv",
  "ab",
  "a s",
  "as",
  "aps",
  "oy",
  "sp z o o",
  "spolka z o o",
  "s p a",
  "spa",
  "s r l",
  "srl",
  "株 式 会 社",
  "有 限 会 社",
  "合 同 会 社",
].map((form) => form.split(" "));

/** The words by which a text tells a business of this name; null where they are too common to tell anything. */
export function nameWords(name: string): string[] | null {
  const all = wordsOf(name).map((word) => word.key);
  const words = withoutLegalForm(all);
  if (words.length === 0 || words.every((word) => commonWords.has(word))) return null;
  const letters = words.join("");
  // Two Latin letters are an abbreviation of anything; two Han signs may be a name.
  if (/^[\x20-\x7e]*$/.test(letters) ? letters.length < 3 : letters.length < 2) return null;
  return /^\d+$/.test(letters) ? null : words;
}

function withoutLegalForm(words: string[]): string[] {
  for (const form of legalForms) {
    if (words.length <= form.length) continue;
    if (form.every((word, index) => words[words.length - form.length + index] === word))
      return withoutLegalForm(words.slice(0, -form.length));
    if (/^\P{ASCII}/u.test(form[0] ?? "") && form.every((word, index) => words[index] === word))
      return words.slice(form.length);
  }
  return words;
}

/** Whether a word behind a name is the beginning of its legal form. */
export function isLegalForm(word: string): boolean {
  return legalForms.some(([first]) => first === word);
}
