import Native from "libsql";

/** A statement failed. It becomes an error result of its own; the stream lives on. Codes are those of the libSQL server. */
export class StatementError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StatementError";
    this.code = code;
  }
}

/** The whole HTTP request is refused with `status`; a stream it belongs to is rolled back and closed. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "RequestError";
    this.status = status;
    this.code = code;
  }
}

/** The server cannot start. The message is one sentence that says what to do. */
export class LibsqlStartError extends Error {
  readonly code: "port_taken" | "port_unusable" | "directory_unusable" | "database_broken";

  constructor(code: LibsqlStartError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LibsqlStartError";
    this.code = code;
  }
}

/**
 * Turns what the native library throws into the error that a libSQL server would send: primary result codes
 * only, `SQLITE_UNKNOWN` for the general one, and codes of its own for text that does not parse
 * (libsql-server, hrana/stmt.rs). Errors that are not SQLite's are returned as they are.
 */
export function statementErrorFrom(error: unknown): unknown {
  if (error instanceof RangeError && error.message === "Invalid string length") {
    return new StatementError("RESPONSE_TOO_LARGE", "Response is too large");
  }
  if (!(error instanceof Native.SqliteError)) return error;
  const { code, message } = error;
  if (code === "SQLITE_ERROR") {
    if (/: syntax error$|^incomplete input$|^unrecognized token/.test(message)) {
      return new StatementError("SQL_PARSE_ERROR", `SQL string could not be parsed: ${message}`, {
        cause: error,
      });
    }
    if (/^no such (column|function)/.test(message)) {
      return new StatementError("SQL_INPUT_ERROR", `SQL input error: ${message}`, { cause: error });
    }
    return new StatementError("SQLITE_UNKNOWN", `SQLite error: ${message}`, { cause: error });
  }
  const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? "SQLITE_UNKNOWN";
  return new StatementError(primary, `SQLite error: ${message}`, { cause: error });
}

/** True if another process holds the file for a moment, so that the same statement may succeed if repeated. */
export function isBusy(error: unknown): boolean {
  // SQLITE_BUSY_SNAPSHOT (517) is excluded: that transaction read an older state and can never succeed.
  return (
    error instanceof StatementError && error.cause instanceof Native.SqliteError && error.cause.rawCode === 5
  );
}
