import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  env,
  getQueueResult,
} from "cloudflare:test";
import { eq } from "drizzle-orm";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { googleControl } from "#sandbox/google/controlClient.ts";
import { createTestContext } from "#test/factory/context.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import "#test/factory/provided.ts";
import { rawMail } from "#test/factory/rawMail.ts";
import { deadLetter, emailProvider, emailSync } from "./db/schema/tables.ts";
import type { Environment } from "./environment.ts";
import worker from "./index.ts";
import type { QueueMessage } from "./queue.ts";

/** The Worker's environment over a database and a mailbox of this test, with a queue that remembers. */
async function connected() {
  const { url } = inject("google");
  const control = googleControl(url);
  const address = `ada-${crypto.randomUUID()}@northwind.example`;
  await control.addAccount({ address, name: "Ada", aliases: [] });
  const ctx = await createTestContext({ config: { GOOGLE_ISSUER: url, GMAIL_API_URL: url } });
  const { id: organizationId } = await createOrganization(ctx);
  const owner = await createUser(ctx, organizationId, { email: address });
  const id = crypto.randomUUID();
  const tokens = await control.grant(address, ["https://www.googleapis.com/auth/gmail.modify"]);
  await createEmailProvider(ctx, owner, {
    id,
    status: "connecting",
    nextSyncAt: 0,
    tokenEnvelope: await ctx.vault.seal(JSON.stringify(tokens), id),
    accessTokenExpiresAt: Date.now() + 3_600_000,
  });
  const messages: QueueMessage[] = [];
  const WORK = {
    async sendBatch(batch: Iterable<{ body: QueueMessage }>) {
      for (const { body } of batch) messages.push(body);
    },
  };
  const environment = {
    ...env,
    DATABASE_URL: ctx.database.url,
    DATABASE_AUTH_TOKEN: ctx.database.authToken,
    GOOGLE_ISSUER: url,
    GMAIL_API_URL: url,
    WORK,
  } as unknown as Environment;
  return { ctx, control, address, environment, messages, emailProviderId: id };
}

/** An issuer of its own whose keys are found as OpenID Connect Discovery says. */
async function issuerWithKeys() {
  const url = `https://issuer.example/${crypto.randomUUID()}`;
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const published = new Map<string, unknown>([
    [`${url}/.well-known/openid-configuration`, { jwks_uri: `${url}/keys` }],
    [`${url}/keys`, { keys: [{ ...(await exportJWK(publicKey)), kid: "k", alg: "RS256", use: "sig" }] }],
  ]);
  const outside = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const found = published.get(String(input));
    return found === undefined ? outside(input, init) : Response.json(found);
  });
  const sign = (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "k" })
      .setIssuer(url)
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(privateKey);
  return { url, sign };
}

