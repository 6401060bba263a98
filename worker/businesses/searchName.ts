/** Letters that Unicode does not decompose, as people type them without a keyboard that has them. */
const plain: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", þ: "th" };

/** A name for finding: lower-case, without accents, single spaces. */
export function searchName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøłđæœıþ]/g, (letter) => plain[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/** The LIKE pattern of everything that begins with this text; for `LIKE … ESCAPE '\'`. */
export function beginsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, "\\$&")}%`;
}
