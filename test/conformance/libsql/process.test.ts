import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client/web";
import { afterEach, describe, expect } from "vitest";
import { startLibsql } from "#sandbox/libsql/server.ts";
import { authToken, test } from "./fixture.ts";

const main = fileURLToPath(import.meta.resolve("#sandbox/libsql/main.ts"));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function run(args: string[], env: Record<string, string> = { DATABASE_AUTH_TOKEN: authToken }): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  return child;
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream === null) throw new Error("The process has no output.");
  const [line] = await once(createInterface({ input: stream }), "line");
  return String(line);
}

/** Starts the server as a process of its own and waits until it is ready. */
async function runServer(directory: string): Promise<{ child: ChildProcess; url: string }> {
  const child = run(["--directory", directory]);
  const line = await firstLine(child.stdout);
  expect(line).toMatch(/^libSQL is ready at http:\/\/127\.0\.0\.1:\d+\/$/);
  return { child, url: line.slice(line.indexOf("http")) };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

describe("the server as a process", () => {
  test("killed in the middle of writing, opens again with every committed transaction and no half one", async ({
    directory,
  }) => {
    const data = join(directory, "own");
    const { child, url } = await runServer(data);
    const client = createClient({ url, authToken });
    await client.execute("CREATE TABLE email (batch INTEGER, n INTEGER)");
    let committed = 0;
    const writing = (async () => {
      for (;;) {
        const args = [committed + 1, JSON.stringify(Array(200).fill(1))];
        const rows = { sql: "INSERT INTO email SELECT ?, value FROM json_each(?)", args };
        await client.batch([rows, rows], "write");
        committed += 1;
        if (committed === 20) child.kill("SIGKILL");
      }
    })();
    await expect(writing).rejects.toThrow();
    await exitCode(child);

    const again = await startLibsql({ directory: data, authToken });
    const second = createClient({ url: again.url, authToken });
    const { rows } = await second.execute("SELECT batch, count(*) AS n FROM email GROUP BY batch");
    expect(rows.length).toBeGreaterThanOrEqual(committed);
    expect(rows.every((row) => row.n === 400)).toBe(true);
    expect((await second.execute("PRAGMA integrity_check")).rows[0]?.integrity_check).toBe("ok");
    await again.close();
  });

  test("ends cleanly on SIGTERM, even while a transaction is open", async ({ directory }) => {
    const data = join(directory, "own");
    const { child, url } = await runServer(data);
    const client = createClient({ url, authToken });
    await client.execute("CREATE TABLE email (id INTEGER)");
    const transaction = await client.transaction("write");
    await transaction.execute("INSERT INTO email VALUES (1)");
    child.kill("SIGTERM");
    expect(await exitCode(child)).toBe(0);
    // The log was written back, so the file alone is the whole database.
    expect(readFileSync(join(data, "main.db")).subarray(0, 15).toString()).toBe("SQLite format 3");
    expect(statSync(join(data, "main.db-wal"), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  test("says in one sentence that its port is taken", async ({ directory, server }) => {
    const child = run(["--directory", join(directory, "own"), "--port", String(server.port)]);
    const sentence = await firstLine(child.stderr);
    expect(sentence).toContain(`Port ${server.port} on 127.0.0.1 is taken`);
    expect(await exitCode(child)).toBe(1);
  });

  test("says in one sentence what it was not told", async ({ directory }) => {
    expect(await firstLine(run([]).stderr)).toContain("--directory");
    expect(await firstLine(run(["--directory", directory], {}).stderr)).toContain("DATABASE_AUTH_TOKEN");
    expect(await firstLine(run(["--directory", directory, "--port", "x"]).stderr)).toContain("--port x");
  });
});

describe("a database file that is broken", () => {
  test("stops the start with one sentence that names the file", async ({ directory, server }) => {
    await server.close();
    const file = join(directory, "main.db");
    writeFileSync(file, "no database at all".repeat(500));
    await expect(startLibsql({ directory, authToken })).rejects.toMatchObject({
      code: "database_broken",
      message: `The database file ${file} cannot be opened (file is not a database); restore it from a copy, or delete it to start empty.`,
    });
  });

  test("that was cut short is noticed as well", async ({ client, directory, server }) => {
    await client.execute("CREATE TABLE email (id INTEGER PRIMARY KEY, body TEXT)");
    await server.close();
    const cut = join(directory, "cut");
    mkdirSync(cut);
    writeFileSync(join(cut, "main.db"), readFileSync(join(directory, "main.db")).subarray(0, 4096));
    await expect(startLibsql({ directory: cut, authToken })).rejects.toMatchObject({
      code: "database_broken",
    });
  });

  test("leaves the other databases alone", async ({ client, directory, server }) => {
    writeFileSync(join(directory, "bad.db"), "no database at all".repeat(500));
    const bad = createClient({ url: server.databaseUrl("bad"), authToken });
    await expect(bad.execute("SELECT 1")).rejects.toMatchObject({ code: "DATABASE_BROKEN" });
    expect((await client.execute("SELECT 1 AS one")).rows[0]?.one).toBe(1n);
  });

  test("a directory that cannot be one is told from it", async ({ directory }) => {
    const file = join(directory, "a-file");
    writeFileSync(file, "");
    const start = startLibsql({ directory: join(file, "inside"), authToken });
    await expect(start).rejects.toMatchObject({ code: "directory_unusable" });
  });
});