function ask(
  environment: Environment,
  path: string,
  init: { method?: string; headers?: HeadersInit; body?: string } = {},
) {
  const request = new Request<unknown, IncomingRequestCfProperties>(`http://127.0.0.1:8787${path}`, init);
  return worker.fetch(request, environment, createExecutionContext());
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the Worker in workerd", () => {
  it("says that it is up and reaches its database", async () => {
    const { environment } = await connected();
    const answer = await ask(environment, "/healthz");
    expect(await answer.json()).toEqual({ status: "up", database: "reachable" });
  });

  it("answers an unknown address with the error contract", async () => {
    const { environment } = await connected();
    const answer = await ask(environment, "/nowhere");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      error: { code: "not_found", requestId: expect.any(String) },
    });
  });

  it("brings new mail from a cron tick through the queue into the database", async () => {
    const { ctx, control, address, environment, messages, emailProviderId } = await connected();
    await control.deliver(address, { raw: rawMail({ subject: "From the edge" }) });
    await worker.scheduled(createScheduledController(), environment);
    expect(messages).toMatchObject([{ type: "slice", emailProviderId }]);
    const batch = createMessageBatch("threadbook-work", [
      { id: "1", timestamp: new Date(0), attempts: 1, body: messages[0] },
    ]);
    await worker.queue(batch, environment);
    const result = await getQueueResult(batch, createExecutionContext());
    expect(result.explicitAcks).toEqual(["1"]);
    expect(await ctx.db.select({ subject: emailSync.subject }).from(emailSync)).toEqual([
      { subject: "From the edge" },
    ]);
    const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
    expect(row).toMatchObject({ status: "live", stored: 1 });
  });

  it("opens the push channel and takes a push that the issuer signed, and no other", async () => {
    const { address, environment: plain, messages, emailProviderId } = await connected();
    const issuer = await issuerWithKeys();
    const audience = "https://threadbook.example/webhooks/gmail";
    const serviceAccount = "push@threadbook-sandbox.iam.example";
    const environment = {
      ...plain,
      GOOGLE_ISSUER: issuer.url,
      GOOGLE_PUBSUB_TOPIC: "projects/threadbook-sandbox/topics/gmail",
      GOOGLE_PUBSUB_AUDIENCE: audience,
      GOOGLE_PUBSUB_SERVICE_ACCOUNT: serviceAccount,
    } as Environment;
    await worker.scheduled(createScheduledController(), environment);
    const channel = messages.find(({ type }) => type === "push");
    const batch = createMessageBatch("threadbook-work", [
      { id: "1", timestamp: new Date(0), attempts: 1, body: channel },
    ]);
    await worker.queue(batch, environment);
    expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toEqual(["1"]);
    expect(messages.pop()).toMatchObject({ type: "slice", emailProviderId });

    const body = JSON.stringify({ message: { data: btoa(JSON.stringify({ emailAddress: address })) } });
    const push = async (claims: JWTPayload) => {
      const authorization = `Bearer ${await issuer.sign({ aud: audience, email_verified: true, ...claims })}`;
      return (await ask(environment, "/webhooks/gmail", { method: "POST", headers: { authorization }, body }))
        .status;
    };
    expect(await push({ email: "someone@evil.example" })).toBe(401);
    expect(await push({ email: serviceAccount })).toBe(204);
    expect(await push({ email: serviceAccount })).toBe(204);
  });

  it("answers Graph's handshake, and takes what it tells", async () => {
    const { environment } = await connected();
    const path = "/webhooks/graph?validationToken=Validation%3A+a%26b";
    const handshake = await ask(environment, path, { method: "POST" });
    expect(handshake.status).toBe(200);
    expect(handshake.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await handshake.text()).toBe("Validation: a&b");
    const value = [{ subscriptionId: "unknown", clientState: "guessed", tenantId: "t" }];
    const told = await ask(environment, "/webhooks/graph", {
      method: "POST",
      body: JSON.stringify({ value }),
    });
    expect(told.status).toBe(202);
  });

  it("keeps every message whose database is away, those that it does not know too", async () => {
    const { environment } = await connected();
    const slice = { type: "slice", organizationId: "o", emailProviderId: "e" };
    const batch = createMessageBatch<unknown>("threadbook-work", [
      { id: "odd", timestamp: new Date(0), attempts: 1, body: { type: "nonsense" } },
      { id: "late", timestamp: new Date(0), attempts: 1, body: slice },
    ]);
    await worker.queue(batch, { ...environment, DATABASE_URL: "http://127.0.0.1:1/away" } as Environment);
    const result = await getQueueResult(batch, createExecutionContext());
    expect(result.explicitAcks).toEqual([]);
    expect(result.retryMessages.map(({ msgId }) => msgId).toSorted()).toEqual(["late", "odd"]);
  });

  it("records what failed every attempt, and what it does not know", async () => {
    const { ctx, environment } = await connected();
    const slice = { type: "slice", organizationId: "o", emailProviderId: "e" };
    for (const [queue, body] of [
      ["threadbook-work-failed", slice],
      ["threadbook-work", { type: "nonsense" }],
    ] as const) {
      const batch = createMessageBatch<unknown>(queue, [
        { id: "one", timestamp: new Date(0), attempts: 1, body },
      ]);
      await worker.queue(batch, environment);
      const result = await getQueueResult(batch, createExecutionContext());
      expect(result.explicitAcks).toEqual(["one"]);
    }
    const letters = await ctx.db.select().from(deadLetter).orderBy(deadLetter.type);
    expect(letters).toMatchObject([
      { type: "slice", emailProviderId: "e" },
      { type: "unknown", emailProviderId: null },
    ]);
  });
});
