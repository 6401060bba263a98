import { describe, expect } from "vitest";
import { authToken, bodyLimit, test } from "./fixture.ts";

describe("a stream past the client", () => {
  test("describes a statement without running it", async ({ client, post }) => {
    await client.execute("CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT)");
    const sql = "INSERT INTO email VALUES (?, :subject) RETURNING id, subject AS s";
    const { json } = await post({
      requests: [
        { type: "describe", sql },
        { type: "describe", sql: "EXPLAIN SELECT 1" },
      ],
    });
    expect(json).toMatchObject({
      results: [
        {
          response: {
            type: "describe",
            result: {
              params: [{ name: null }, { name: ":subject" }],
              cols: [
                { name: "id", decltype: "INTEGER" },
                { name: "s", decltype: "TEXT" },
              ],
              is_explain: false,
              is_readonly: false,
            },
          },
        },
        { response: { result: { params: [], is_explain: true, is_readonly: true } } },
      ],
    });
    expect((await client.execute("SELECT * FROM email")).rows).toEqual([]);
  });

  test("stores texts under ids and forgets them", async ({ post }) => {
    const first = await post({
      requests: [
        { type: "store_sql", sql_id: 7, sql: "SELECT 'stored' AS text" },
        { type: "execute", stmt: { sql_id: 7 } },
        { type: "sequence", sql_id: 7 },
        { type: "close_sql", sql_id: 7 },
      ],
    });
    expect(JSON.stringify(first.json)).toContain('{"type":"text","value":"stored"}');
    const { baton } = first.json as { baton: string };
    const second = await post({ baton, requests: [{ type: "execute", stmt: { sql_id: 7 } }] });
    expect(second).toMatchObject({ status: 400, json: { code: "SQL_NOT_FOUND" } });
  });

  test("tells whether a transaction is open", async ({ post }) => {
    const ask = { type: "get_autocommit" };
    const { json } = await post({ requests: [ask, { type: "execute", stmt: { sql: "BEGIN" } }, ask] });
    expect(json).toMatchObject({
      results: [
        { response: { is_autocommit: true } },
        { type: "ok" },
        { response: { is_autocommit: false } },
      ],
    });
  });

  test("runs a sequence to its first error, triggers included", async ({ client, post }) => {
    const sql = `
      CREATE TABLE email (id INTEGER PRIMARY KEY, n INTEGER); -- a comment; with a semicolon
      CREATE TRIGGER counted AFTER INSERT ON email BEGIN
        UPDATE email SET n = CASE WHEN n IS NULL THEN 1 ELSE n END;
      END;
      INSERT INTO email (id) VALUES (1); SELECT ';'; SELECT * FROM nowhere; INSERT INTO email (id) VALUES (2)`;
    const { json } = await post({ requests: [{ type: "sequence", sql }] });
    expect(json).toMatchObject({
      results: [{ type: "error", error: { message: "SQLite error: no such table: nowhere" } }],
    });
    expect((await client.execute("SELECT id, n FROM email")).rows).toMatchObject([{ id: 1n, n: 1n }]);
  });

  test("is continued by each baton once, and by no other", async ({ post }) => {
    const { json } = await post({ requests: [] });
    const { baton } = json as { baton: string };
    expect(baton).toMatch(/^\d+\.[\w-]{24}$/);
    const next = await post({ baton, requests: [] });
    expect(next.status).toBe(200);
    expect((next.json as { baton: string }).baton).not.toBe(baton);
    expect(await post({ baton, requests: [] })).toMatchObject({
      status: 400,
      json: { code: "BATON_REUSED" },
    });
    for (const wrong of ["nonsense", "99.AAAAAAAAAAAAAAAAAAAAAAAA", ""]) {
      const answer = await post({ baton: wrong || "1", requests: [] });
      expect(answer).toMatchObject({ status: 400, json: { code: "BATON_INVALID" } });
    }
  });

  test("has no baton after close, and runs nothing any more", async ({ post }) => {
    const { json } = await post({
      requests: [{ type: "close" }, { type: "execute", stmt: { sql: "SELECT 1" } }],
    });
    expect(json).toMatchObject({
      baton: null,
      results: [{ type: "ok" }, { error: { code: "STREAM_CLOSED" } }],
    });
  });
});

