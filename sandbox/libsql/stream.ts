import type { Clock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { isBusy, RequestError, StatementError } from "./errors.ts";
import type { SqlReference, StatementRequest } from "./protocol.ts";
import { parseSql, type SqlStatement } from "./sqlText.ts";
import {
  describeStatement,
  runStatement,
  type StatementArguments,
  singleStatement,
  startWriting,
} from "./statement.ts";
import type { Release } from "./writerLock.ts";

/** How long a statement waits for its turn to write, and how often it is repeated while another process writes. */
const patienceMs = 30_000;
const busyPauseMs = 10;

const noArguments: StatementArguments = { positional: [], named: [] };

/** A Hrana stream: one connection, its stored texts, and the right to write while its transaction needs that. */
export class Stream {
  readonly database: Database;
  readonly #clock: Clock;
  readonly #connection: Connection;
  readonly #texts = new Map<number, string>();
  readonly #closing = new AbortController();
  #release: Release | undefined;
  #mayWrite = true;

  constructor(database: Database, clock: Clock) {
    this.database = database;
    this.#clock = clock;
    this.#connection = database.lend();
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  get isAutocommit(): boolean {
    return !this.#connection.inTransaction;
  }

  /** Runs one statement; the answer is `StmtResult` as JSON text. @throws StatementError */
  async execute(request: StatementRequest): Promise<string> {
    const statement = singleStatement(this.#textOf(request));
    const args = { positional: request.args ?? [], named: request.named_args ?? [] };
    return this.#run(statement, args, request.want_rows ?? true);
  }

  /** Runs all statements of a text until one fails. @throws StatementError */
  async sequence(reference: SqlReference): Promise<void> {
    for (const statement of parseSql(this.#textOf(reference))) await this.#run(statement, noArguments, false);
  }

  /** Parameters and columns of a statement that is not run, as JSON text. @throws StatementError */
  describe(reference: SqlReference): string {
    return describeStatement(this.#connection, singleStatement(this.#textOf(reference)));
  }

  storeSql(id: number, sql: string): void {
    if (this.#texts.has(id)) throw new RequestError(400, "SQL_ID_TAKEN", `SQL text ${id} is stored already`);
    this.#texts.set(id, sql);
  }

  closeSql(id: number): void {
    this.#texts.delete(id);
  }

  /** Rolls back, gives up the right to write or the wait for it, and returns the connection. May be called again. */
  close(): void {
    if (this.closed) return;
    this.#closing.abort(new StatementError("STREAM_CLOSED", "The stream was closed"));
    try {
      this.database.giveBack(this.#connection);
    } finally {
      this.#stopWriting();
    }
  }

  async #run(statement: SqlStatement, args: StatementArguments, wantRows: boolean): Promise<string> {
    if (statement.writes && !this.#mayWrite) {
      // SQLite itself ignores READONLY; a replica of Turso does not.
      throw new StatementError("SQLITE_READONLY", "SQLite error: attempt to write a readonly database");
    }
    if (statement.writes && this.#release === undefined) await this.#startWriting();
    try {
      const result = await this.#repeatWhileBusy(() =>
        runStatement(this.#connection, statement, args, wantRows),
      );
      if (statement.beginsReading) this.#mayWrite = false;
      return result;
    } finally {
      if (!this.closed && this.isAutocommit) {
        this.#mayWrite = true;
        this.#stopWriting();
      }
    }
  }

  /** Waits for the right to write; a transaction that has only read so far gets it only if nobody wrote since. */
  async #startWriting(): Promise<void> {
    this.#release = this.database.writerLock.tryAcquire() ?? (await this.#turnToWrite());
    try {
      await this.#repeatWhileBusy(() => {
        if (!this.isAutocommit) startWriting(this.#connection);
      });
    } catch (error) {
      this.#stopWriting();
      throw error;
    }
  }

  #stopWriting(): void {
    this.#release?.();
    this.#release = undefined;
  }

  /** Only another process can make SQLite busy: writers of this one queue. */
  async #repeatWhileBusy<T>(action: () => T): Promise<T> {
    for (let waited = 0; ; waited += busyPauseMs) {
      this.#closing.signal.throwIfAborted();
      try {
        return action();
      } catch (error) {
        if (!isBusy(error) || waited >= patienceMs) throw error;
      }
      await new Promise<void>((resolve) => this.#clock.after(busyPauseMs, resolve));
    }
  }

  async #turnToWrite(): Promise<Release> {
    const impatience = new AbortController();
    const cancel = this.#clock.after(patienceMs, () =>
      impatience.abort(new StatementError("SQLITE_BUSY", "SQLite error: database is locked")),
    );
    try {
      const release = await this.database.writerLock.acquire(
        AbortSignal.any([this.#closing.signal, impatience.signal]),
      );
      if (this.closed) release();
      return release;
    } finally {
      cancel();
    }
  }

  #textOf({ sql, sql_id: id }: SqlReference): string {
    if (typeof sql === "string" && typeof id === "number") {
      throw new RequestError(400, "SQL_AND_ID_GIVEN", "Both an SQL text and the id of one were given");
    }
    if (typeof sql === "string") return sql;
    if (typeof id !== "number") {
      throw new RequestError(400, "SQL_NOT_GIVEN", "Neither an SQL text nor the id of one was given");
    }
    const stored = this.#texts.get(id);
    if (stored === undefined) throw new RequestError(400, "SQL_NOT_FOUND", `SQL text ${id} was not stored`);
    return stored;
  }
}
