/** A subject is only shown and compared: what is beyond this length says nothing more. */
const subjectLength = 2_000;

/** A subject as a page shows it, its white space folded; null for an empty one. */
export function shownSubject(text: string | null | undefined): string | null {
  return text?.replace(/\s+/g, " ").trim().slice(0, subjectLength) || null;
}
