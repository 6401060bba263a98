/** Whether the database failed for its full-text index (sqlite.org/rescode.html, SQLITE_CORRUPT_VTAB among others). */
export function isIndexFailure(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (/fts5|malformed|vtable|no such (table|module): email_search|email_search/i.test(messageOf(cause)))
      return true;
  return false;
}

/** Drizzle's own message quotes the statement, which names the index in any case. */
function messageOf(error: Error): string {
  return error.message.startsWith("Failed query") ? "" : error.message;
}
