import { classifyStatement, type StatementKind } from "./statementKind.ts";

/** One statement cut out of SQL text, with all that must be known before SQLite sees it. */
export interface SqlStatement extends StatementKind {
  readonly text: string;
  /** By index, as SQLite numbers them: the name with its prefix (`:a`, `@a`, `$a`, `?3`), or `null` for `?`. */
  readonly parameters: readonly (string | null)[];
}

// https://www.sqlite.org/lang_expr.html and tokenize.c: blanks and comments, quoted text, parameters, words, the rest.
const token =
  /(\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"|`[^`]*(?:``[^`]*)*`|\[[^\]]*\])|(\?\d*|[:@$#][\w$\u0080-\uffff]+(?:::[\w$\u0080-\uffff]+)*)|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|\d[\w.]*|[\s\S]/y;

const keptTexts = 500;
const keptLength = 16_384;
const kept = new Map<string, readonly SqlStatement[]>();

/** Cuts SQL text into its statements. Never fails: what makes no sense is left for SQLite to refuse. */
export function parseSql(text: string): readonly SqlStatement[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const statements = cut(text);
  if (text.length <= keptLength) {
    if (kept.size >= keptTexts) kept.clear();
    kept.set(text, statements);
  }
  return statements;
}

function cut(text: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let start = 0;
  let words: string[] = [];
  let parameters: (string | null)[] = [];
  const finish = (end: number) => {
    if (words.length > 0) {
      statements.push({ text: text.slice(start, end).trim(), parameters, ...classifyStatement(words) });
    }
    start = end;
    words = [];
    parameters = [];
  };
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [matched, blank, quoted, parameter, word] = match;
    if (blank !== undefined) {
      if (words.length === 0) start = token.lastIndex;
    } else if (parameter !== undefined) {
      addParameter(parameters, parameter);
      words.push("?");
    } else if (quoted !== undefined) {
      words.push("''");
    } else if (matched === ";" && !isInsideTrigger(words)) {
      if (words.length === 0) start = token.lastIndex;
      finish(token.lastIndex);
    } else {
      words.push(word === undefined ? matched : word.toUpperCase());
    }
    if (token.lastIndex >= text.length) break;
  }
  finish(text.length);
  return statements;
}

/** A trigger's body holds statements of its own; only `; END ;` closes it (sqlite3_complete). */
function isInsideTrigger(words: readonly string[]): boolean {
  if (words[0] !== "CREATE") return false;
  const isTrigger =
    words[1] === "TRIGGER" || (/^TEMP(ORARY)?$/.test(words[1] ?? "") && words[2] === "TRIGGER");
  return isTrigger && !(words.at(-1) === "END" && words.at(-2) === ";");
}

/** SQLite's numbering: `?` takes the next index, `?NNN` that index, a name the index of its first appearance. */
function addParameter(parameters: (string | null)[], parameter: string): void {
  if (parameter === "?") {
    parameters.push(null);
  } else if (parameter.startsWith("?")) {
    const index = Number(parameter.slice(1));
    if (index < 1 || index > 32_766) return;
    while (parameters.length < index) parameters.push(null);
    parameters[index - 1] ??= parameter;
  } else if (!parameters.includes(parameter)) {
    parameters.push(parameter);
  }
}
