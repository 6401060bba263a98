import { type Client, createClient, type TransactionMode } from "@libsql/client/web";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/web";
import type { Config } from "../config.ts";
import * as tables from "./schema/tables.ts";

export type Database = LibSQLDatabase<typeof tables> & { $client: Client };

/**
 * The one place that decides which database holds an organization: today one for all. `null` asks for the directory,
 * where sign-in looks up whom it has before it knows the organization.
 */
export function databaseFor(
  config: Pick<Config, "DATABASE_URL" | "DATABASE_AUTH_TOKEN">,
  _organizationId: string | null,
  fetcher: typeof fetch = fetch,
): Database {
  const client = createClient({
    url: config.DATABASE_URL,
    ...(config.DATABASE_AUTH_TOKEN ? { authToken: config.DATABASE_AUTH_TOKEN } : {}),
    fetch: (input: RequestInfo, init?: RequestInit) => fetcher(input, init),
  });
  const batch = client.batch.bind(client);
  client.batch = (statements, mode) => batch(statements, mode ?? modeOf(statements));
  return drizzle(client, { schema: tables });
}

/**
 * Drizzle names no mode, and the client's own begins as a reader, which fails where it turns into a writer behind
 * somebody else. So a batch that writes anything is a writer from its start.
 */
function modeOf(statements: Parameters<Client["batch"]>[0]): TransactionMode {
  const texts = statements.map((one) =>
    typeof one === "string" ? one : Array.isArray(one) ? one[0] : one.sql,
  );
  return texts.every(isRead) ? "read" : "write";
}

/** Takes a few readers for writers, never the other way round. */
function isRead(text: string): boolean {
  return /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete|replace)\b/i.test(text);
}
