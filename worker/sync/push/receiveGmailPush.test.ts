import { serve } from "@hono/node-server";
import { eq } from "drizzle-orm";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { testConfig } from "#test/factory/context.ts";
import { connectPushedGmail, pushAccount, pushAudience } from "#test/factory/gmailPush.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { databaseFor } from "../../db/client.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { createApp } from "../../http/app.ts";
import { keepPush } from "./keepPush.ts";
import { schedulePush } from "./schedulePush.ts";

type Connected = Awaited<ReturnType<typeof connectPushedGmail>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const connected of running.splice(0)) await connected.close();
});

/** A watched mailbox that nothing has been told of. */
async function watched(): Promise<Connected> {
  const connected = await connectPushedGmail();
  running.push(connected);
  const { ctx } = connected;
  await schedulePush(ctx);
  const message = ctx.sent[0]?.message;
  if (message?.type !== "push") throw new Error("No push message");
  await keepPush(ctx, message);
  await ctx.db.update(emailProvider).set({ dirtyAt: null });
  ctx.sent.length = 0;
  return connected;
}

async function mailboxRow({ ctx, emailProviderId }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

const notification = (data: unknown) =>
  JSON.stringify({ message: { data: btoa(JSON.stringify(data)), messageId: "1" }, subscription: "s" });

describe("whoever is not Pub/Sub", () => {
  async function signed(connected: Connected, claims: Record<string, unknown>) {
    const { privateKey, publicKey } = await generateKeyPair("RS256");
    const now = Math.floor(connected.ctx.clock.now() / 1000);
    const payload = {
      iss: connected.google.url,
      aud: pushAudience,
      email: pushAccount,
      email_verified: true,
      iat: now,
      exp: now + 3600,
      ...claims,
    };
    const token = await new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "k" }).sign(privateKey);
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "k", alg: "RS256", use: "sig" }] };
    return { token, keys };
  }

  /** Posts with a token of these claims to a Worker whose issuer has published the token's key. */
  async function post(connected: Connected, claims: Record<string, unknown>) {
    const issuer = `http://127.0.0.1/${crypto.randomUUID()}`;
    const { token, keys } = await signed(connected, { iss: issuer, ...claims });
    const published = new Map<string, unknown>([
      [`${issuer}/.well-known/openid-configuration`, { jwks_uri: `${issuer}/keys` }],
      [`${issuer}/keys`, keys],
    ]);
    const { ctx } = connected;
    const config = { ...ctx.config, GOOGLE_ISSUER: issuer };
    const fetching: typeof fetch = async (input) => Response.json(published.get(String(input)));
    const answer = await createApp(() => ({ ...ctx, config, fetch: fetching })).request("/webhooks/gmail", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: notification({ emailAddress: ada, historyId: 999_999_999 }),
    });
    return answer.status;
  }

  it("is refused: no token, nonsense, an unknown key", async () => {
    const connected = await watched();
    const { token } = await signed(connected, {});
    for (const authorization of [undefined, "Basic YTpi", "Bearer ", "Bearer a.b.c", `Bearer ${token}`]) {
      const answer = await connected.app.request("/webhooks/gmail", {
        method: "POST",
        headers: authorization === undefined ? {} : { authorization },
        body: notification({ emailAddress: ada, historyId: 999_999_999 }),
      });
      expect(answer.status).toBe(401);
    }
    expect(connected.ctx.sent).toEqual([]);
    expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: null });
  });

  it("is refused: another issuer, audience or account, an unverified address, a token past its time", async () => {
    const connected = await watched();
    const now = Math.floor(connected.ctx.clock.now() / 1000);
    expect(await post(connected, {})).toBe(204);
    connected.ctx.sent.length = 0;
    await connected.ctx.db.update(emailProvider).set({ dirtyAt: null });
    const forged = [
      { iss: "https://evil.example" },
      { aud: "https://other.example" },
      { email: "someone@evil.example" },
      { email_verified: false },
      { email_verified: "true" },
      { exp: now - 120 },
      { exp: undefined },
    ];
    for (const claims of forged) expect(await post(connected, claims)).toBe(401);
    expect(connected.ctx.sent).toEqual([]);
    expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: null });
    expect(connected.logged.filter(({ event }) => event === "push_refused")).toHaveLength(forged.length);
  });

  it("is asked to come again while the issuer's keys cannot be read", async () => {
    const connected = await watched();
    const { token } = await signed(connected, {});
    const config = { ...connected.ctx.config, GOOGLE_ISSUER: `http://127.0.0.1:1/${crypto.randomUUID()}` };
    const answer = await createApp(() => ({ ...connected.ctx, config })).request("/webhooks/gmail", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: notification({ emailAddress: ada }),
    });
    expect(answer.status).toBe(503);
  });
});

