import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { startLibsql } from "#sandbox/libsql/server.ts";

/** Makes migrated databases, each for one scenario. */
export interface Databases {
  create(): Promise<{ url: string; authToken: string }>;
  close(): Promise<void>;
}

const template = "template";

/** Over a libSQL server of one's own. */
export async function ownDatabases(): Promise<Databases> {
  const directory = await mkdtemp(join(tmpdir(), "threadbook-faults-"));
  const authToken = crypto.randomUUID();
  const server = await startLibsql({ directory, authToken });
  await migrateDatabase({ url: await server.createDatabase(template), authToken });
  let count = 0;
  return {
    async create() {
      count += 1;
      return { url: await server.createDatabase(`scenario-${count}`, template), authToken };
    },
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
