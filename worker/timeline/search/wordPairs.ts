/** Scripts that put no spaces between words; "ー" lengthens a vowel of kana. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+/gu;
/** What may hold something that the index does not find by itself: such a script, or letters in another width. */
const special = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\uff01-\uff5e]/u;
/** What the index takes for a word. */
export const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Parts of a text by whether their script puts spaces between words. */
interface ScriptRun {
  text: string;
  isUnspaced: boolean;
}

/** The one form under which a text is searched and found: letters in their usual width (Unicode NFKC). */
export function usualForm(text: string): string {
  return text.normalize("NFKC");
}

/** Splits a word where its script changes between spaced and unspaced. */
export function scriptRuns(word: string): ScriptRun[] {
  const runs: ScriptRun[] = [];
  let from = 0;
  for (const { 0: text, index } of word.matchAll(unspaced)) {
    if (index > from) runs.push({ text: word.slice(from, index), isUnspaced: false });
    runs.push({ text, isUnspaced: true });
    from = index + text.length;
  }
  if (from < word.length) runs.push({ text: word.slice(from), isUnspaced: false });
  return runs;
}

/** The overlapping pairs of a run: 東京都 is 東京 京都. One character is its own pair. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => (characters[at] ?? "") + character);
}

/**
 * What the index gets beside a text, so that Chinese, Japanese and Korean are found by any two characters of a word:
 * the pairs of each run and its last character, whose pair would be with nothing, and what stands between the runs.
 * Empty for most texts.
 */
export function wordPairs(text: string): string {
  if (!special.test(text)) return "";
  const words: string[] = [];
  for (const [word] of usualForm(text).matchAll(wordPattern)) {
    if (!special.test(word) && text.includes(word)) continue;
    for (const run of scriptRuns(word)) {
      words.push(...(run.isUnspaced ? pairsOf(run.text) : [run.text]));
      const last = run.isUnspaced ? [...run.text].at(-1) : undefined;
      if (last !== undefined && last !== run.text) words.push(last);
    }
  }
  return words.join(" ");
}