describe("errors carry the codes of a libSQL server", () => {
  test.for([
    [
      "INSERT INTO email VALUES (1, 'b')",
      "SQLITE_CONSTRAINT",
      "SQLite error: UNIQUE constraint failed: email.id",
    ],
    [
      "INSERT INTO email VALUES (2, NULL)",
      "SQLITE_CONSTRAINT",
      "SQLite error: NOT NULL constraint failed: email.subject",
    ],
    ["INSERT INTO email VALUES ('x', 'b')", "SQLITE_MISMATCH", "SQLite error: datatype mismatch"],
    ["SELECT * FROM nowhere", "SQLITE_UNKNOWN", "SQLite error: no such table: nowhere"],
    ["SELECT missing FROM email", "SQL_INPUT_ERROR", "SQL input error: no such column: missing"],
    ["SELEC 1", "SQL_PARSE_ERROR", 'SQL string could not be parsed: near "SELEC": syntax error'],
    ["SELECT 'open", "SQL_PARSE_ERROR", 'SQL string could not be parsed: unrecognized token: "\'open"'],
    ["-- nothing", "SQL_NO_STATEMENT", "SQL string does not contain any statement"],
    ["SELECT 1; SELECT 2", "SQL_MANY_STATEMENTS", "SQL string contains more than one statement"],
    [
      "ATTACH '/tmp/other.db' AS other",
      "SQL_PARSE_ERROR",
      "SQL string could not be parsed: unsupported statement",
    ],
    [
      "PRAGMA journal_mode = DELETE",
      "SQL_PARSE_ERROR",
      "SQL string could not be parsed: unsupported statement",
    ],
    ["COMMIT", "SQLITE_UNKNOWN", "SQLite error: cannot commit - no transaction is active"],
  ] as const)("%s is %s", async ([sql, code, message], { client }) => {
    await client.executeMultiple(`
      CREATE TABLE email (id INTEGER PRIMARY KEY, subject TEXT NOT NULL); INSERT INTO email VALUES (1, 'a')`);
    await expect(client.execute(sql)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  test("an argument by position and one by name together", async ({ post }) => {
    const value = { type: "null" };
    const stmt = { sql: "SELECT ?, :a", args: [value], named_args: [{ name: "a", value }] };
    const { json } = await post({ requests: [{ type: "execute", stmt }] });
    expect(json).toMatchObject({ results: [{ error: { code: "ARGS_BOTH_POSITIONAL_AND_NAMED" } }] });
  });
});

describe("a request that is not one", () => {
  test("without a token, or with another, is answered 401", async ({ post }) => {
    expect(await post({ requests: [] }, {})).toMatchObject({
      status: 401,
      json: { code: "AUTH_TOKEN_MISSING" },
    });
    const wrong = { authorization: "Bearer another" };
    expect(await post({ requests: [] }, wrong)).toMatchObject({
      status: 401,
      json: { code: "AUTH_TOKEN_WRONG" },
    });
  });

  test.for([
    ["malformed JSON", '{"requests": [', "BODY_NOT_JSON"],
    ["another shape", '{"requests": {}}', "BODY_INVALID"],
    ["an unknown request", '{"requests": [{"type": "explode"}]}', "BODY_INVALID"],
    [
      "a number for an integer",
      '{"requests": [{"type": "execute", "stmt": {"sql": "SELECT ?", "args": [{"type": "integer", "value": 1}]}}]}',
      "BODY_INVALID",
    ],
    ["no SQL", '{"requests": [{"type": "execute", "stmt": {}}]}', "SQL_NOT_GIVEN"],
  ] as const)("with %s is answered 400", async ([, body, code], { post }) => {
    expect(await post(body)).toMatchObject({ status: 400, json: { code } });
  });

  test("with a body over the limit is answered 413, up to the limit it is read", async ({ client, post }) => {
    expect(await post("x".repeat(bodyLimit + 1))).toMatchObject({
      status: 413,
      json: { code: "BODY_TOO_LARGE" },
    });
    const text = "x".repeat(bodyLimit - 1000);
    expect((await client.execute("SELECT length(?) AS size", [text])).rows[0]?.size).toBe(
      BigInt(text.length),
    );
    await expect(client.execute("SELECT ?", ["x".repeat(bodyLimit)])).rejects.toMatchObject({
      code: "BODY_TOO_LARGE",
    });
  });

  test("to another path is answered 404; the version and the health need no token", async ({ server }) => {
    const status = async (path: string) => (await fetch(new URL(path, server.url))).status;
    expect(await status("v2")).toBe(200);
    expect(await status("health")).toBe(200);
    expect(await status("v3")).toBe(404);
    expect(await status("v2/pipeline")).toBe(404);
    const headers = { authorization: `Bearer ${authToken}` };
    expect(
      (await fetch(new URL("v3/pipeline", server.url), { method: "POST", headers, body: "{}" })).status,
    ).toBe(404);
  });
});
