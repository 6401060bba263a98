import { plainText } from "./plainText.ts";

/** Muted grounds on which white text has a contrast of at least 4.500:1. */
const grounds = [
  "#3f5f8f",
  "#8a5a3c",
  "#4f6f3a",
  "#7a4a7d",
  "#2f6f78",
  "#94495a",
  "#5a5aa0",
  "#7a6a2a",
  "#3c6e5a",
  "#8c4f2b",
  "#5b6472",
  "#6a4fa0",
  "#a04848",
  "#35708f",
  "#6b7040",
  "#884a6e",
];

/** The same name has the same colour everywhere and always, whatever its case. FNV-1a, so that alike names differ. */
export function markColour(name: string): string {
  let hash = 0x811c9dc5;
  for (const character of plainText(name).toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return grounds[hash % grounds.length] ?? "#5b6472";
}

/** Two letters that stand for a name. */
export function markLetters(name: string): string {
  const words = plainText(name).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const first = [...(words[0] ?? "")];
  return (first[0] ?? "?").toUpperCase() + (first[1] ?? "").toLowerCase();
}
