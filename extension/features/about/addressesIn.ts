/** The addresses that a person typed or pasted, one line, comma or semicolon after the other; each once. */
export function addressesIn(text: string): string[] {
  const parts = text.split(/[\s,;<>]+/).filter((part) => part.includes("@"));
  return [...new Set(parts)];
}
