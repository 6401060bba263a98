/** The form of the selectors that this reader understands: a newer one may mean something else. */
export const selectorFormat = 1;

/**
 * Puts newer selectors in the place of those that came with the extension. Only names that are known, and only words in
 * the place of words: anything else in an update changes nothing.
 */
export function adoptSelectors(bundled: object, newer: unknown): void {
  if (typeof newer !== "object" || newer === null) return;
  for (const [name, known] of Object.entries(bundled)) {
    const value: unknown = Object.hasOwn(newer, name) ? Reflect.get(newer, name) : undefined;
    if (value === undefined) continue;
    if (typeof known === "string") {
      if (typeof value === "string" && value !== "") Reflect.set(bundled, name, value);
    } else if (Array.isArray(known)) {
      if (isWords(value)) Reflect.set(bundled, name, value);
    } else if (typeof known === "object" && known !== null) adoptSelectors(known, value);
  }
}

function isWords(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string" && word !== "")
  );
}
