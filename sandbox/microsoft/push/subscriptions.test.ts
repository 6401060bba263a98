import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallAs } from "../../standIn/callAs.ts";
import { ada, exampleMail, exampleStart } from "../../standIn/exampleMail.ts";
import { immutable, signedIn, startExample } from "../exampleStandIn.ts";
import type { MicrosoftStandIn } from "../server.ts";

interface Notification {
  subscriptionId: string;
  changeType?: string;
  lifecycleEvent?: string;
  clientState: string;
  tenantId: string;
  resource: string;
  resourceData: { id: string };
}

let microsoft: MicrosoftStandIn;
let call: CallAs;
let receiver: Server;
let received: (Notification & { path: string })[];
let validations: string[];
let answerValidation: (token: string) => { status: number; type: string; text: string };
let url: string;

beforeEach(async () => {
  microsoft = await startExample();
  call = await signedIn(microsoft);
  received = [];
  validations = [];
  answerValidation = (token) => ({ status: 200, type: "text/plain; charset=utf-8", text: token });
  receiver = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://loopback");
    const token = searchParams.get("validationToken");
    if (token !== null) {
      validations.push(pathname);
      const answer = answerValidation(token);
      response.writeHead(answer.status, { "content-type": answer.type }).end(answer.text);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { value } = JSON.parse(Buffer.concat(chunks).toString()) as { value: Notification[] };
    received.push(...value.map((one) => ({ ...one, path: pathname })));
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await microsoft.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const inMinutes = (minutes: number) => new Date(exampleStart + minutes * 60_000).toISOString();
const subscribe = (more: object = {}, headers = {}) =>
  call<{ id: string; expirationDateTime: string; error?: { code: string } }>("/subscriptions", {
    body: {
      changeType: "created,updated,deleted",
      notificationUrl: `${url}/webhooks/graph`,
      lifecycleNotificationUrl: `${url}/webhooks/graph/lifecycle`,
      resource: "/me/messages",
      clientState: "secret",
      expirationDateTime: inMinutes(10_060),
      ...more,
    },
    headers,
  });
const deliver = async (number: number) =>
  (await microsoft.control.deliver(ada, { raw: exampleMail(number) })).id;
const told = () => received.map(({ changeType, resourceData }) => [changeType, resourceData.id]);

describe("a subscription", () => {
  it("is created once both urls have answered the handshake", async () => {
    const { status, body } = await subscribe();
    expect(status).toBe(201);
    expect(validations).toEqual(["/webhooks/graph", "/webhooks/graph/lifecycle"]);
    expect(await microsoft.control.subscriptions(ada)).toMatchObject([
      { id: body.id, expiresAt: exampleStart + 10_060 * 60_000 },
    ]);
    expect((await call<{ value: object[] }>("/subscriptions")).body.value).toHaveLength(1);
  });

  it.each([
    ["another status", { status: 202, type: "text/plain" }],
    ["another type", { status: 200, type: "text/html" }],
    ["another text", { status: 200, type: "text/plain", text: "Validation" }],
  ])("is not created where the url answers with %s", async (_, wrong) => {
    answerValidation = (text) => ({ text, ...wrong });
    const { status, body } = await subscribe();
    expect([status, body.error?.code]).toEqual([400, "ValidationError"]);
    expect(await microsoft.control.subscriptions(ada)).toEqual([]);
  });

  it.each([
    { expirationDateTime: inMinutes(10_081) },
    { expirationDateTime: inMinutes(-1) },
    { clientState: "x".repeat(129) },
    { changeType: "created,read" },
    { resource: "/me/events" },
    { notificationUrl: "nowhere" },
    { notificationUrl: "http://127.0.0.1:1/" },
  ])("is refused with %j", async (more) => {
    expect((await subscribe(more)).status).toBe(400);
  });

  it("is not for mailboxes of others", async () => {
    const shared = { address: "sales@threadbook.example", name: "Sales", aliases: [] };
    await microsoft.control.addAccount(shared, { shared: true, openTo: [ada] });
    const { status, body } = await subscribe({ resource: "/users/sales@threadbook.example/messages" });
    expect([status, body.error?.code]).toEqual([403, "ExtensionError"]);
  });

  it("is renewed, expires by the clock, and can be ended", async () => {
    const { id } = (await subscribe()).body;
    const renew = (minutes: number) =>
      call(`/subscriptions/${id}`, { method: "PATCH", body: { expirationDateTime: inMinutes(minutes) } });
    // The access token dies much sooner than the subscription.
    const later = async (minutes: number) => {
      await microsoft.control.advance(minutes * 60_000);
      call = await signedIn(microsoft);
    };
    await later(5_000);
    expect((await renew(15_081)).status).toBe(400);
    expect((await renew(15_000)).status).toBe(200);
    await later(6_000);
    expect((await call(`/subscriptions/${id}/reauthorize`, { method: "POST" })).status).toBe(204);
    await later(4_000);
    await deliver(1);
    expect(await microsoft.control.pushes()).toEqual([]);
    expect((await renew(15_001)).status).toBe(404);
    const other = (await subscribe({ expirationDateTime: inMinutes(15_100) })).body.id;
    expect((await call(`/subscriptions/${other}`, { method: "DELETE" })).status).toBe(204);
    expect((await call(`/subscriptions/${other}`)).status).toBe(404);
  });
});

describe("a notification", () => {
  it("names what changed by the kind of id that the subscription was created with", async () => {
    await subscribe({}, immutable);
    await subscribe({ changeType: "created" });
    const id = await deliver(1);
    await microsoft.control.mark(ada, [id], { read: true });
    await microsoft.control.deleteEmails(ada, [id]);
    await microsoft.control.pushes();
    const [ordinary] = received.filter(({ resourceData }) => resourceData.id !== id);
    expect(ordinary?.resourceData.id).toMatch(/^AAMkAG/);
    const immutables = received.filter((one) => one !== ordinary);
    expect(immutables.map(({ changeType }) => changeType).sort()).toEqual(["created", "deleted", "updated"]);
    const [account] = await microsoft.control.accounts();
    expect(immutables[0]).toMatchObject({
      clientState: "secret",
      tenantId: account?.tenantId,
      resource: `Users/${account?.objectId}/Messages/${id}`,
      path: "/webhooks/graph",
    });
  });

  it("comes for the watched folder only; a move is gone here and created there", async () => {
    await subscribe({ resource: "me/mailFolders('Inbox')/messages" }, immutable);
    await microsoft.control.deliver(ada, { raw: exampleMail(1), labels: ["SENT"] });
    const id = await deliver(2);
    await microsoft.control.move(ada, [id], "archive");
    await microsoft.control.pushes();
    expect(told()).toEqual(
      expect.arrayContaining([
        ["created", id],
        ["deleted", id],
      ]),
    );
    expect(received).toHaveLength(2);
  });

  it("does not come for a move of several emails, unless told to", async () => {
    await subscribe();
    const ids = [await deliver(1), await deliver(2)];
    await microsoft.control.pushes();
    received = [];
    await microsoft.control.move(ada, ids, "archive");
    await microsoft.control.pushes();
    expect(received).toEqual([]);
    await microsoft.control.setBehaviour({ notifyBulkMoves: true });
    await microsoft.control.move(ada, ids, "inbox");
    await microsoft.control.pushes();
    expect(received.map(({ changeType }) => changeType)).toEqual(["updated", "updated"]);
  });

  it("can be held back, come in the wrong order, twice, or not at all", async () => {
    await subscribe({}, immutable);
    await microsoft.control.setPushMode("hold");
    const held = [await deliver(1), await deliver(2)];
    expect(received).toEqual([]);
    await microsoft.control.releasePushes("newest-first");
    expect(received.map(({ resourceData }) => resourceData.id)).toEqual(held.toReversed());
    await microsoft.control.setPushMode("deliver");
    await microsoft.control.duplicatePushes(1);
    await deliver(3);
    await microsoft.control.dropPushes(1);
    await deliver(4);
    const states = (await microsoft.control.pushes()).map(({ state }) => state);
    expect(states).toEqual([...Array(4).fill("acknowledged"), "dropped"]);
  });

  it("can come before its mail is there", async () => {
    await subscribe({}, immutable);
    const folder = "/me/mailFolders/inbox/messages/delta";
    const { body } = await call<Record<string, string>>(folder, { headers: immutable });
    const { id } = await microsoft.control.announceLate(ada, { raw: exampleMail(1) });
    await microsoft.control.pushes();
    expect(told()).toEqual([["created", id]]);
    expect((await call(`/me/messages/${id}`)).status).toBe(404);
    expect(await microsoft.control.releaseLateEmails(ada)).toBe(1);
    expect((await call(`/me/messages/${id}`)).status).toBe(200);
    const changes = await call<{ value: { id: string }[] }>(body["@odata.deltaLink"] ?? "", {
      headers: immutable,
    });
    expect(changes.body.value.map((message) => message.id)).toEqual([id]);
  });
});

describe("a lifecycle event", () => {
  it.each(["reauthorizationRequired", "missed", "subscriptionRemoved"] as const)(
    "%s goes to its own url",
    async (event) => {
      const { id } = (await subscribe()).body;
      await microsoft.control.sendLifecycle(ada, event);
      await microsoft.control.pushes();
      expect(received).toEqual([
        expect.objectContaining({
          subscriptionId: id,
          lifecycleEvent: event,
          clientState: "secret",
          path: "/webhooks/graph/lifecycle",
        }),
      ]);
      expect(await microsoft.control.subscriptions(ada)).toHaveLength(
        event === "subscriptionRemoved" ? 0 : 1,
      );
    },
  );
});
