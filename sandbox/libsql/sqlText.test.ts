import { describe, expect, test } from "vitest";
import { parseSql } from "./sqlText.ts";

const texts = (sql: string) => parseSql(sql).map(({ text }) => text);
const kind = (sql: string) => {
  const [statement] = parseSql(sql);
  if (statement === undefined) throw new Error("There is no statement.");
  return statement;
};

describe("SQL text is cut into statements", () => {
  test("at semicolons, but not in text, names, comments or triggers", () => {
    expect(texts("SELECT ';'; SELECT \"a;\" , [b;], `c;` -- ;\n; /* ; */ SELECT 1 /* ;")).toEqual([
      "SELECT ';';",
      'SELECT "a;" , [b;], `c;` -- ;\n;',
      "SELECT 1 /* ;",
    ]);
    const trigger =
      "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; DELETE FROM b; END;";
    expect(texts(`${trigger} SELECT 1`)).toEqual([trigger, "SELECT 1"]);
  });

  test("and there is none in blanks, comments and semicolons", () => {
    expect(texts(" ;; -- nothing\n ; /* nothing */ ")).toEqual([]);
  });

  test("quotes are escaped by doubling, and a quote that never ends takes nothing down", () => {
    expect(texts("SELECT 'it''s;'; SELECT 2")).toEqual(["SELECT 'it''s;';", "SELECT 2"]);
    expect(texts("SELECT 'open")).toEqual(["SELECT 'open"]);
  });

  test("a megabyte of quoted text is no trouble", () => {
    expect(texts(`SELECT '${"a''".repeat(400_000)}'; SELECT 1`)).toHaveLength(2);
  });
});

describe("parameters are numbered as SQLite does", () => {
  test.each([
    ["SELECT ?, ?", [null, null]],
    ["SELECT ?3, ?", [null, null, "?3", null]],
    ["SELECT :a, ?, @a, $a, :a", [":a", null, "@a", "$a"]],
    ["SELECT ?, ?1, :b", ["?1", ":b"]],
    ["SELECT '?', \":a\" -- ?\n, x'00', a$b, 1.5e3 /* :c */", []],
    ["SELECT value ->> '$.a', $a::b FROM t", ["$a::b"]],
  ])("%s", (sql, parameters) => {
    expect(kind(sql).parameters).toEqual(parameters);
  });
});

describe("the right to write is needed", () => {
  test.each([
    "INSERT INTO a VALUES (1)",
    " /* x */ update a SET b = 1",
    "WITH x AS (SELECT 1), y AS (SELECT 2) INSERT INTO a SELECT * FROM x",
    "REPLACE INTO a VALUES (1)",
    "BEGIN IMMEDIATE",
    "CREATE TABLE a (b)",
    "VACUUM",
    "PRAGMA user_version = 3",
    "PRAGMA wal_checkpoint(TRUNCATE)",
  ])("by %s", (sql) => {
    expect(kind(sql)).toMatchObject({ writes: true, supported: true });
  });

  test.each([
    "SELECT 'INSERT'",
    "VALUES (1)",
    "WITH RECURSIVE x(i) AS (SELECT 1 UNION SELECT i + 1 FROM x) SELECT * FROM x",
    "BEGIN",
    "BEGIN DEFERRED",
    "BEGIN TRANSACTION READONLY",
    "COMMIT",
    "ROLLBACK TO here",
    "SAVEPOINT here",
    "PRAGMA table_info(a)",
    "EXPLAIN DELETE FROM a",
  ])("not by %s", (sql) => {
    expect(kind(sql)).toMatchObject({ writes: false, supported: true });
  });

  test.each(["ATTACH 'a' AS b", "DETACH b", "VACUUM INTO 'a'", "PRAGMA main.journal_mode = OFF"])(
    "and %s is refused",
    (sql) => {
      expect(kind(sql).supported).toBe(false);
    },
  );
});
