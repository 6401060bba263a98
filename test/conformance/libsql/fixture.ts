import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client/web";
import { test as base } from "vitest";
import type { Clock } from "#sandbox/libsql/clock.ts";
import { type LibsqlServer, startLibsql } from "#sandbox/libsql/server.ts";

/** Time that moves only when told to. */
class FakeClock implements Clock {
  #now = 0;
  #timers = new Map<() => void, number>();

  after(milliseconds: number, action: () => void): () => void {
    const timer = () => action();
    this.#timers.set(timer, this.#now + milliseconds);
    return () => void this.#timers.delete(timer);
  }

  /** How many actions wait for their time. */
  get pending(): number {
    return this.#timers.size;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const [timer, due] of [...this.#timers]) {
      if (due <= this.#now && this.#timers.delete(timer)) timer();
    }
  }
}

export const authToken = "a token of the tests";
export const bodyLimit = 1_000_000;

/** A directory for one test, and how to remove it. */
function temporaryDirectory(name: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `libsql-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

interface Running {
  directory: string;
  clock: FakeClock;
  server: LibsqlServer;
}

interface Fixture extends Running {
  running: Running;
  client: Client;
  /** Sends a body to the pipeline of the main database, past the client. */
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; json: unknown }>;
}

/** Each test has a server of its own on a free port, with data in a directory of its own, and a client. */
export const test = base.extend<Fixture>({
  running: async ({ task }, use) => {
    const directory = temporaryDirectory(task.id);
    const clock = new FakeClock();
    const server = await startLibsql({ directory: directory.path, authToken, clock, bodyLimit });
    await use({ directory: directory.path, clock, server });
    await server.close();
    directory.remove();
  },
  directory: async ({ running }, use) => use(running.directory),
  clock: async ({ running }, use) => use(running.clock),
  server: async ({ running }, use) => use(running.server),
  client: async ({ server }, use) => {
    const client = createClient({ url: server.url, authToken, intMode: "bigint" });
    await use(client);
    client.close();
  },
  post: async ({ server }, use) => {
    await use(async (body, headers = { authorization: `Bearer ${authToken}` }) => {
      const response = await fetch(new URL("v2/pipeline", server.url), {
        method: "POST",
        headers,
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, json: await response.json() };
    });
  },
});
