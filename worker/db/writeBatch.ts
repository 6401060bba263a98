import type { InArgs } from "@libsql/client/web";
import type { SQL } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Database } from "./client.ts";

const dialect = new SQLiteSyncDialect();

/**
 * Runs statements as one write transaction in one round trip: all of them or none. The mode is `write` from the
 * start, since a transaction that begins as a reader can fail when it turns into a writer.
 * @returns the rows that each statement changed.
 */
export async function writeBatch(db: Database, statements: SQL[]): Promise<number[]> {
  if (statements.length === 0) return [];
  const queries = statements.map((statement) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    return { sql, args: params as InArgs };
  });
  const results = await db.$client.batch(queries, "write");
  return results.map((result) => result.rowsAffected);
}
