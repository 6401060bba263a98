import Database from "libsql";

/** What a statement takes. Booleans go in as 0 and 1, 64-bit integers as bigint. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** The stand-in's memory: one SQLite file, spoken to synchronously. */
export interface Store {
  /** The first row, or undefined. `T` names the columns that the statement selects. */
  get<T>(sql: string, ...values: SqlValue[]): T | undefined;
  all<T>(sql: string, ...values: SqlValue[]): T[];
  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint };
  /** Runs `work` in one transaction; an error rolls it back and is thrown on. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens (and creates where missing) the database at `path`, a file or ":memory:"; `schema` may run again. */
export function openStore(path: string, schema: string): Store {
  const database = new Database(path);
  if (path !== ":memory:") {
    // Mails have a few kilobytes: small pages would be half empty. Counts for a new file only.
    database.pragma("page_size = 16384");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
  }
  database.exec(schema);
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    let found = prepared.get(sql);
    if (!found) {
      found = database.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  return {
    get: <T>(sql: string, ...values: SqlValue[]) => statement(sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: SqlValue[]) => statement(sql).all(...values) as T[],
    run: (sql, ...values) => statement(sql).run(...values),
    transaction(work) {
      if (database.inTransaction) return work();
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}
