import { type Client, createClient } from "@libsql/client/web";
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
  return drizzle(client, { schema: tables });
}
