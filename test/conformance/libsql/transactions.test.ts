import { join } from "node:path";
import { type Client, createClient } from "@libsql/client/web";
import Database from "libsql";
import { describe, expect, vi } from "vitest";
import { authToken, test } from "./fixture.ts";

const table = "CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT)";
const insert = "INSERT INTO email (subject) VALUES ('a')";

async function count(client: Client): Promise<unknown> {
  return (await client.execute("SELECT count(*) AS n FROM email")).rows[0]?.n;
}

describe("an interactive transaction", () => {
  test("is seen by others only once it is committed", async ({ client }) => {
    await client.execute(table);
    const transaction = await client.transaction("write");
    await transaction.execute(insert);
    await transaction.batch([insert, insert]);
    await transaction.executeMultiple(`${insert}; ${insert}`);
    expect(await count(client)).toBe(0n);
    expect((await transaction.execute("SELECT count(*) AS n FROM email")).rows[0]?.n).toBe(5n);
    await transaction.commit();
    expect(await count(client)).toBe(5n);
  });

  test("leaves nothing after rollback, and after close without commit", async ({ client }) => {
    await client.execute(table);
    const rolledBack = await client.transaction("write");
    await rolledBack.execute(insert);
    await rolledBack.rollback();
    const closed = await client.transaction("write");
    await closed.execute(insert);
    closed.close();
    await client.execute(insert);
    expect(await count(client)).toBe(1n);
  });

  test("goes on after a statement that failed", async ({ client }) => {
    await client.execute(table);
    const transaction = await client.transaction("write");
    await transaction.execute(insert);
    await expect(transaction.execute("INSERT INTO email VALUES (1, 'b')")).rejects.toMatchObject({
      code: "SQLITE_CONSTRAINT",
    });
    await transaction.commit();
    expect(await count(client)).toBe(1n);
  });

  test("is rolled back when nothing comes for ten seconds, and the next writer goes on", async ({
    client,
    clock,
  }) => {
    await client.execute(table);
    const transaction = await client.transaction("write");
    await transaction.execute(insert);
    clock.advance(9_999);
    await transaction.execute(insert);
    const waiting = client.execute(insert);
    await vi.waitFor(() => expect(clock.pending).toBe(2));
    clock.advance(10_000);
    await waiting;
    await expect(transaction.execute(insert)).rejects.toMatchObject({ code: "STREAM_EXPIRED" });
    expect(await count(client)).toBe(1n);
  });

  test("that only reads keeps its view and stops nobody from writing", async ({ client }) => {
    await client.execute(table);
    const reader = await client.transaction("read");
    expect((await reader.execute("SELECT count(*) AS n FROM email")).rows[0]?.n).toBe(0n);
    await client.execute(insert);
    expect((await reader.execute("SELECT count(*) AS n FROM email")).rows[0]?.n).toBe(0n);
    await reader.commit();
  });

  test("that read an older state may not write over the newer one", async ({ client }) => {
    await client.execute(table);
    const stale = await client.transaction("deferred");
    await stale.execute("SELECT * FROM email");
    await client.execute(insert);
    await expect(stale.execute(insert)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
    await stale.rollback();
    expect(await count(client)).toBe(1n);
  });

  test("that is for reading refuses to write", async ({ client }) => {
    await client.execute(table);
    const reader = await client.transaction("read");
    await expect(reader.execute(insert)).rejects.toMatchObject({ code: "SQLITE_READONLY" });
    await reader.rollback();
    await client.execute(insert);
    expect(await count(client)).toBe(1n);
  });

  test("leaves no temporary table and no setting to the next stream", async ({ client }) => {
    const transaction = await client.transaction("write");
    await transaction.execute("CREATE TEMP TABLE scratch (id INTEGER)");
    await transaction.commit();
    await expect(client.execute("SELECT * FROM scratch")).rejects.toThrow("no such table");
    await client.execute("PRAGMA foreign_keys = off");
    expect((await client.execute("PRAGMA foreign_keys")).rows[0]?.foreign_keys).toBe(1n);
  });
});

describe("writers", () => {
  test("queue: 20 parallel write transactions that read before they write all commit", async ({
    client,
    server,
  }) => {
    await client.executeMultiple("CREATE TABLE counter (n INTEGER); INSERT INTO counter VALUES (0)");
    const clients = Array.from({ length: 20 }, () =>
      createClient({ url: server.url, authToken, intMode: "bigint" }),
    );
    await Promise.all(
      clients.map(async (own) => {
        const transaction = await own.transaction("write");
        const n = (await transaction.execute("SELECT n FROM counter")).rows[0]?.n;
        await transaction.execute({ sql: "UPDATE counter SET n = ?", args: [(n as bigint) + 1n] });
        await transaction.commit();
        own.close();
      }),
    );
    expect((await client.execute("SELECT n FROM counter")).rows[0]?.n).toBe(20n);
  });

  test("do not hold up readers", async ({ client }) => {
    await client.execute(table);
    const writer = await client.transaction("write");
    await writer.execute(insert);
    expect(await count(client)).toBe(0n);
    expect((await client.execute("WITH x AS (SELECT 1) SELECT * FROM x")).rows).toHaveLength(1);
    await writer.commit();
  });

  test("give up after half a minute behind one that never ends", async ({ client, clock, post }) => {
    await client.execute(table);
    const writer = await client.transaction("write");
    await writer.execute(insert);
    const waiting = post({ requests: [{ type: "execute", stmt: { sql: insert } }] });
    await vi.waitFor(() => expect(clock.pending).toBe(2));
    for (let second = 0; second < 30; second += 5) {
      // The writer stays alive.
      await writer.execute("SELECT 1");
      clock.advance(5_000);
    }
    expect((await waiting).json).toMatchObject({
      results: [{ type: "error", error: { code: "SQLITE_BUSY" } }],
    });
    await writer.commit();
  });

  test("that vanish while they wait are passed over", async ({ client, clock, server }) => {
    await client.execute(table);
    const writer = await client.transaction("write");
    await writer.execute(insert);
    const vanishing = new AbortController();
    const gone = createClient({
      url: server.url,
      authToken,
      fetch: (request: Request) => fetch(request, { signal: vanishing.signal }),
    });
    const lost = gone.execute(insert);
    lost.catch(() => undefined);
    // The writer waits for its expiry, the other one for its turn.
    await vi.waitFor(() => expect(clock.pending).toBe(2));
    vanishing.abort();
    await expect(lost).rejects.toThrow();
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    await writer.commit();
    await client.execute(insert);
    expect(await count(client)).toBe(2n);
  });

  test("wait for another process that writes to the same file, and give up after half a minute", async ({
    client,
    clock,
    directory,
  }) => {
    await client.execute(table);
    const other = new Database(join(directory, "main.db"));
    other.exec(`BEGIN IMMEDIATE; ${insert}`);
    const patient = client.execute(insert);
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    other.exec("COMMIT");
    clock.advance(10);
    await patient;

    other.exec("BEGIN IMMEDIATE");
    let answered = false;
    const impatient = client.execute(insert).catch((error: unknown) => {
      answered = true;
      return error;
    });
    while (!answered) {
      clock.advance(10);
      await new Promise(setImmediate);
    }
    expect(await impatient).toMatchObject({ code: "SQLITE_BUSY" });
    other.exec("ROLLBACK");
    await client.execute(insert);
    expect(await count(client)).toBe(3n);
    other.close();
  });
});
