import { serve } from "@hono/node-server";
import { eq, sql } from "drizzle-orm";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectPushedGmail, pushAccount, pushAudience } from "#test/factory/gmailPush.ts";
import { createEmailProvider, createUser } from "#test/factory/organization.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { databaseFor } from "../../db/client.ts";
import { emailProvider, emailSync } from "../../db/schema/tables.ts";
import { createApp } from "../../http/app.ts";
import { runSlice } from "../runSlice.ts";
import { scheduleDue } from "../scheduleDue.ts";
import { keepPush } from "./keepPush.ts";
import { schedulePush } from "./schedulePush.ts";

type Connected = Awaited<ReturnType<typeof connectPushedGmail>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const connected of running.splice(0)) await connected.close();
});

/** A mailbox whose backfill is done, with its push channel open and no work left. */
async function live(mails = sampleMails(3)): Promise<Connected> {
  const connected = await connectPushedGmail(mails);
  running.push(connected);
  await schedulePush(connected.ctx);
  await work(connected);
  await runSlice(connected.ctx, connected);
  connected.ctx.clock.advance(60_000);
  return connected;
}

/** Does all that is in the queue, and says what it was. */
async function work({ ctx }: Connected): Promise<string[]> {
  const done: string[] = [];
  for (let next = ctx.sent.shift(); next !== undefined; next = ctx.sent.shift()) {
    done.push(next.message.type);
    if (next.message.type === "slice") await runSlice(ctx, next.message);
    if (next.message.type === "push") await keepPush(ctx, next.message);
  }
  return done;
}

async function mailboxRow({ ctx, emailProviderId }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

async function subjects({ ctx }: Connected) {
  const rows = await ctx.db.select({ subject: emailSync.subject }).from(emailSync).orderBy(emailSync.sentAt);
  return rows.map(({ subject }) => subject);
}

const deliver = (connected: Connected, subject: string) =>
  connected.control.deliver(ada, { raw: rawMail({ subject }) });

/** Ends what was announced on its way, and gives the statuses that each delivery was answered with. */
async function answers({ control }: Connected) {
  return (await control.pushes()).map(({ attempts }) => attempts);
}

const notification = (data: unknown) =>
  JSON.stringify({ message: { data: btoa(JSON.stringify(data)), messageId: "1" }, subscription: "s" });

describe("a change at Gmail", () => {
  it("is one queue hop from its row", async () => {
    const connected = await live();
    await deliver(connected, "Just now");
    expect(await answers(connected)).toEqual([[204]]);
    expect(connected.ctx.sent).toMatchObject([
      { message: { type: "slice", emailProviderId: connected.emailProviderId }, delaySeconds: 0 },
    ]);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toContain("Just now");
    expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: null });
  });

  it("sends one slice however often it is announced", async () => {
    const connected = await live();
    await connected.control.duplicatePushes(1);
    for (const subject of ["One", "Two", "Three"]) await deliver(connected, subject);
    expect(await answers(connected)).toEqual([[204], [204], [204], [204]]);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toEqual(expect.arrayContaining(["One", "Two", "Three"]));
  });

  it("that comes while a slice runs is read by the next one", async () => {
    const connected = await live();
    const { ctx, emailProviderId } = connected;
    let isLate = true;
    const fetching: typeof fetch = async (input, init) => {
      const answer = await ctx.fetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (isLate && url.includes("/history")) {
        isLate = false;
        ctx.clock.advance(5);
        await deliver(connected, "Behind its back");
        await connected.control.pushes();
      }
      return answer;
    };
    expect(await runSlice({ ...ctx, fetch: fetching }, connected)).toBe("more");
    expect(await mailboxRow(connected)).toMatchObject({ nextSyncAt: ctx.clock.now() });
    expect(ctx.sent).toMatchObject([{ message: { type: "slice", emailProviderId } }]);
    ctx.clock.advance(5);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toContain("Behind its back");
  });

  it("reaches every user who connected the account, and nobody who disconnected or paused it", async () => {
    const connected = await live();
    const { ctx, organizationId } = connected;
    const connectAs = async (values: Partial<typeof emailProvider.$inferInsert>) => {
      const user = await createUser(ctx, organizationId);
      return createEmailProvider(ctx, user, { accountEmail: ada, ...values });
    };
    const colleague = await connectAs({});
    await connectAs({ enabled: false, status: "paused" });
    await connectAs({ status: "reauth_required" });
    await connectAs({ disconnectedAt: ctx.clock.now(), enabled: false, status: "paused" });
    await deliver(connected, "For both");
    await connected.control.pushes();
    const enqueued = ctx.sent.map(({ message }) => "emailProviderId" in message && message.emailProviderId);
    expect(enqueued.toSorted()).toEqual([connected.emailProviderId, colleague.id].toSorted());
  });

  it("never cuts short a pause that Google asked for, or the wait after a failure", async () => {
    const connected = await live();
    const { ctx, emailProviderId } = connected;
    const until = ctx.clock.now() + 600_000;
    const waits = [
      { retryAfter: until, failureCount: 0, nextSyncAt: until },
      { retryAfter: null, failureCount: 4, nextSyncAt: until },
    ];
    for (const wait of waits) {
      await ctx.db
        .update(emailProvider)
        .set({ ...wait, dirtyAt: null })
        .where(eq(emailProvider.id, emailProviderId));
      await deliver(connected, "Later");
      await connected.control.pushes();
      expect(ctx.sent).toEqual([]);
      expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: ctx.clock.now() });
    }
    expect(await mailboxRow(connected)).toMatchObject({ nextSyncAt: until });
  });

  it("is found by the schedule when its slice gets lost", async () => {
    const connected = await live();
    await deliver(connected, "Lost on its way");
    await connected.control.pushes();
    connected.ctx.sent.length = 0;
    connected.ctx.clock.advance(60_000);
    await scheduleDue(connected.ctx);
    await work(connected);
    expect(await subjects(connected)).toContain("Lost on its way");
  });
});

