// In order: a whole pair, half of one (captured), any other escape. Reading escape by escape keeps `\\ud83d` apart.
const jsonEscape =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([dD][89a-fA-F][0-9a-fA-F]{2})|[\s\S])/g;

/**
 * True for JSON text that escapes half of a surrogate pair, as `JSON.stringify` does with a string cut inside an
 * emoji. SQLite's JSON functions turn it into text that is not UTF-8: a libSQL server then fails every statement
 * that reads the row, and the native library here ends the whole process.
 */
export function escapesHalfPair(text: string): boolean {
  if (!/^\s*[[{"]/.test(text) || !/\\u[dD][89a-fA-F]/.test(text)) return false;
  for (const [, half] of text.matchAll(jsonEscape)) {
    if (half !== undefined) return true;
  }
  return false;
}
