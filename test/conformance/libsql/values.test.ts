import { createClient } from "@libsql/client/web";
import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { authToken, test } from "./fixture.ts";

describe("values survive the way to the database and back", () => {
  test("64-bit integers, as far as they go in both directions", async ({ client }) => {
    const numbers = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, 0n, -1n];
    for (const number of numbers) {
      const { rows } = await client.execute("SELECT ? AS value, typeof(?1) AS type", [number]);
      expect(rows[0]).toMatchObject({ value: number, type: "integer" });
    }
  });

  test("an integer beyond 64 bits is refused", async ({ post }) => {
    const args = [{ type: "integer", value: "9223372036854775808" }];
    const answer = await post({ requests: [{ type: "execute", stmt: { sql: "SELECT ?", args } }] });
    expect(answer).toMatchObject({ status: 400, json: { code: "BODY_INVALID" } });
  });

  test("floats, with their sign and infinity", async ({ client }) => {
    const { rows } = await client.execute(
      "SELECT ? AS a, ? AS b, 9e999 AS c, -9e999 AS d, typeof(?2) AS e",
      [1.5, 2],
    );
    expect(Object.values(rows[0] ?? {})).toEqual([1.5, 2, Infinity, -Infinity, "real"]);
  });

  test("null, empty text, text beyond ASCII", async ({ client }) => {
    const { rows } = await client.execute("SELECT ? AS a, ? AS b, ? AS c", [
      null,
      "",
      "Grüße, 東京 🙂 \"'\\\n",
    ]);
    expect(rows[0]).toMatchObject({ a: null, b: "", c: "Grüße, 東京 🙂 \"'\\\n" });
  });

  test("blobs of every length, sent without padding", async ({ client, post }) => {
    for (const length of [0, 1, 2, 3, 4, 257]) {
      const blob = Uint8Array.from({ length }, (_, index) => 255 - (index % 256));
      const { rows } = await client.execute("SELECT ? AS blob, length(?1) AS size", [blob]);
      expect(new Uint8Array(rows[0]?.blob as ArrayBuffer)).toEqual(blob);
      expect(rows[0]?.size).toBe(BigInt(length));
    }
    const { json } = await post({ requests: [{ type: "execute", stmt: { sql: "SELECT x'ff'" } }] });
    expect(JSON.stringify(json)).toContain('{"type":"blob","base64":"/w"}');
  });

  test("whatever they are, through a table and a batch", async ({ client }) => {
    await client.execute("CREATE TABLE kept (a, b, c, d)");
    const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    // The native library cuts text at a zero character when it reads it back.
    const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));
    // SQLite stores a whole number as an integer, which has no negative zero.
    const float = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const row = fc.tuple(int64, text, float, fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(row, async (values) => {
        const insert = { sql: "INSERT INTO kept VALUES (?, ?, ?, ?)", args: values };
        const results = await client.batch(["DELETE FROM kept", insert, "SELECT * FROM kept"], "write");
        const [integer, string, real, blob] = Object.values(results[2]?.rows[0] ?? {});
        expect([integer, string, real, new Uint8Array(blob as ArrayBuffer)]).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  test("a client that asks for numbers gets numbers", async ({ server }) => {
    const client = createClient({ url: server.url, authToken });
    expect((await client.execute("SELECT 42 AS answer")).rows[0]?.answer).toBe(42);
    client.close();
  });
});

describe("arguments", () => {
  test("by position, also numbered", async ({ client }) => {
    const { rows } = await client.execute("SELECT ?2 || ?1 AS text", ["a", "b"]);
    expect(rows[0]?.text).toBe("ba");
  });

  test("by name, with and without the prefix", async ({ client }) => {
    const sql = "SELECT :a AS a, @b AS b, $c AS c, :a AS again";
    const expected = { a: 1n, b: "two", c: null, again: 1n };
    expect((await client.execute({ sql, args: { a: 1n, b: "two", c: null } })).rows[0]).toMatchObject(
      expected,
    );
    const prefixed = { ":a": 1n, "@b": "two", $c: null };
    expect((await client.execute({ sql, args: prefixed })).rows[0]).toMatchObject(expected);
  });

  test("a question mark in text or in a comment is not a parameter", async ({ client }) => {
    const { rows } = await client.execute("SELECT '?', \"a?\", ? /* ? */ FROM (SELECT 1 AS [a?]) -- ?", [
      "x",
    ]);
    expect(Object.values(rows[0] ?? {})).toEqual(["?", 1n, "x"]);
  });

  test.for([
    ["too few", "SELECT ?, ?", ["a"]],
    ["too many", "SELECT ?", ["a", "b"]],
    ["an unknown name", "SELECT :a", { b: 1 }],
  ] as const)("%s are refused", async ([, sql, args], { client }) => {
    const given = Array.isArray(args) ? [...args] : { ...args };
    await expect(client.execute({ sql, args: given as [] })).rejects.toMatchObject({ code: "ARGS_INVALID" });
  });

  test("that would become unreadable text are refused", async ({ client }) => {
    const rows = JSON.stringify(["a snippet cut inside an emoji \ud83d"]);
    const reading = client.execute("SELECT value FROM json_each(?)", [rows]);
    await expect(reading).rejects.toThrow("half of a surrogate pair");
    expect((await client.execute("SELECT ? AS text", ["cut \ud83d"])).rows[0]?.text).toBe("cut \ufffd");
  });

  test("a value never leaks from one execution of a statement into the next", async ({ client }) => {
    await client.execute("SELECT ? AS a, ? AS b", ["one", "two"]);
    await expect(client.execute("SELECT ? AS a, ? AS b", ["one"])).rejects.toMatchObject({
      code: "ARGS_INVALID",
    });
  });
});

describe("results", () => {
  test("carry column names and declared types", async ({ client }) => {
    await client.execute("CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT, size REAL)");
    const result = await client.execute("SELECT id, subject AS title, size, count(*) FROM email");
    expect(result.columns).toEqual(["id", "title", "size", "count(*)"]);
    expect(result.columnTypes).toEqual(["INTEGER", "TEXT", "REAL", ""]);
  });

  test("count changed rows and tell the last rowid, also for RETURNING and far rowids", async ({
    client,
  }) => {
    await client.execute("CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT)");
    const inserted = await client.execute("INSERT INTO email (subject) VALUES ('a'), ('b') RETURNING id");
    expect(inserted).toMatchObject({ rowsAffected: 2, lastInsertRowid: 2n });
    expect(inserted.rows.map((row) => row.id)).toEqual([1n, 2n]);
    const far = await client.execute("INSERT INTO email VALUES (9007199254740993, 'c')");
    expect(far).toMatchObject({ rowsAffected: 1, lastInsertRowid: 9007199254740993n });
    const updated = await client.execute("WITH x AS (SELECT 1) UPDATE email SET subject = 'd' WHERE id < 3");
    expect(updated).toMatchObject({ rowsAffected: 2, lastInsertRowid: undefined });
    expect(await client.execute("SELECT * FROM email")).toMatchObject({ rowsAffected: 0 });
    expect(await client.execute("DELETE FROM email WHERE id = 77")).toMatchObject({ rowsAffected: 0 });
  });

  test("follow a column that is added later", async ({ client }) => {
    await client.executeMultiple("CREATE TABLE email (id INTEGER); INSERT INTO email VALUES (1)");
    expect((await client.execute("SELECT * FROM email")).columns).toEqual(["id"]);
    await client.execute("ALTER TABLE email ADD COLUMN subject TEXT DEFAULT 'none'");
    const { columns, rows } = await client.execute("SELECT * FROM email");
    expect(columns).toEqual(["id", "subject"]);
    expect(rows[0]).toMatchObject({ id: 1n, subject: "none" });
  });

  test("are empty when the rows are not wanted, and the statement has run", async ({ client, post }) => {
    await client.execute("CREATE TABLE email (id INTEGER)");
    const stmt = { sql: "INSERT INTO email VALUES (1) RETURNING id", want_rows: false };
    const { json } = await post({ requests: [{ type: "execute", stmt }] });
    expect(json).toMatchObject({ results: [{ response: { result: { rows: [], affected_row_count: 1 } } }] });
  });

  test("of 100,000 rows arrive whole, and so does a megabyte of JSON going in", async ({ client }) => {
    await client.execute("CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT)");
    const sql =
      "INSERT INTO email SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true " +
      "ON CONFLICT (id) DO UPDATE SET subject = excluded.subject WHERE subject IS NOT excluded.subject";
    for (let start = 0; start < 100_000; start += 20_000) {
      const rows = Array.from({ length: 20_000 }, (_, index) => [
        start + index,
        `subject number ${start + index}`,
      ]);
      expect((await client.execute(sql, [JSON.stringify(rows)])).rowsAffected).toBe(20_000);
      if (start === 0) expect((await client.execute(sql, [JSON.stringify(rows)])).rowsAffected).toBe(0);
    }
    const { rows } = await client.execute("SELECT * FROM email ORDER BY id");
    expect(rows).toHaveLength(100_000);
    expect(rows.at(-1)).toMatchObject({ id: 99_999n, subject: "subject number 99999" });
  });
});
