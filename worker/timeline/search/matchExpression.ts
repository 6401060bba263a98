import type { SearchTerm } from "./parseQuery.ts";
import { pairsOf, scriptRuns } from "./wordPairs.ts";

/** The columns of the index; `scope` holds whose an email is. */
type Column = "sender" | "recipients" | "hidden" | "subject" | "body" | "files";

const everything: Column[] = ["sender", "recipients", "hidden", "subject", "body", "files"];

/** What of an email may be searched: that of a sharing level, or a part of it by which results are ranked. */
const searchedColumns = {
  full: everything,
  subject: ["sender", "recipients", "subject"],
  metadata: ["sender", "recipients"],
  heading: ["subject"],
} satisfies Record<string, Column[]>;
type SearchedPart = keyof typeof searchedColumns;

const fieldColumns: Record<SearchTerm["field"], Column[]> = {
  any: everything,
  from: ["sender"],
  to: ["recipients", "hidden"],
  subject: ["subject"],
};

/** Whose emails are searched. */
export type SearchScope = { userId: string } | { organizationId: string; butUserId: string };

/**
 * An FTS5 expression (sqlite.org/fts5.html, 3) that finds the terms in these columns and in no other; null where they
 * cannot be there. Everything that was typed stands inside quotes.
 */
export function matchExpression(terms: SearchTerm[], part: SearchedPart, scope: SearchScope): string | null {
  const found: string[] = [`scope : ${quote(scopeToken(scope))}`];
  const excluded: string[] =
    "butUserId" in scope ? [`scope : ${quote(scopeToken({ userId: scope.butUserId }))}`] : [];
  for (const term of terms) {
    const columns = searchedColumns[part].filter((column) => fieldColumns[term.field].includes(column));
    if (columns.length === 0 && !term.isExcluded) return null;
    if (columns.length === 0) continue;
    const phrases = phrasesOf(term).map((phrase) => `{${columns.join(" ")}} : ${phrase}`);
    if (phrases.length > 0) (term.isExcluded ? excluded : found).push(`(${phrases.join(" AND ")})`);
  }
  return excluded.reduce((kept, one) => `(${kept}) NOT ${one}`, found.join(" AND "));
}

/** As the index's triggers write it: hyphens would part the id into words. */
function scopeToken(scope: SearchScope): string {
  return "userId" in scope
    ? `u${scope.userId.replaceAll("-", "")}`
    : `o${scope.organizationId.replaceAll("-", "")}`;
}

/** The quoted phrases that together are a term: words of a script with spaces are one, a run without is its pairs. */
function phrasesOf(term: SearchTerm): string[] {
  const runs = term.words.flatMap(scriptRuns);
  const phrases: string[] = [];
  let spaced: string[] = [];
  const endSpaced = (isLast: boolean) => {
    if (spaced.length > 0) phrases.push(quote(spaced.join(" ")) + (isLast && term.isPrefix ? " *" : ""));
    spaced = [];
  };
  for (const { text, isUnspaced } of runs) {
    if (!isUnspaced) {
      spaced.push(text);
      continue;
    }
    endSpaced(false);
    phrases.push(quote(pairsOf(text).join(" ")) + ([...text].length === 1 ? " *" : ""));
  }
  endSpaced(true);
  return phrases;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll("\0", " ")}"`;
}
