import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { startLibsql } from "#sandbox/libsql/server.ts";
import "../factory/provided.ts";

/** Starts one local libSQL server for the run and migrates the template that every test database is a copy of. */
export default async function setup(project: TestProject) {
  const directory = await mkdtemp(join(tmpdir(), "threadbook-test-"));
  const authToken = crypto.randomUUID();
  const server = await startLibsql({ directory, authToken });
  const template = "template";
  const url = await server.createDatabase(template);
  await migrateDatabase({ url, authToken });
  project.provide("libsql", { url: server.url, authToken, template });
  return async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  };
}