describe("however notifications come", () => {
  /** The same three changes, told in another way; then the polls that would happen anyway. */
  async function endState(tell: (connected: Connected, change: () => Promise<void>) => Promise<void>) {
    const connected = await live();
    await tell(connected, async () => {
      for (const subject of ["One", "Two"]) {
        await deliver(connected, subject);
        connected.ctx.clock.advance(1000);
      }
      const [first] = await connected.control.emails(ada);
      await connected.control.trash(ada, [first?.id ?? ""]);
    });
    await connected.control.pushes();
    await work(connected);
    connected.ctx.clock.advance(16 * 60_000);
    await scheduleDue(connected.ctx);
    await work(connected);
    const rows = await connected.ctx.db
      .select({ subject: emailSync.subject, folders: emailSync.folders, gone: emailSync.deletedInProvider })
      .from(emailSync)
      .orderBy(emailSync.subject);
    const { listed, stored, skipped, pending, status } = await mailboxRow(connected);
    return { rows, listed, stored, skipped, pending, status };
  }

  it("the end is the same: in order, dropped, twice, reordered, late", async () => {
    const inOrder = await endState((_connected, change) => change());
    expect(inOrder.rows.map(({ subject }) => subject)).toEqual(expect.arrayContaining(["One", "Two"]));
    const dropped = await endState(async ({ control }, change) => {
      await control.dropPushes(100);
      await change();
    });
    const twice = await endState(async ({ control }, change) => {
      await control.duplicatePushes(100);
      await change();
    });
    const reordered = await endState(async (connected, change) => {
      await connected.control.setPushMode("hold");
      await change();
      await connected.control.releasePushes("newest-first");
    });
    const late = await endState(async (connected, change) => {
      await connected.control.setPushMode("hold");
      await change();
      await runSlice(connected.ctx, connected);
      await connected.control.releasePushes();
    });
    for (const other of [dropped, twice, reordered, late]) expect(other).toEqual(inOrder);
  });

  it("a replayed one changes nothing and asks for nothing", async () => {
    const connected = await live();
    await connected.control.setPushMode("hold");
    await deliver(connected, "Once");
    connected.ctx.clock.advance(16 * 60_000);
    await scheduleDue(connected.ctx);
    await work(connected);
    const before = await mailboxRow(connected);
    await connected.control.releasePushes();
    expect(connected.ctx.sent).toEqual([]);
    expect(await mailboxRow(connected)).toEqual(before);
    expect(connected.logged.at(-1)).toMatchObject({
      event: "push_received",
      fields: { marked: 0, enqueued: 0 },
    });
  });
});

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
    const connected = await live();
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
    const connected = await live();
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
    const connected = await live();
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
    await deliver(connected, "For its token");
    await connected.control.pushes();
    await new Promise((resolve) => server.close(resolve));
    return seen;
  }

  it("that cannot be read is acknowledged and counted, so that it does not come for days", async () => {
    const connected = await live();
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
    const connected = await live();
    const answer = await connected.app.request("/webhooks/gmail", {
      method: "POST",
      headers: { authorization: await genuine(connected) },
      body: notification({ emailAddress: "nobody@northwind.example", historyId: 7 }),
    });
    expect(answer.status).toBe(204);
    expect(connected.ctx.sent).toEqual([]);
  });

  it("whose history id is too large for a number still counts", async () => {
    const connected = await live();
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
    const connected = await live();
    const answer = await connected.app.request("/webhooks/gmail", {
      method: "POST",
      headers: { authorization: await genuine(connected) },
      body: "x".repeat(65 * 1024),
    });
    expect(answer.status).toBe(413);
  });

  it("is tried again only where the mark failed", async () => {
    const connected = await live();
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
    const connected = await live();
    const config = { ...connected.ctx.config, GOOGLE_PUBSUB_AUDIENCE: null };
    const answer = await createApp(() => ({ ...connected.ctx, config })).request("/webhooks/gmail", {
      method: "POST",
      body: notification({ emailAddress: ada }),
    });
    expect(answer.status).toBe(404);
  });
});

it("finds the mailboxes of an account by an index", async () => {
  const { ctx } = await live();
  const plan = await ctx.db.all<{ detail: string }>(
    sql`explain query plan update email_provider set dirty_at = 1 where kind = 'google' and account_email = 'a'`,
  );
  expect(plan.map(({ detail }) => detail).join("\n")).toContain("email_provider_push (");
});
