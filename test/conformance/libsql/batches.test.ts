import { describe, expect } from "vitest";
import { test } from "./fixture.ts";

const table = "CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT UNIQUE)";

describe("a batch through the client", () => {
  test.for(["write", "read", "deferred"] as const)(
    "in mode %s answers each statement",
    async (mode, { client }) => {
      await client.executeMultiple(`${table}; INSERT INTO email VALUES (1, 'a')`);
      const results = await client.batch(
        ["SELECT subject FROM email", { sql: "SELECT ? AS x", args: [2n] }],
        mode,
      );
      expect(results.map((result) => Object.values(result.rows[0] ?? {}))).toEqual([["a"], [2n]]);
    },
  );

  test.for(["write", "deferred"] as const)("in mode %s writes all", async (mode, { client }) => {
    await client.execute(table);
    const insert = "INSERT INTO email (subject) VALUES (?)";
    const results = await client.batch(
      [
        { sql: insert, args: ["a"] },
        { sql: insert, args: ["b"] },
      ],
      mode,
    );
    expect(results.map((result) => result.lastInsertRowid)).toEqual([1n, 2n]);
    expect((await client.execute("SELECT count(*) AS n FROM email")).rows[0]?.n).toBe(2n);
  });

  test("writes nothing if one statement fails, and says which", async ({ client }) => {
    await client.execute(table);
    const insert = "INSERT INTO email (subject) VALUES ('a')";
    await expect(client.batch([insert, insert, insert], "write")).rejects.toMatchObject({
      code: "SQLITE_CONSTRAINT",
      statementIndex: 1,
      message: expect.stringContaining("SQLite error: UNIQUE constraint failed: email.subject"),
    });
    expect((await client.execute("SELECT count(*) AS n FROM email")).rows[0]?.n).toBe(0n);
  });

  test("of thousands of statements is one request", async ({ client }) => {
    await client.execute(table);
    const rows = Array.from({ length: 3000 }, (_, index) => index);
    await client.batch(
      rows.map((index) => ({ sql: "INSERT INTO email (subject) VALUES (?)", args: [`${index}`] })),
      "write",
    );
    expect((await client.execute("SELECT count(*) AS n FROM email")).rows[0]?.n).toBe(3000n);
  });

  test("keeps foreign keys, except in a migration", async ({ client }) => {
    await client.executeMultiple(`
      CREATE TABLE business (id INTEGER PRIMARY KEY);
      CREATE TABLE contact (business_id INTEGER REFERENCES business (id))`);
    const orphan = "INSERT INTO contact VALUES (1)";
    await expect(client.execute(orphan)).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT" });
    await client.migrate([orphan]);
    await expect(client.execute(orphan)).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT" });
  });
});

describe("conditions of batch steps", () => {
  const ok = { sql: "SELECT 1" };
  const bad = { sql: "SELECT * FROM nowhere" };

  /** Which of the last steps ran, after a first step that succeeds and a second that fails. */
  async function ran(post: (body: unknown) => Promise<{ json: unknown }>, conditions: unknown[]) {
    const steps = [{ stmt: ok }, { stmt: bad }, ...conditions.map((condition) => ({ condition, stmt: ok }))];
    const { json } = await post({ requests: [{ type: "batch", batch: { steps } }, { type: "close" }] });
    const { results } = json as { results: [{ response: { result: { step_results: unknown[] } } }] };
    return results[0].response.result.step_results.slice(2).map((result) => result !== null);
  }

  test("look at the outcome of earlier steps", async ({ post }) => {
    const yes = { type: "ok", step: 0 };
    const no = { type: "ok", step: 1 };
    const skipped = { type: "error", step: 0 };
    expect(await ran(post, [yes, no, { type: "error", step: 1 }, skipped])).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(await ran(post, [{ type: "not", cond: no }])).toEqual([true]);
    const both = { type: "and", conds: [yes, no] };
    const either = { type: "or", conds: [yes, no] };
    expect(await ran(post, [both, either, { type: "and", conds: [] }, { type: "or", conds: [] }])).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(await ran(post, [{ type: "is_autocommit" }])).toEqual([true]);
  });

  test("count a skipped step as neither succeeded nor failed", async ({ post }) => {
    const skipped = { type: "ok", step: 1 };
    expect(await ran(post, [skipped, { type: "ok", step: 2 }, { type: "error", step: 2 }])).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("cannot look ahead", async ({ post }) => {
    const steps = [{ condition: { type: "ok", step: 0 }, stmt: ok }];
    const answer = await post({ requests: [{ type: "batch", batch: { steps } }] });
    expect(answer).toMatchObject({ status: 400, json: { code: "BATCH_COND_BAD_STEP" } });
  });
});
