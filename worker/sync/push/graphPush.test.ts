import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { databaseFor } from "../../db/client.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { createApp } from "../../http/app.ts";
import type { LogFields } from "../../log.ts";
import { hashToken } from "../../security/tokenKeys.ts";

const tenant = "6f6ef8bb-1111-4c41-9e6c-0d6c5a3b7c11";
const channelId = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";
const secret = "the-secret-of-this-channel";

let ctx: TestContext;
let mailboxId: string;
let logged: { event: string; fields: LogFields | undefined }[];
beforeEach(async () => {
  ctx = await createTestContext();
  logged = [];
  const record = (event: string, fields?: LogFields) => logged.push({ event, fields });
  ctx.log = { info: record, warn: record, error: record };
  mailboxId = await createOutlook();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A live Outlook mailbox with an open channel. */
async function createOutlook(values: Partial<typeof emailProvider.$inferInsert> = {}): Promise<string> {
  const { id: organizationId } = await createOrganization(ctx);
  const owner = await createUser(ctx, organizationId);
  const now = ctx.clock.now();
  const mailbox = await createEmailProvider(ctx, owner, {
    kind: "microsoft",
    subject: `${tenant}:${crypto.randomUUID()}`,
    pushChannelId: channelId,
    pushSecretHash: await hashToken(secret),
    pushExpiresAt: now + 86_400_000,
    pushDueAt: now + 43_200_000,
    nextSyncAt: now + 600_000,
    ...values,
  });
  return mailbox.id;
}

const change = (values: object = {}) => ({
  subscriptionId: channelId,
  subscriptionExpirationDateTime: "2026-11-24T09:00:00Z",
  changeType: "created",
  resource: "Users/u/Messages/m",
  resourceData: { "@odata.type": "#Microsoft.Graph.Message", id: "m" },
  clientState: secret,
  tenantId: tenant,
  ...values,
});
const lifecycle = (lifecycleEvent: string, values: object = {}) => ({
  subscriptionId: channelId,
  subscriptionExpirationDateTime: "2026-11-24T09:00:00Z",
  lifecycleEvent,
  clientState: secret,
  tenantId: tenant,
  ...values,
});

async function post(path: string, value: unknown, context = ctx) {
  const body = typeof value === "string" ? value : JSON.stringify({ value });
  return createApp(() => context).request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
}

async function mailboxRow(id = mailboxId) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, id));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

const refused = () =>
  logged.flatMap(({ event, fields }) => (event === "push_refused" ? [Number(fields?.count)] : []));

describe.each(["/webhooks/graph", "/webhooks/graph/lifecycle"])("the handshake at %s", (path) => {
  it("hands the token back as plain text, decoded", async () => {
    const token = "Validation: Testing client application reachability <b>&+%";
    const answer = await post(`${path}?validationToken=${encodeURIComponent(token)}`, "");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe(token);
  });

  it("refuses a token that is no token of Graph's by its length", async () => {
    const answer = await post(`${path}?validationToken=${"x".repeat(2049)}`, "");
    expect(answer.status).toBe(400);
  });
});

