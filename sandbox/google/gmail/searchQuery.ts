import type { SqlValue } from "../../standIn/store.ts";
import { invalidArgument } from "../errors.ts";

/** What a search asks for: labels, conditions for SQL over `email`, and words that must be in the text. */
export interface Search {
  /** Ids of labels that an email must carry; "" is a label that none carries. */
  labelIds: string[];
  conditions: string[];
  values: SqlValue[];
  words: { text: string; wanted: boolean }[];
  /** Spam and trash are looked through too. */
  includesHidden: boolean;
}

const labelWords: Record<string, string> = {
  inbox: "INBOX",
  sent: "SENT",
  draft: "DRAFT",
  drafts: "DRAFT",
  trash: "TRASH",
  spam: "SPAM",
  unread: "UNREAD",
  starred: "STARRED",
  important: "IMPORTANT",
};

const dayMs = 86_400_000;

/** Gmail reads a date in a search as midnight Pacific time; the stand-in has no summer time. */
const pacificMs = 8 * 3_600_000;

function moment(text: string): number | undefined {
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1000;
  const date = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text);
  return date ? Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) + pacificMs : undefined;
}

function age(text: string): number | undefined {
  const parts = /^(\d+)([hdmy])$/.exec(text);
  const unit: Record<string, number> = { h: 3_600_000, d: dayMs, m: 30 * dayMs, y: 365 * dayMs };
  return parts ? Number(parts[1]) * (unit[parts[2] ?? ""] ?? dayMs) : undefined;
}

const token = /(-?)(?:([a-z0-9_]+):)?(?:"([^"]*)"|([^\s"]+))/giu;

type Condition = { sql: string; values: SqlValue[]; labelId?: string } | "everything" | undefined;

/** Whether the email of the row carries a label. */
export const carriesLabel =
  "EXISTS (SELECT 1 FROM email_label carried WHERE carried.account_id = email.account_id AND carried.label_id = ? AND carried.received_at = email.received_at AND carried.seq = email.seq)";

/** `resolveLabel` finds a label's id by the word a person writes for it; null where there is none. */
function condition(
  operator: string,
  value: string,
  now: number,
  resolveLabel: (word: string) => string | null,
): Condition {
  const carries = (id: string | null): Condition => ({
    sql: carriesLabel,
    values: [id ?? ""],
    labelId: id ?? "",
  });
  const contains = (column: string): Condition => ({
    sql: `instr(lower(${column}), ?) > 0`,
    values: [value.toLowerCase()],
  });
  const since = (ms: number | undefined, sign: string): Condition =>
    ms === undefined ? { sql: "0", values: [] } : { sql: `email.received_at ${sign} ?`, values: [ms] };
  switch (operator) {
    case "after":
    case "newer":
      return since(moment(value), ">=");
    case "before":
    case "older":
      return since(moment(value), "<");
    case "newer_than":
    case "older_than": {
      const span = age(value);
      return since(span === undefined ? undefined : now - span, operator === "newer_than" ? ">=" : "<");
    }
    case "is":
      if (value.toLowerCase() === "read") return { sql: `NOT (email.labels LIKE '%"UNREAD"%')`, values: [] };
      return carries(labelWords[value.toLowerCase()] ?? null);
    case "in":
      if (value.toLowerCase() === "anywhere") return "everything";
      return carries(labelWords[value.toLowerCase()] ?? resolveLabel(value));
    case "label":
      return carries(labelWords[value.toLowerCase()] ?? resolveLabel(value));
    case "category":
      return carries(`CATEGORY_${value.toLowerCase() === "primary" ? "PERSONAL" : value.toUpperCase()}`);
    case "rfc822msgid":
      return { sql: "email.message_id = ?", values: [value.replace(/^<|>$/g, "")] };
    case "from":
      return contains("email.sender");
    case "to":
      return contains("email.recipients");
    case "subject":
      return contains("email.subject");
    default:
      return undefined;
  }
}

/** More terms than this in one search are refused. */
const maxTerms = 100;

/**
 * Reads Gmail's `q`. An operator that the stand-in does not know is searched for as a word. Throws Google's 400
 * for a search that is far too long.
 */
export function readSearch(q: string, now: number, resolveLabel: (word: string) => string | null): Search {
  const search: Search = { labelIds: [], conditions: [], values: [], words: [], includesHidden: false };
  const terms = [...q.matchAll(token)];
  if (terms.length > maxTerms) throw invalidArgument("The query is too long");
  for (const [whole, minus, operator, quoted, bare] of terms) {
    const wanted = minus !== "-";
    const value = quoted ?? bare ?? "";
    const found = operator ? condition(operator.toLowerCase(), value, now, resolveLabel) : undefined;
    if (found === undefined) {
      search.words.push({ text: (operator ? whole.replace(/^-/, "") : value).toLowerCase(), wanted });
      continue;
    }
    if (wanted && /^(in|label):"?(trash|spam|anywhere)"?$/i.test(whole)) search.includesHidden = true;
    if (found === "everything") continue;
    if (wanted && found.labelId !== undefined) {
      search.labelIds.push(found.labelId);
      continue;
    }
    search.conditions.push(wanted ? found.sql : `NOT (${found.sql})`);
    search.values.push(...found.values);
  }
  return search;
}
