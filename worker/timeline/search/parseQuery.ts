import { searchName } from "../../businesses/searchName.ts";
import { usualForm, wordPattern } from "./wordPairs.ts";

/** What a term is looked for in: a named field, or everything. */
export type SearchField = "from" | "to" | "subject" | "any";

/** Words that an email must hold next to each other; of `isExcluded` ones it must not. */
export interface SearchTerm {
  field: SearchField;
  words: string[];
  /** As it was typed, for texts that hold no words. */
  text: string;
  /** The last word may go on. */
  isPrefix: boolean;
  isExcluded: boolean;
}

/** A search as a person typed it. Times are milliseconds UTC. */
export interface ParsedQuery {
  terms: SearchTerm[];
  hasAttachments: boolean;
  isUnread: boolean | null;
  isStarred: boolean;
  /** Inclusive. */
  after: number | null;
  /** Exclusive. */
  before: number | null;
  /** Beginnings of the names of businesses, in the form of `search_name`. */
  businesses: string[];
}

/** Terms of one search: more would be no search but a document. */
const mostTerms = 24;
/** Letters from which on an unfinished word is looked for: fewer begin nearly everything. */
const prefixLength = 3;

const part = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?(\*?)|(\S+))/giu;

/**
 * Reads what a person typed: words, "phrases", `-without`, `begin*`, and `from:` `to:` `subject:` `has:attachment`
 * `is:unread` `is:read` `is:starred` `before:` `after:` `in:business`. Every text is a search: what is no filter is a
 * word.
 */
export function parseQuery(query: string): ParsedQuery {
  const parsed: ParsedQuery = {
    terms: [],
    hasAttachments: false,
    isUnread: null,
    isStarred: false,
    after: null,
    before: null,
    businesses: [],
  };
  for (const match of usualForm(query).matchAll(part)) {
    const [whole, minus = "", name = "", quoted, star = "", bare = ""] = match;
    const value = quoted ?? bare;
    if (minus === "" && applyFilter(parsed, name.toLowerCase(), value)) continue;
    const field = fieldOf(name.toLowerCase());
    // A colon that belongs to no field is part of what was typed.
    const text = field === null ? whole.slice(minus.length) : value;
    const found = [...text.matchAll(wordPattern)].map(([word]) => word);
    if (text.trim() === "" || (found.length === 0 && name !== "")) continue;
    const isOpen = star !== "" || bare.endsWith("*");
    parsed.terms.push({
      field: field ?? "any",
      words: found,
      text: text.replace(/\*$/, ""),
      isPrefix: isOpen || (quoted === undefined && [...(found.at(-1) ?? "")].length >= prefixLength),
      isExcluded: minus !== "",
    });
    if (parsed.terms.length === mostTerms) break;
  }
  // Signs between words say nothing: "Orbis – offer". Alone they are what is looked for: "€".
  const spoken = parsed.terms.filter((term) => term.words.length > 0);
  return { ...parsed, terms: spoken.length > 0 ? spoken : parsed.terms };
}

function fieldOf(name: string): SearchField | null {
  if (name === "") return "any";
  return name === "from" || name === "to" || name === "subject" ? name : null;
}

/** Whether this was a filter, which is then in `parsed`. */
function applyFilter(parsed: ParsedQuery, name: string, value: string): boolean {
  switch (`${name}:${value.toLowerCase()}`) {
    case "has:attachment":
    case "has:attachments":
      parsed.hasAttachments = true;
      return true;
    case "is:unread":
    case "is:read":
      parsed.isUnread = value.toLowerCase() === "unread";
      return true;
    case "is:starred":
      parsed.isStarred = true;
      return true;
  }
  if (name === "in" && searchName(value) !== "") {
    parsed.businesses.push(searchName(value));
    return true;
  }
  const day = name === "before" || name === "after" ? dayOf(value) : null;
  if (day === null) return false;
  if (name === "before") parsed.before = Math.min(parsed.before ?? day, day);
  else parsed.after = Math.max(parsed.after ?? day, day);
  return true;
}

/** The start (UTC) of `2026`, `2026-11` or `2026-11-21`, also with slashes; null for what is no day. */
function dayOf(text: string): number | null {
  const match = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year > 0 ? date.getTime() : null;
}