describe("a change that Graph tells of", () => {
  it("marks its mailbox and sends one slice, however many come at once and again", async () => {
    expect((await post("/webhooks/graph", [change(), change(), change()])).status).toBe(202);
    expect((await post("/webhooks/graph", [change()])).status).toBe(202);
    expect(ctx.sent).toMatchObject([{ message: { type: "slice", emailProviderId: mailboxId } }]);
    expect(await mailboxRow()).toMatchObject({ dirtyAt: ctx.clock.now() });
    expect(refused()).toEqual([]);
  });

  it("does nothing unless its secret, channel, tenant and mailbox are right, and is answered alike", async () => {
    const before = await mailboxRow();
    const forged = [
      change({ clientState: "guessed" }),
      change({ clientState: undefined }),
      change({ clientState: "x".repeat(129) }),
      change({ clientState: await hashToken(secret) }),
      change({ subscriptionId: "another" }),
      change({ subscriptionId: "" }),
      change({ subscriptionId: 7 }),
      change({ tenantId: "00000000-0000-4000-8000-000000000000" }),
      change({ tenantId: undefined }),
      null,
      "text",
    ];
    for (const one of forged) expect((await post("/webhooks/graph", [one])).status).toBe(202);
    expect(refused()).toEqual(forged.map(() => 1));
    expect(ctx.sent).toEqual([]);
    expect(await mailboxRow()).toEqual(before);
  });

  it("counts beside forged ones", async () => {
    await post("/webhooks/graph", [change({ clientState: "guessed" }), change(), 5]);
    expect(refused()).toEqual([2]);
    expect(ctx.sent).toHaveLength(1);
  });

  it("in a body that is no call of Graph does nothing", async () => {
    for (const body of ["", "{", "[]", "null", '{"value":{}}'])
      expect((await post("/webhooks/graph", body)).status).toBe(202);
    expect(refused()).toHaveLength(5);
    expect(ctx.sent).toEqual([]);
  });

  it("is looked at among the first thousand of a call, and a body over 1 MB is not read", async () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({
      subscriptionId: `s${index}`,
      clientState: "guessed",
    }));
    expect((await post("/webhooks/graph", [change(), ...many])).status).toBe(202);
    expect(refused()).toEqual([1500]);
    expect(ctx.sent).toHaveLength(1);
    expect((await post("/webhooks/graph", ["x".repeat(1024 * 1024)])).status).toBe(413);
  });

  it("of a personal account counts whatever tenant it names", async () => {
    const id = await createOutlook({
      subject: `9188040d-6c67-4c5b-b112-36a304b66dad:${crypto.randomUUID()}`,
      pushChannelId: "personal",
    });
    await post("/webhooks/graph", [change({ subscriptionId: "personal", tenantId: "other" })]);
    expect(ctx.sent).toMatchObject([{ message: { emailProviderId: id } }]);
  });

  it("of a disconnected mailbox, or of a Gmail channel without an id, does nothing", async () => {
    const secretHash = await hashToken(secret);
    await createOutlook({ pushChannelId: "left", pushSecretHash: secretHash, disconnectedAt: 1 });
    await createOutlook({ kind: "google", pushChannelId: "", pushSecretHash: secretHash });
    const notifications = [change({ subscriptionId: "left" }), change({ subscriptionId: "" })];
    await post("/webhooks/graph", notifications);
    expect(refused()).toEqual([2]);
    expect(ctx.sent).toEqual([]);
  });

  it("is asked for again only where the mark failed", async () => {
    const away = databaseFor({ ...ctx.config, DATABASE_URL: "http://127.0.0.1:1/away" }, null);
    expect((await post("/webhooks/graph", [change()], { ...ctx, db: away })).status).toBe(500);
  });

  it("is answered in time when the database is slow, and marked behind the answer", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const gate = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const db = databaseFor(ctx.config, null, async (input, init) => {
      reached.resolve();
      await gate.promise;
      return fetch(input, init);
    });
    const behind: Promise<unknown>[] = [];
    const execution = {
      waitUntil: (work: Promise<unknown>) => behind.push(work),
      passThroughOnException: () => {},
      props: {},
    };
    const init = { method: "POST", body: JSON.stringify({ value: [change()] }) };
    const answering = createApp(() => ({ ...ctx, db })).request("/webhooks/graph", init, {}, execution);
    await reached.promise;
    await vi.advanceTimersByTimeAsync(2500);
    expect((await answering).status).toBe(202);
    expect(ctx.sent).toEqual([]);
    gate.resolve();
    await Promise.all(behind);
    expect(ctx.sent).toHaveLength(1);
  });
});

describe("what Graph tells of a channel", () => {
  it("has it renewed when it asks for that, and replaced when it removed it", async () => {
    await post("/webhooks/graph/lifecycle", [lifecycle("reauthorizationRequired")]);
    await post("/webhooks/graph/lifecycle", [
      lifecycle("reauthorizationRequired"),
      lifecycle("subscriptionRemoved"),
    ]);
    expect(ctx.sent.map(({ message }) => message)).toMatchObject([
      { type: "push", action: "renew", emailProviderId: mailboxId },
      { type: "push", action: "recreate", emailProviderId: mailboxId, claim: (await mailboxRow()).pushDueAt },
    ]);
  });

  it("has the mailbox looked through when it missed to tell something", async () => {
    await post("/webhooks/graph/lifecycle", [lifecycle("missed"), lifecycle("missed")]);
    expect(ctx.sent).toMatchObject([{ message: { type: "slice", emailProviderId: mailboxId } }]);
  });

  it("does nothing for forged events, unknown ones, and accounts that are off", async () => {
    await post("/webhooks/graph/lifecycle", [lifecycle("subscriptionRemoved", { clientState: "guessed" })]);
    await post("/webhooks/graph/lifecycle", [lifecycle("somethingNew"), change()]);
    await ctx.db.update(emailProvider).set({ enabled: false, status: "paused" });
    await post("/webhooks/graph/lifecycle", [lifecycle("subscriptionRemoved"), lifecycle("missed")]);
    expect(ctx.sent).toEqual([]);
    expect(refused()).toEqual([1]);
  });
});
