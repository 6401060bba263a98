/** A field or a filter with its value, or something to be left out: only emails can be asked for it. */
const emailOnly = /(^|\s)(?:-?[a-z]+:(?:"[^"]*"?|\S*)|-(?:"[^"]*"?|\S+))/giu;

/** The words of a search by which a business or a person may be called; empty where it asks for emails alone. */
export function plainWords(query: string): string {
  return query.replace(emailOnly, "$1").replace(/["*]/gu, " ").replace(/\s+/gu, " ").trim();
}
