import { existsSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { describe, expect } from "vitest";
import { type LibsqlServer, startLibsql } from "#sandbox/libsql/server.ts";
import { authToken, test } from "./fixture.ts";

const open = (url: string) => createClient({ url, authToken, intMode: "bigint" });

async function control(server: LibsqlServer, body: unknown, token = authToken) {
  const response = await fetch(new URL("_control/databases", server.url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

describe("several databases in one server", () => {
  test("keep their data apart", async ({ client, server }) => {
    const other = open(await server.createDatabase("other"));
    await client.executeMultiple("CREATE TABLE email (id INTEGER); INSERT INTO email VALUES (1)");
    await expect(other.execute("SELECT * FROM email")).rejects.toThrow("no such table");
    other.close();
  });

  test("are copied with all that is committed, and not with what is open", async ({ client, server }) => {
    await client.executeMultiple("CREATE TABLE email (id INTEGER); INSERT INTO email VALUES (1)");
    const reader = await client.transaction("read");
    await reader.execute("SELECT * FROM email");
    const { status, json } = await control(server, { name: "copy", from: "main" });
    expect({ status, json }).toEqual({
      status: 201,
      json: { name: "copy", url: server.databaseUrl("copy") },
    });
    await reader.commit();
    await client.execute("INSERT INTO email VALUES (2)");
    const copy = open(server.databaseUrl("copy"));
    expect((await copy.execute("SELECT id FROM email")).rows).toMatchObject([{ id: 1n }]);
    await copy.execute("INSERT INTO email VALUES (3)");
    expect((await client.execute("SELECT id FROM email")).rows).toMatchObject([{ id: 1n }, { id: 2n }]);
    expect((await copy.execute("PRAGMA integrity_check")).rows[0]?.integrity_check).toBe("ok");
    copy.close();
  });

  test("a copy waits for the transaction that is being written", async ({ client, server }) => {
    await client.execute("CREATE TABLE email (id INTEGER)");
    const writer = await client.transaction("write");
    await writer.execute("INSERT INTO email VALUES (1)");
    const copying = server.createDatabase("copy", "main");
    await writer.commit();
    const copy = open(await copying);
    expect((await copy.execute("SELECT id FROM email")).rows).toMatchObject([{ id: 1n }]);
    copy.close();
  });

  test("are refused under names that lead elsewhere or exist already", async ({ directory, server }) => {
    for (const name of ["../escaped", "a/b", ".hidden", "", "UPPER", "v2", "health", "x".repeat(65)]) {
      expect(await control(server, { name })).toMatchObject({
        status: 400,
        json: { code: "DATABASE_NAME_INVALID" },
      });
    }
    expect(existsSync(join(directory, "..", "escaped.db"))).toBe(false);
    expect(await control(server, { name: "main" })).toMatchObject({
      status: 409,
      json: { code: "DATABASE_EXISTS" },
    });
    const missing = await control(server, { name: "copy", from: "../main" });
    expect(missing).toMatchObject({ status: 404, json: { code: "DATABASE_NOT_FOUND" } });
    expect(await control(server, { name: "fine" }, "another")).toMatchObject({ status: 401 });
  });

  test("must be created before they are used", async ({ server }) => {
    const client = open(server.databaseUrl("nobody"));
    await expect(client.execute("SELECT 1")).rejects.toMatchObject({ code: "DATABASE_NOT_FOUND" });
    client.close();
    const headers = { authorization: `Bearer ${authToken}` };
    const encoded = new URL("%2e%2e%2fmain/v2/pipeline", server.url);
    const answer = await fetch(encoded, { method: "POST", headers, body: '{"requests":[]}' });
    expect({ status: answer.status, json: await answer.json() }).toMatchObject({
      status: 404,
      json: { code: "DATABASE_NOT_FOUND" },
    });
  });

  test("a baton of one is worth nothing at another", async ({ post, server }) => {
    await server.createDatabase("other");
    const { baton } = (await post({ requests: [] })).json as { baton: string };
    const answer = await fetch(new URL("v2/pipeline", server.databaseUrl("other")), {
      method: "POST",
      headers: { authorization: `Bearer ${authToken}` },
      body: JSON.stringify({ baton, requests: [] }),
    });
    expect({ status: answer.status, json: await answer.json() }).toMatchObject({
      status: 400,
      json: { code: "BATON_INVALID" },
    });
  });

  test("are there again after a restart", async ({ directory, server }) => {
    const first = open(await server.createDatabase("kept"));
    await first.executeMultiple("CREATE TABLE email (id INTEGER); INSERT INTO email VALUES (1)");
    await server.close();
    const again = await startLibsql({ directory, authToken });
    const second = open(again.databaseUrl("kept"));
    expect((await second.execute("SELECT id FROM email")).rows).toMatchObject([{ id: 1n }]);
    await again.close();
  });
});
