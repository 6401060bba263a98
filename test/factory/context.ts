import { v7 as uuidv7 } from "uuid";
import { type Config, readConfig } from "#worker/config.ts";
import type { Actor, Context, UserContext } from "#worker/context.ts";
import type { Log } from "#worker/log.ts";
import type { QueueMessage } from "#worker/queue.ts";
import { createJweVault } from "#worker/security/jweVault.ts";
import { createTestDatabase } from "./database.ts";
import { testRedirectUri } from "./redirectUri.ts";

/** A clock that a test moves, and waiting for it takes no time. Starts on a fixed Monday morning. */
export function fakeClock(start = Date.UTC(2026, 10, 23, 9, 0, 0)) {
  let time = start;
  return {
    now: () => time,
    advance(milliseconds: number) {
      time += milliseconds;
    },
    wait: async () => undefined,
  };
}

export interface SentMessage {
  message: QueueMessage;
  delaySeconds: number;
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

export function testConfig(overrides: Record<string, string> = {}): Config {
  return readConfig({
    DATABASE_URL: "http://127.0.0.1:1/none",
    PUBLIC_URL: "http://127.0.0.1:8787",
    GOOGLE_CLIENT_ID: "client",
    GOOGLE_CLIENT_SECRET: "secret",
    TOKEN_KEYS: JSON.stringify({ first: btoa("0123456789abcdef0123456789abcdef") }),
    TOKEN_KEY_CURRENT: "first",
    EXTENSION_REDIRECT_URIS: testRedirectUri,
    ...overrides,
  });
}

/** A context over a database of one's own, a clock that stands still, and a queue that only remembers. */
export async function createTestContext(
  overrides: { config?: Record<string, string>; fetch?: typeof fetch } = {},
) {
  const database = await createTestDatabase();
  const clock = fakeClock();
  const sent: SentMessage[] = [];
  const config = testConfig({
    DATABASE_URL: database.url,
    DATABASE_AUTH_TOKEN: database.authToken,
    ...overrides.config,
  });
  const context: Context = {
    config,
    db: database.db,
    clock,
    queue: {
      async send(messages, options) {
        for (const message of messages) sent.push({ message, delaySeconds: options?.delaySeconds ?? 0 });
      },
    },
    fetch: overrides.fetch ?? ((input, init) => fetch(input, init)),
    log: silent,
    vault: createJweVault(config),
    objects: null,
    newId: () => uuidv7(),
  };
  return { ...context, clock, sent, database };
}

export type TestContext = Awaited<ReturnType<typeof createTestContext>>;

/** The same context on behalf of a user. */
export function actingAs(ctx: Context, actor: Actor): UserContext {
  return { ...ctx, actor };
}
