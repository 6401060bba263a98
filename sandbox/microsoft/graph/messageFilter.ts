import type { SqlValue, Store } from "../../standIn/store.ts";
import { badRequest } from "../errors.ts";
import { findFolder } from "../mailbox/folders.ts";

/** A `$filter` as a condition on the emails of one mailbox. */
export interface MessageFilter {
  where: string;
  values: SqlValue[];
  /** The properties in the order in which the filter names them. */
  properties: string[];
}

const operators: Record<string, string> = { eq: "=", ne: "<>", ge: ">=", gt: ">", le: "<=", lt: "<" };

function invalid(): never {
  throw badRequest("The query filter contains one or more invalid nodes.", "ErrorInvalidUrlQueryFilter");
}

const textOf = (literal: string): string =>
  /^'.*'$/s.test(literal) ? literal.slice(1, -1).replaceAll("''", "'") : invalid();

function timeOf(literal: string): number {
  const time = Date.parse(literal);
  return Number.isNaN(time) ? invalid() : time;
}

function truthOf(literal: string): number {
  return literal === "true" ? 1 : literal === "false" ? 0 : invalid();
}

/** Properties by the name of their column and how a literal is read. */
const known: Record<string, [string, (literal: string) => SqlValue]> = {
  conversationId: ["conversation_id", textOf],
  internetMessageId: ["message_id", textOf],
  receivedDateTime: ["received_at", timeOf],
  isRead: ["is_read", truthOf],
  isDraft: ["is_draft", truthOf],
  importance: ["importance", textOf],
  subject: ["subject", textOf],
  inferenceClassification: ["inference", textOf],
  "flag/flagStatus": ["flag_status", textOf],
};

const clausePattern = /^([\w/]+)\s+(eq|ne|ge|gt|le|lt)\s+('(?:[^']|'')*'|\S+)$/i;
const startsPattern = /^startswith\(\s*subject\s*,\s*('(?:[^']|'')*')\s*\)$/i;

/** Splits at `and`, but not inside of quotes. */
function clausesOf(filter: string): string[] {
  return filter
    .split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i)
    .map((clause) => clause.trim().replace(/^\((.*)\)$/s, "$1"));
}

/** Reads a `$filter` of messages; throws Graph's 400 for what is none, or is not known here. */
export function readMessageFilter(store: Store, accountId: number, filter: string): MessageFilter {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const properties: string[] = [];
  for (const clause of clausesOf(filter)) {
    const starts = startsPattern.exec(clause);
    if (starts) {
      properties.push("subject");
      conditions.push("substr(email.subject, 1, length(?)) = ? COLLATE NOCASE");
      const text = textOf(starts[1]!);
      values.push(text, text);
      continue;
    }
    const [, property = "", word = "", literal = ""] = clausePattern.exec(clause) ?? invalid();
    const operator = operators[word.toLowerCase()];
    properties.push(property);
    if (property === "parentFolderId" && operator === "=") {
      conditions.push("email.folder_seq = ?");
      values.push(findFolder(store, accountId, textOf(literal))?.seq ?? -1);
    } else if (property === "from/emailAddress/address" && operator === "=") {
      conditions.push("instr(lower(email.sender), lower(?)) > 0");
      values.push(textOf(literal));
    } else {
      const [column, read] = known[property] ?? invalid();
      conditions.push(`email.${column} ${operator} ?`);
      values.push(read(literal));
    }
  }
  return { where: conditions.join(" AND "), values, properties };
}
