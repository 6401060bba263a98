import type * as z from "zod";

/**
 * What stands in for a word that only a newer API knows, the most careful first: it shows least, offers least, claims
 * least. A test holds it against every answer.
 */
const careful: readonly unknown[] = [
  "metadata",
  "member",
  "not_synced",
  "internal",
  "wait",
  "content",
  "live",
  "off",
  "never",
  "stored",
  "all",
  "other",
  "waiting",
  "tell",
  "own",
  "running",
  "flag",
  "mentioned",
  "email",
  "engine",
  "checking",
  "unchanged",
  "notes",
  "duplicate_row",
  "csv",
  "alias",
  "on-demand",
  "thread",
];

/** The careful word among those that an answer may hold; undefined where there is none. */
export function carefulAmong(words: readonly unknown[]): unknown {
  return careful.find((word) => words.includes(word));
}

/**
 * Reads an answer that may be of a newer API: fields that are not known are left out by the schemas, and words that
 * are not known become careful ones.
 * @returns null where it cannot be understood all the same: then the extension is too old.
 */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): { value: z.output<Schema> } | null {
  const first = schema.safeParse(body);
  if (first.success) return { value: first.data };
  const mended: unknown = structuredClone(body);
  for (const issue of first.error.issues) {
    if (issue.code !== "invalid_value") return null;
    // Where no word is careful enough, nothing is said at all, if nothing may be said there.
    if (!place(mended, issue.path, carefulAmong(issue.values) ?? null)) return null;
  }
  const second = schema.safeParse(mended);
  return second.success ? { value: second.data } : null;
}

/** Puts a careful word where a word stands; where none stands the answer is damaged, not newer. */
function place(body: unknown, path: readonly PropertyKey[], word: unknown): boolean {
  const name = path.at(-1);
  if (name === undefined) return false;
  let holder: unknown = body;
  for (const step of path.slice(0, -1)) {
    if (typeof holder !== "object" || holder === null) return false;
    holder = Reflect.get(holder, step);
  }
  if (typeof holder !== "object" || holder === null || typeof Reflect.get(holder, name) !== "string")
    return false;
  return Reflect.set(holder, name, word);
}
