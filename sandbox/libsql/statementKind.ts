/** What a statement does to the connection and the database, told by its words alone. */
export interface StatementKind {
  /** It needs the right to write before it starts. */
  readonly writes: boolean;
  /** It begins a transaction that must not write. */
  readonly beginsReading: boolean;
  /** It is INSERT, UPDATE or DELETE, so the number of changed rows means something. */
  readonly changesRows: boolean;
  /** It inserts, so the last rowid means something. */
  readonly inserts: boolean;
  readonly explains: boolean;
  /** It leaves a setting or a temporary table behind, so no other stream may get this connection. */
  readonly altersConnection: boolean;
  /** A libSQL server runs it. Statements that reach other files or leave WAL mode are refused. */
  readonly supported: boolean;
}

const reading: StatementKind = {
  writes: false,
  beginsReading: false,
  changesRows: false,
  inserts: false,
  explains: false,
  altersConnection: false,
  supported: true,
};
const writing: StatementKind = { ...reading, writes: true };
const changing: StatementKind = { ...writing, changesRows: true };
const inserting: StatementKind = { ...changing, inserts: true };
const unsupported: StatementKind = { ...reading, supported: false };

const verbs: Readonly<Record<string, StatementKind>> = {
  SELECT: reading,
  VALUES: reading,
  EXPLAIN: { ...reading, explains: true },
  INSERT: inserting,
  REPLACE: inserting,
  UPDATE: changing,
  DELETE: changing,
  COMMIT: reading,
  END: reading,
  ROLLBACK: reading,
  SAVEPOINT: reading,
  RELEASE: reading,
  ATTACH: unsupported,
  DETACH: unsupported,
};

/** Classifies a statement by its words in upper case; quoted text counts as one word. Unknown ones count as writing. */
export function classifyStatement(words: readonly string[]): StatementKind {
  const first = words[0] ?? "";
  switch (first) {
    case "BEGIN":
      if (words.includes("READONLY")) return { ...reading, beginsReading: true };
      return words[1] === "IMMEDIATE" || words[1] === "EXCLUSIVE" ? writing : reading;
    case "WITH":
      return verbs[mainVerb(words)] ?? reading;
    case "PRAGMA":
      return classifyPragma(words);
    case "VACUUM":
      return words.includes("INTO") ? unsupported : writing;
    case "CREATE":
      return { ...writing, altersConnection: words[1] === "TEMP" || words[1] === "TEMPORARY" };
    default:
      return verbs[first] ?? writing;
  }
}

/** The verb after the common table expressions, which stand in brackets. */
function mainVerb(words: readonly string[]): string {
  let depth = 0;
  for (const word of words) {
    if (word === "(") depth += 1;
    else if (word === ")") depth -= 1;
    else if (depth === 0 && /^(SELECT|VALUES|INSERT|REPLACE|UPDATE|DELETE)$/.test(word)) return word;
  }
  return "SELECT";
}

function classifyPragma(words: readonly string[]): StatementKind {
  const name = (words[2] === "." ? words[3] : words[1]) ?? "";
  const sets = words.includes("=") || words.includes("(");
  if (sets && /^(JOURNAL_MODE|LOCKING_MODE|WRITABLE_SCHEMA)$/.test(name)) return unsupported;
  const maintains = /^(WAL_CHECKPOINT|OPTIMIZE|INCREMENTAL_VACUUM)$/.test(name);
  return { ...(maintains || words.includes("=") ? writing : reading), altersConnection: sets };
}
