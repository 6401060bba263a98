import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Database } from "./database.ts";
import { LibsqlStartError, RequestError } from "./errors.ts";

/** The database that urls without a name mean. It always exists. */
export const mainDatabase = "main";

const nameRule = /^[a-z0-9][a-z0-9_-]{0,63}$/;
/** How long a copy waits for its turn among the writers of the original. */
const copyPatienceMs = 60_000;
const reserved = /^(v\d|health)$/;

/** The databases of one directory, each in `<name>.db`, opened when first asked for. */
export class DatabaseRegistry {
  readonly #directory: string;
  readonly #open = new Map<string, Database>();

  /** @throws LibsqlStartError if the directory cannot be used or the main database is broken */
  constructor(directory: string) {
    this.#directory = directory;
    try {
      mkdirSync(directory, { recursive: true });
      accessSync(directory, constants.W_OK);
    } catch (error) {
      throw new LibsqlStartError(
        "directory_unusable",
        `The database directory ${directory} cannot be created or written to; choose another one.`,
        { cause: error },
      );
    }
    try {
      this.#opened(mainDatabase);
    } catch (error) {
      throw new LibsqlStartError("database_broken", brokenSentence(this.#fileOf(mainDatabase), error), {
        cause: error,
      });
    }
  }

  /** @throws RequestError 404 if there is no such database, 500 if its file is broken */
  get(name: string): Database {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    if (!nameRule.test(name) || !existsSync(this.#fileOf(name))) {
      throw new RequestError(404, "DATABASE_NOT_FOUND", `There is no database named ${JSON.stringify(name)}`);
    }
    try {
      return this.#opened(name);
    } catch (error) {
      throw new RequestError(500, "DATABASE_BROKEN", brokenSentence(this.#fileOf(name), error));
    }
  }

  /**
   * Creates a database, empty or as a copy of the last committed state of `from`.
   * @throws RequestError 400 for a name that is not allowed, 404 if `from` does not exist, 409 if `name` does,
   * 503 if `from` stays busy
   */
  async create(name: string, from?: string): Promise<void> {
    if (!nameRule.test(name) || reserved.test(name)) {
      throw new RequestError(
        400,
        "DATABASE_NAME_INVALID",
        "A database name has 1 to 64 characters of a-z, 0-9, _ and -, starts with a letter or digit, and is not v2 or health",
      );
    }
    this.#requireFree(name);
    if (from !== undefined) {
      const source = this.get(from);
      const impatience = new AbortController();
      const timer = setTimeout(() => {
        impatience.abort(
          new RequestError(503, "DATABASE_BUSY", `The database ${from} is being written to all the time`),
        );
      }, copyPatienceMs);
      const release = await source.writerLock.acquire(impatience.signal).finally(() => clearTimeout(timer));
      try {
        this.#requireFree(name);
        source.copyTo(this.#fileOf(name));
      } finally {
        release();
      }
    }
    this.#opened(name);
  }

  /** Closes every database. All of them are tried; the first failure is thrown. */
  close(): void {
    const failures: unknown[] = [];
    for (const database of this.#open.values()) {
      try {
        database.close();
      } catch (error) {
        failures.push(error);
      }
    }
    this.#open.clear();
    if (failures.length > 0) throw failures[0];
  }

  #requireFree(name: string): void {
    if (!existsSync(this.#fileOf(name))) return;
    throw new RequestError(409, "DATABASE_EXISTS", `A database named ${JSON.stringify(name)} exists already`);
  }

  #opened(name: string): Database {
    const database = new Database(name, this.#fileOf(name));
    this.#open.set(name, database);
    return database;
  }

  #fileOf(name: string): string {
    return join(this.#directory, `${name}.db`);
  }
}

function brokenSentence(file: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The database file ${file} cannot be opened (${reason}); restore it from a copy, or delete it to start empty.`;
}
