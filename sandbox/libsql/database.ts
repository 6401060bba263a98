import { constants, copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { Connection } from "./connection.ts";
import { WriterLock } from "./writerLock.ts";

const idleConnections = 8;

/** One database file: its writer lock and the connections that no stream uses at the moment. */
export class Database {
  readonly name: string;
  readonly writerLock = new WriterLock();
  readonly #file: string;
  readonly #idle: Connection[] = [];

  /** Opens or creates the file and puts it into WAL mode, once for all connections. @throws native errors */
  constructor(name: string, file: string) {
    this.name = name;
    this.#file = file;
    if (!existsSync(file)) removeLogOf(file);
    const connection = new Connection(file);
    connection.exec("PRAGMA journal_mode = WAL; SELECT count(*) FROM sqlite_schema");
    this.#idle.push(connection);
  }

  /** A connection of its own for one stream, to be given back. */
  lend(): Connection {
    return this.#idle.pop() ?? new Connection(this.#file);
  }

  /** Rolls back what the stream left open and keeps the connection if the next stream cannot tell. */
  giveBack(connection: Connection): void {
    connection.rollback();
    if (connection.altered || this.#idle.length >= idleConnections) connection.close();
    else this.#idle.push(connection);
  }

  /**
   * Copies the last committed state into a new file. The caller holds the writer lock, and nothing else runs in
   * this process meanwhile, so file and log belong together; SQLite replays the log when the copy is opened.
   */
  copyTo(file: string): void {
    const unfinished = `${file}.partial`;
    removeLogOf(file);
    if (existsSync(`${this.#file}-wal`)) {
      copyFileSync(`${this.#file}-wal`, `${file}-wal`, constants.COPYFILE_FICLONE);
    }
    copyFileSync(this.#file, unfinished, constants.COPYFILE_FICLONE);
    renameSync(unfinished, file);
  }

  /**
   * Closes what is idle and writes the log back into the file. Streams must be closed before. Where somebody still
   * reads, the log stays: SQLite replays it at the next opening, so nothing is lost.
   */
  close(): void {
    for (const idle of this.#idle.splice(0)) idle.close();
    const connection = new Connection(this.#file);
    try {
      connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (error) {
      if (!isBusy(error)) throw error;
    } finally {
      connection.close();
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
}

function removeLogOf(file: string): void {
  rmSync(`${file}-wal`, { force: true });
  rmSync(`${file}-shm`, { force: true });
}
