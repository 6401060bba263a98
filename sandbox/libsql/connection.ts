import Native from "libsql";

type NativeStatement = Native.Statement;

const cachedStatements = 200;
const cachedLength = 65_536;

/**
 * One native connection to a database file, with its prepared statements. Everything on it is synchronous.
 * Known faults of the native library (0.5.29): text read back ends at its first zero character, although it is
 * stored whole, and reading text that is not UTF-8 (`CAST(x'ff' AS TEXT)`) ends the process.
 */
export class Connection {
  readonly #native: Native.Database;
  readonly #statements = new Map<string, NativeStatement>();
  #changes: NativeStatement | undefined;
  /** Set once a statement left a setting or a temporary table behind. */
  altered = false;

  /** @throws native errors; a file that is no database is noticed by the first statement only. */
  constructor(file: string) {
    // No native busy timeout: it would block every other request of the process.
    this.#native = new Native(file, { timeout: 0 });
    // With WAL this survives the death of the process; only a power cut may lose the last commits.
    this.#native.exec("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000");
  }

  get inTransaction(): boolean {
    return this.#native.inTransaction;
  }

  /** A prepared statement that yields rows as arrays with integers as `bigint`. */
  prepare(sql: string): NativeStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      // Moved to the end: the first entry is the one unused for longest.
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.#native.prepare(sql).safeIntegers(true);
    if (statement.reader) statement.raw(true);
    if (sql.length <= cachedLength) {
      if (this.#statements.size >= cachedStatements) {
        const [oldest] = this.#statements.keys();
        if (oldest !== undefined) this.#statements.delete(oldest);
      }
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** SQLite's `changes()` and `last_insert_rowid()` after the last statement; unlike `run()` also for RETURNING. */
  lastChange(): { changes: bigint; rowid: bigint } {
    this.#changes ??= this.#native
      .prepare("SELECT changes(), last_insert_rowid()")
      .safeIntegers(true)
      .raw(true);
    const row = this.#changes.all([])[0];
    if (!Array.isArray(row)) throw new Error("SQLite did not tell how many rows changed.");
    return { changes: row[0], rowid: row[1] };
  }

  exec(sql: string): void {
    this.#native.exec(sql);
  }

  /** Rolls back what is open, so that the connection holds no lock. */
  rollback(): void {
    if (this.inTransaction) this.#native.exec("ROLLBACK");
  }

  close(): void {
    this.rollback();
    this.#statements.clear();
    this.#changes = undefined;
    this.#native.close();
  }
}
