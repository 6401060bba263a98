import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { immutable, signedIn, startExample } from "#sandbox/microsoft/exampleStandIn.ts";
import { attachmentMail, inviteMail } from "#sandbox/microsoft/mailbox/exampleAttachments.ts";
import type { MicrosoftStandIn } from "#sandbox/microsoft/server.ts";
import type { CallAs } from "#sandbox/standIn/callAs.ts";
import { ada, exampleMail, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { violations } from "./publishedSchema.ts";

let microsoft: MicrosoftStandIn;
let call: CallAs;
let receiver: Server;
let id: string;

beforeAll(async () => {
  microsoft = await startExample();
  call = await signedIn(microsoft);
  await microsoft.control.seed(ada, exampleMails(15));
  ({ id } = await microsoft.control.deliver(ada, { raw: attachmentMail, labels: ["INBOX", "STARRED"] }));
  await microsoft.control.deliver(ada, { raw: inviteMail });
  await microsoft.control.createFolder(ada, "Projects/2027");
  receiver = createServer((request, response) => {
    const token = new URL(request.url ?? "", "http://loopback").searchParams.get("validationToken");
    response.writeHead(200, { "content-type": "text/plain" }).end(token);
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await microsoft.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

type Method = "get" | "post" | "patch" | "delete";
type Body = { id: string; value: { id: string }[] } & Record<string, string>;

/** Calls Graph and holds the answer to the published schema of that path. */
async function check(
  method: Method,
  template: string,
  path: string,
  body?: unknown,
  status?: number,
): Promise<Body> {
  const init = { method: method.toUpperCase(), ...(body === undefined ? {} : { body }) };
  const answer = await call<Body>(path, init);
  expect(answer.status).toBe(status ?? (method === "post" ? 201 : 200));
  expect(violations(method, template, answer)).toEqual([]);
  return answer.body;
}

const messagesDelta = "/me/mailFolders/{mailFolder-id}/messages/microsoft.graph.delta()";

describe("the answers of the Graph stand-in, by the schema that Microsoft publishes", () => {
  it("hold for people", async () => {
    await check("get", "/me", "/me");
    await check("get", "/me", "/me?$select=proxyAddresses,otherMails,mail,userPrincipalName,displayName");
    await check("get", "/users/{user-id}", `/users/${ada}`);
  });

  it("hold for folders, and what changes them", async () => {
    await check("get", "/me/mailFolders", "/me/mailFolders?$top=3&$count=true");
    const projects = await check("post", "/me/mailFolders", "/me/mailFolders", { displayName: "Leads" });
    await check("get", "/me/mailFolders/{mailFolder-id}", `/me/mailFolders/${projects.id}`);
    await check("patch", "/me/mailFolders/{mailFolder-id}", `/me/mailFolders/${projects.id}`, {
      displayName: "Leads 2",
    });
    await check(
      "get",
      "/me/mailFolders/{mailFolder-id}/childFolders",
      "/me/mailFolders/msgfolderroot/childFolders",
    );
    const delta = "/me/mailFolders/microsoft.graph.delta()";
    const first = await check("get", delta, "/me/mailFolders/delta");
    await microsoft.control.deleteFolder(ada, "Leads 2");
    await check("get", delta, first["@odata.deltaLink"] ?? "");
  });

  it("hold for delta: pages, changes and what was removed", async () => {
    const first = await check("get", messagesDelta, "/me/mailFolders/inbox/messages/delta");
    const next = await check("get", messagesDelta, first["@odata.nextLink"] ?? "");
    const gone = await microsoft.control.deliver(ada, { raw: exampleMail(98) });
    await microsoft.control.mark(ada, [id], { read: true });
    await microsoft.control.deleteEmails(ada, [gone.id]);
    await check("get", messagesDelta, next["@odata.deltaLink"] ?? "");
    await check(
      "get",
      messagesDelta,
      "/me/mailFolders/inbox/messages/delta?$select=subject,internetMessageHeaders",
    );
  });

  it("hold for messages: listed, read, changed and moved", async () => {
    const one = "/me/messages/{message-id}";
    const { value } = await check("get", "/me/messages", "/me/messages?$top=20&$count=true");
    for (const message of value) await check("get", one, `/me/messages/${message.id}`);
    await check("get", one, `/me/messages/${id}?$select=internetMessageHeaders,body`);
    await check("patch", one, `/me/messages/${id}`, { isRead: false, flag: { flagStatus: "complete" } });
    await check(
      "post",
      "/me/messages/{message-id}/microsoft.graph.move",
      `/me/messages/${id}/move`,
      { destinationId: "archive" },
      201,
    );
    await check("get", "/me/mailFolders/{mailFolder-id}/messages", "/me/mailFolders/archive/messages");
  });

  it("hold for attachments of the three kinds", async () => {
    const { value } = await check(
      "get",
      "/me/messages/{message-id}/attachments",
      `/me/messages/${id}/attachments?$expand=microsoft.graph.itemattachment/item`,
    );
    expect(value).toHaveLength(4);
    for (const attachment of value)
      await check(
        "get",
        "/me/messages/{message-id}/attachments/{attachment-id}",
        `/me/messages/${id}/attachments/${attachment.id}`,
      );
  });

  it("hold for translated ids", async () => {
    const inputIds = [id, "AAMkAGnothing"];
    const body = { inputIds, sourceIdType: "restImmutableEntryId", targetIdType: "restId" };
    await check("post", "/me/microsoft.graph.translateExchangeIds", "/me/translateExchangeIds", body, 200);
  });

  it("hold for subscriptions", async () => {
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const subscription = await check("post", "/subscriptions", "/subscriptions", {
      changeType: "created,updated,deleted",
      notificationUrl: url,
      lifecycleNotificationUrl: url,
      resource: "/me/messages",
      clientState: "secret",
      expirationDateTime: new Date(exampleStart + 3_600_000).toISOString(),
    });
    await check("get", "/subscriptions", "/subscriptions");
    await check("get", "/subscriptions/{subscription-id}", `/subscriptions/${subscription.id}`);
    await check("patch", "/subscriptions/{subscription-id}", `/subscriptions/${subscription.id}`, {
      expirationDateTime: new Date(exampleStart + 7_200_000).toISOString(),
    });
  });

  it("hold for refusals", async () => {
    const missing = await call("/me/messages/AAMkAGnothingThatIsThereAtAll=");
    expect(missing.status).toBe(404);
    expect(violations("get", "/me/messages/{message-id}", missing)).toEqual([]);
    const malformed = await call("/me/messages/x", { headers: immutable });
    expect(malformed.status).toBe(400);
    expect(violations("get", "/me/messages/{message-id}", malformed)).toEqual([]);
  });

  it("would not hold for an answer that Graph could not give", () => {
    const message = {
      id: 1,
      isRead: "yes",
      subjekt: "",
      from: { address: "a@b.example" },
      receivedDateTime: "today",
    };
    const places = violations("get", "/me/messages/{message-id}", { status: 200, body: message });
    expect(places.map(({ instancePath }) => instancePath)).toEqual(
      expect.arrayContaining(["", "/id", "/isRead", "/from", "/receivedDateTime"]),
    );
  });
});
