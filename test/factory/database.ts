import { inject } from "vitest";
import { type Database, databaseFor } from "#worker/db/client.ts";
import "./provided.ts";

export interface TestDatabase {
  db: Database;
  url: string;
  authToken: string;
}

/** A database of one's own, already migrated: a copy of the run's template. Works in Node and in workerd. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, authToken, template } = inject("libsql");
  const name = `t${crypto.randomUUID().replaceAll("-", "")}`;
  const answer = await fetch(new URL("/_control/databases", url), {
    method: "POST",
    headers: { authorization: `Bearer ${authToken}`, "content-type": "application/json" },
    body: JSON.stringify({ name, from: template }),
  });
  if (!answer.ok) throw new Error(`No test database: ${answer.status} ${await answer.text()}`);
  const { url: databaseUrl } = (await answer.json()) as { url: string };
  return {
    db: databaseFor({ DATABASE_URL: databaseUrl, DATABASE_AUTH_TOKEN: authToken }, null),
    url: databaseUrl,
    authToken,
  };
}