describe("a push with a good token", () => {
  /** The authorization header of a real delivery. */
  async function genuine(connected: Connected): Promise<string> {
    let seen = "";
    const receiver = createApp(() => connected.ctx);
    receiver.post("/seen", (c) => {
      seen = c.req.header("authorization") ?? "";
      return c.body(null, 204);
    });
    const listening = Promise.withResolvers<number>();
    const server = serve({ fetch: receiver.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      listening.resolve(port),
    );
    await connected.control.setPushEndpoint({
      url: `http://127.0.0.1:${await listening.promise}/seen`,
      audience: pushAudience,
      serviceAccount: pushAccount,
    });
    await connected.control.deliver(ada, { raw: rawMail({}) });
    await connected.control.pushes();
    await new Promise((resolve) => server.close(resolve));
    return seen;
  }

  it("that cannot be read is acknowledged and counted, so that it does not come for days", async () => {
    const connected = await watched();
    const authorization = await genuine(connected);
    const odd = [
      "",
      "{",
      "[]",
      "null",
      "{}",
      JSON.stringify({ message: {} }),
      JSON.stringify({ message: { data: "%%%" } }),
      JSON.stringify({ message: { data: btoa("no json") } }),
      notification({ historyId: 1 }),
      notification({ emailAddress: 7 }),
      notification({ emailAddress: "x".repeat(400) }),
      notification({ emailAddress: ada, historyId: { odd: true } }),
    ];
    for (const body of odd) {
      const answer = await connected.app.request("/webhooks/gmail", {
        method: "POST",
        headers: { authorization },
        body,
      });
      expect(answer.status).toBe(204);
    }
    expect(connected.logged.filter(({ event }) => event === "push_unreadable")).toHaveLength(odd.length);
    expect(connected.ctx.sent).toEqual([]);
  });

  it("about a mailbox that nobody connected is acknowledged", async () => {
    const connected = await watched();
    const answer = await connected.app.request("/webhooks/gmail", {
      method: "POST",
      headers: { authorization: await genuine(connected) },
      body: notification({ emailAddress: "nobody@northwind.example", historyId: 7 }),
    });
    expect(answer.status).toBe(204);
    expect(connected.ctx.sent).toEqual([]);
  });

  it("whose history id is too large for a number still counts", async () => {
    const connected = await watched();
    const body = notification({ emailAddress: ada.toUpperCase(), historyId: 0 }).replace(
      btoa(JSON.stringify({ emailAddress: ada.toUpperCase(), historyId: 0 })),
      btoa(`{"emailAddress":"${ada.toUpperCase()}","historyId":9007199254740993}`),
    );
    const headers = { authorization: await genuine(connected) };
    const answer = await connected.app.request("/webhooks/gmail", { method: "POST", headers, body });
    expect(answer.status).toBe(204);
    expect(connected.ctx.sent).toHaveLength(1);
  });

  it("larger than 64 KB is not read", async () => {
    const connected = await watched();
    const answer = await connected.app.request("/webhooks/gmail", {
      method: "POST",
      headers: { authorization: await genuine(connected) },
      body: "x".repeat(65 * 1024),
    });
    expect(answer.status).toBe(413);
  });

  it("is tried again only where the mark failed", async () => {
    const connected = await watched();
    const { ctx } = connected;
    const authorization = await genuine(connected);
    const request = {
      method: "POST",
      headers: { authorization },
      body: notification({ emailAddress: ada, historyId: 999_999_999 }),
    };
    const away = databaseFor({ ...ctx.config, DATABASE_URL: "http://127.0.0.1:1/away" }, null);
    const failed = await createApp(() => ({ ...ctx, db: away })).request("/webhooks/gmail", request);
    expect(failed.status).toBe(500);
    const queue = { send: () => Promise.reject(new Error("away")) };
    const marked = await createApp(() => ({ ...ctx, queue })).request("/webhooks/gmail", request);
    expect(marked.status).toBe(204);
    expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: ctx.clock.now() });
  });

  it("finds nothing where push is not set up", async () => {
    const connected = await watched();
    const config = { ...connected.ctx.config, GOOGLE_PUBSUB_AUDIENCE: null };
    const answer = await createApp(() => ({ ...connected.ctx, config })).request("/webhooks/gmail", {
      method: "POST",
      body: notification({ emailAddress: ada }),
    });
    expect(answer.status).toBe(404);
  });
});

it("does not start half set up, where it would be silent", () => {
  const half = { GOOGLE_PUBSUB_TOPIC: "projects/p/topics/gmail", GOOGLE_PUBSUB_AUDIENCE: "" };
  expect(() => testConfig(half)).toThrow(/GOOGLE_PUBSUB_TOPIC must be set together with/);
});
