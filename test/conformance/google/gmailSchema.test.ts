import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn, startExample } from "#sandbox/google/exampleStandIn.ts";
import type { GoogleStandIn } from "#sandbox/google/server.ts";
import { ada, exampleMail, exampleMails } from "#sandbox/standIn/exampleMail.ts";
import { violations } from "./publishedSchema.ts";

let google: GoogleStandIn;
let call: Awaited<ReturnType<typeof signedIn>>;
let id: string;
let start: string;

const withAttachment = Buffer.from(
  [
    "From: Bob <bob@acme.example>",
    "Subject: Plan",
    "Content-Type: multipart/mixed; boundary=x",
    "",
    "--x",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "See the plan.",
    "--x",
    "Content-Type: message/rfc822",
    "",
    "Subject: inside",
    "",
    "forwarded",
    "--x",
    "Content-Type: application/pdf; name=plan.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0xLjQ=",
    "--x--",
    "",
  ].join("\r\n"),
);

beforeAll(async () => {
  google = await startExample();
  call = await signedIn(google, ["https://mail.google.com/"]);
  await google.control.seed(ada, exampleMails(30));
  start = (await call<{ historyId: string }>("/profile")).body.historyId;
  ({ id } = await google.control.deliver(ada, {
    raw: withAttachment,
    labels: ["INBOX", "UNREAD", "Clients"],
  }));
  await google.control.mark(ada, [id], { read: true, starred: true });
  const gone = await google.control.deliver(ada, { raw: exampleMail(99) });
  await google.control.deleteEmails(ada, [gone.id]);
});
afterAll(() => google.close());

async function check(method: string, path: string, body?: unknown): Promise<void> {
  const answer = await call(path, body === undefined ? {} : { body });
  expect(answer.status).toBe(200);
  expect(violations(`gmail.users.${method}`, answer.body)).toEqual([]);
}

describe("the answers of the Gmail stand-in, by the schema that Google publishes", () => {
  it("hold for the profile, the labels and the addresses", async () => {
    await check("getProfile", "/profile");
    await check("labels.list", "/labels");
    await check("labels.get", "/labels/INBOX");
    await check("labels.get", "/labels/Label_1");
    await check("labels.create", "/labels", { name: "Leads" });
    await check("settings.sendAs.list", "/settings/sendAs");
  });

  it("hold for lists, with and without a next page", async () => {
    await check("messages.list", "/messages?maxResults=10");
    await check("messages.list", "/messages?q=from:nobody");
    await check("threads.list", "/threads?maxResults=10");
    await check("threads.list", "/threads?labelIds=SENT");
  });

  it.each(["minimal", "metadata", "full", "raw"])("hold for a message as %s", async (format) => {
    await check("messages.get", `/messages/${id}?format=${format}`);
    if (format !== "raw") await check("threads.get", `/threads/${id}?format=${format}`);
  });

  it("hold for an attachment", async () => {
    const { body } = await call<{ payload: { parts: { body: { attachmentId: string } }[] } }>(
      `/messages/${id}`,
    );
    await check(
      "messages.attachments.get",
      `/messages/${id}/attachments/${body.payload.parts[2]?.body.attachmentId}`,
    );
  });

  it("hold for the history, whole, in pages and empty", async () => {
    await check("history.list", `/history?startHistoryId=${start}`);
    await check("history.list", `/history?startHistoryId=${start}&maxResults=1&historyTypes=messageDeleted`);
    const { body } = await call<{ historyId: string }>("/profile");
    await check("history.list", `/history?startHistoryId=${body.historyId}`);
  });

  it("hold for what changes mail, and for watching", async () => {
    await check("messages.modify", `/messages/${id}/modify`, { addLabelIds: ["IMPORTANT"] });
    await check("messages.trash", `/messages/${id}/trash`, {});
    await check("messages.untrash", `/messages/${id}/untrash`, {});
    await check("threads.modify", `/threads/${id}/modify`, { removeLabelIds: ["IMPORTANT"] });
    await check("watch", "/watch", { topicName: "projects/threadbook-sandbox/topics/gmail" });
  });

  it("would not hold for an answer that Google could not give", () => {
    const message = { id: "1", threadId: "1", historyId: 12, payload: { parts: [{ partID: "0" }] } };
    const places = violations("gmail.users.messages.get", message).map(({ instancePath }) => instancePath);
    expect(places).toEqual(expect.arrayContaining(["/historyId", "/payload/parts/0"]));
  });
});
