import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleStart } from "../../standIn/exampleMail.ts";
import { signedIn, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

interface Received {
  authorization: string;
  message: { data: string; messageId: string };
  subscription: string;
}

let google: GoogleStandIn;
let call: Awaited<ReturnType<typeof signedIn>>;
let receiver: Server;
let received: Received[];
let answers: number[];

const audience = "https://threadbook.example/webhooks/gmail";
const serviceAccount = "push@threadbook-sandbox.iam.example";
const topicName = "projects/threadbook-sandbox/topics/gmail";

beforeEach(async () => {
  google = await startExample();
  call = await signedIn(google);
  received = [];
  answers = [];
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Omit<Received, "authorization">;
    received.push({ ...body, authorization: request.headers.authorization ?? "" });
    response.writeHead(answers.shift() ?? 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  await google.control.setPushEndpoint({
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks/gmail`,
    audience,
    serviceAccount,
  });
});
afterEach(async () => {
  await google.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const watch = (body: object = { topicName }) =>
  call<{ historyId: string; expiration: string }>("/watch", { body });
const historyIds = () =>
  received.map(({ message }) => JSON.parse(Buffer.from(message.data, "base64").toString("utf8")).historyId);
/** Delivers mails a second apart, so that none of their notifications is one too many. */
async function deliver(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await google.control.deliver(ada, { raw: exampleMail(number) });
    await google.control.advance(1000);
  }
}

describe("users.watch", () => {
  it("begins with the mailbox's history id and ends after seven days", async () => {
    const { body } = await watch();
    expect(body).toEqual({
      historyId: (await call<{ historyId: string }>("/profile")).body.historyId,
      expiration: String(exampleStart + 7 * 86_400_000),
    });
    expect((await google.control.accounts())[0]?.watchedUntil).toBe(exampleStart + 7 * 86_400_000);
    await google.control.advance(7 * 86_400_000);
    await deliver(1);
    expect(await google.control.pushes()).toEqual([]);
  });

  it("renews on the same topic and refuses another one until stopped", async () => {
    await watch();
    expect((await watch()).status).toBe(200);
    const other = { topicName: "projects/threadbook-sandbox/topics/other" };
    expect(await watch(other)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining("Only one user push notification client allowed") } },
    });
    expect((await call("/stop", { method: "POST" })).status).toBe(204);
    expect((await watch(other)).status).toBe(200);
    expect((await watch({ topicName: "gmail" })).status).toBe(400);
  });
});

describe("a push delivery", () => {
  it("has Pub/Sub's shape and a token signed by the stand-in's push key", async () => {
    await watch();
    await deliver(1);
    await google.control.pushes();
    const [delivery] = received;
    expect(delivery).toMatchObject({
      message: { messageId: expect.stringMatching(/^\d+$/) },
      subscription: "projects/threadbook-sandbox/subscriptions/gmail",
    });
    const data = JSON.parse(Buffer.from(delivery?.message.data ?? "", "base64").toString("utf8"));
    const { body } = await call<{ historyId: string }>("/profile");
    expect(data).toEqual({ emailAddress: ada, historyId: Number(body.historyId) });
    const keys = (await (await fetch(`${google.url}/oauth2/v3/certs`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(
      (delivery?.authorization ?? "").replace("Bearer ", ""),
      createLocalJWKSet(keys),
      {
        issuer: google.url,
        audience,
        currentDate: new Date(exampleStart),
      },
    );
    expect(payload).toMatchObject({ email: serviceAccount, email_verified: true });
  });

  it("is sent once a second and account at most", async () => {
    await watch();
    for (const number of [1, 2, 3]) await google.control.deliver(ada, { raw: exampleMail(number) });
    expect(await google.control.pushes()).toHaveLength(1);
    await google.control.advance(1000);
    await google.control.deliver(ada, { raw: exampleMail(4) });
    expect(await google.control.pushes()).toHaveLength(2);
  });

  it("concerns the watched labels only", async () => {
    await watch({ topicName, labelIds: ["INBOX"], labelFilterBehavior: "INCLUDE" });
    await google.control.deliver(ada, { raw: exampleMail(1), labels: ["SENT"] });
    expect(await google.control.pushes()).toHaveLength(0);
    await deliver(1);
    expect(await google.control.pushes()).toHaveLength(1);
  });

  it("comes again, later and later, until it is acknowledged", async () => {
    answers = [500, 503];
    await watch();
    await google.control.deliver(ada, { raw: exampleMail(1) });
    expect(await google.control.pushes()).toMatchObject([
      { state: "waiting", attempts: [500], retryAt: exampleStart + 10_000 },
    ]);
    await google.control.advance(9_999);
    expect(received).toHaveLength(1);
    await google.control.advance(1);
    expect(received).toHaveLength(2);
    await google.control.advance(20_000);
    expect(await google.control.pushes()).toMatchObject([
      { state: "acknowledged", attempts: [500, 503, 204] },
    ]);
  });

  it("can be held back and come in the wrong order", async () => {
    await watch();
    await google.control.setPushMode("hold");
    await deliver(3);
    expect(received).toHaveLength(0);
    await google.control.releasePushes("newest-first");
    const ids = historyIds();
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    expect(ids).toHaveLength(3);
  });

  it("can come twice, or not at all", async () => {
    await watch();
    await google.control.duplicatePushes(1);
    await deliver(1);
    await google.control.pushes();
    expect(received.map(({ message }) => message.messageId)).toEqual(
      Array(2).fill(received[0]?.message.messageId),
    );
    await google.control.dropPushes(1);
    await deliver(2);
    expect((await google.control.pushes()).map(({ state }) => state)).toEqual([
      "acknowledged",
      "acknowledged",
      "dropped",
      "acknowledged",
    ]);
    expect(received).toHaveLength(3);
  });
});
