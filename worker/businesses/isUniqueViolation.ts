/** Whether a write failed because another row has the value that must be unique (SQLite's extended result codes). */
export function isUniqueViolation(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (/UNIQUE constraint failed|SQLITE_CONSTRAINT_UNIQUE/.test(`${cause.message} ${codeOf(cause)}`))
      return true;
  return false;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}
