import { cleanText } from "./plainText.ts";

interface MarkedPart {
  /** Where it begins in the whole text. */
  from: number;
  text: string;
  isMarked: boolean;
}

/**
 * A text in the parts that are marked and those between them, each safe to show. Ranges that overlap, lie outside or
 * out of order mark what they can and lose no letter.
 */
export function markedParts(text: string, ranges: readonly (readonly [number, number])[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  const add = (to: number, isMarked: boolean) => {
    if (to > at) parts.push({ from: at, text: cleanText(text.slice(at, to)), isMarked });
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    add(Math.min(from, text.length), false);
    add(Math.min(to, text.length), true);
  }
  add(text.length, false);
  const isBlank = parts.every((part) => part.text.trim() === "");
  return isBlank ? [] : parts.filter((part) => part.text !== "");
}
