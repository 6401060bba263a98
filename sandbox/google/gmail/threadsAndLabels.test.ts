import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails } from "../../standIn/exampleMail.ts";
import { signedIn, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

interface Thread {
  id: string;
  historyId: string;
  messages: { id: string; labelIds: string[]; payload?: { headers: { name: string; value: string }[] } }[];
}

let google: GoogleStandIn;
let call: Awaited<ReturnType<typeof signedIn>>;
beforeEach(async () => {
  google = await startExample();
  call = await signedIn(google);
});
afterEach(() => google.close());

describe("threads", () => {
  it("hold a mail and its answers, oldest first, under the id of the first", async () => {
    const first = await google.control.deliver(ada, { raw: exampleMail(1, { subject: "Offer" }) });
    const answered = await google.control.reply(ada, {
      emailId: first.id,
      from: `Ada <${ada}>`,
      text: "Thanks",
    });
    await google.control.reply(ada, {
      emailId: answered.id,
      from: "Bob <bob@acme.example>",
      text: "Welcome",
    });
    const { body } = await call<Thread>(`/threads/${first.id}`);
    expect(body.messages.map(({ id }) => id).slice(0, 2)).toEqual([first.id, answered.id]);
    expect(body.messages.map(({ labelIds }) => labelIds)).toEqual([
      ["INBOX", "UNREAD"],
      ["SENT"],
      ["INBOX", "UNREAD"],
    ]);
    const header = (at: number, name: string) =>
      body.messages[at]?.payload?.headers.find((found) => found.name === name)?.value;
    expect(header(1, "Subject")).toBe("Re: Offer");
    expect(header(1, "In-Reply-To")).toBe("<mail-1@acme.example>");
    expect(header(2, "References")).toBe(`<mail-1@acme.example> ${header(1, "Message-ID")}`);
    expect(header(1, "To")).toBe("Bob Stone <bob@acme.example>");
  });

  it("take an answer for sent mail only when it comes from the person's own address", async () => {
    const first = await google.control.deliver(ada, { raw: exampleMail(1) });
    const alias = "Ada <Ada.Brown@threadbook.example>";
    for (const from of [alias, `n${ada}`])
      await google.control.reply(ada, { emailId: first.id, from, text: "Hi" });
    const labels = (await google.control.emails(ada)).map((email) => email.labels);
    expect(labels.slice(1)).toEqual([["SENT"], ["INBOX", "UNREAD"]]);
  });

  it("are listed over pages, each once, by their newest mail", async () => {
    await google.control.seed(
      ada,
      exampleMails(20).map((email, index) => ({ ...email, threadKey: `thread ${index % 5}` })),
    );
    const ids: string[] = [];
    let token: string | undefined;
    do {
      const { body } = await call<{ threads: { id: string; snippet: string }[]; nextPageToken?: string }>(
        `/threads?maxResults=2${token ? `&pageToken=${token}` : ""}`,
      );
      ids.push(...body.threads.map(({ id }) => id));
      token = body.nextPageToken;
    } while (token);
    const emails = await google.control.emails(ada);
    expect(ids).toEqual([4, 3, 2, 1, 0].map((index) => emails[index]?.threadId));
  });

  it("are labelled and trashed with all their mail", async () => {
    await google.control.seed(
      ada,
      exampleMails(3).map((email) => ({ ...email, threadKey: "one" })),
    );
    const [first] = await google.control.emails(ada);
    const change = { addLabelIds: ["STARRED"], removeLabelIds: ["UNREAD"] };
    await call(`/threads/${first?.id}/modify`, { body: change });
    expect(
      (await call<Thread>(`/threads/${first?.id}?format=minimal`)).body.messages.map((m) => m.labelIds),
    ).toEqual(Array(3).fill(["INBOX", "STARRED"]));
    await call(`/threads/${first?.id}/trash`, { method: "POST" });
    expect((await call<{ threads?: unknown[] }>("/threads")).body.threads).toBeUndefined();
    expect(
      (await call<{ threads?: unknown[] }>("/threads?labelIds=STARRED&q=in:trash")).body.threads,
    ).toHaveLength(1);
    expect((await call("/threads/18c176b09a075d67")).status).toBe(404);
  });
});

describe("labels and profile", () => {
  it("count mail and conversations", async () => {
    await google.control.seed(
      ada,
      exampleMails(4).map((email, index) => ({ ...email, threadKey: `${index >> 1}` })),
    );
    const [first] = await google.control.emails(ada);
    await google.control.mark(ada, [first?.id ?? ""], { read: true });
    expect((await call("/labels/INBOX")).body).toEqual({
      id: "INBOX",
      name: "INBOX",
      type: "system",
      messagesTotal: 4,
      messagesUnread: 3,
      threadsTotal: 2,
      threadsUnread: 2,
    });
    expect((await call("/profile")).body).toMatchObject({
      emailAddress: ada,
      messagesTotal: 4,
      threadsTotal: 2,
    });
  });

  it("are created by name, once", async () => {
    const created = await call<{ id: string }>("/labels", { body: { name: "Key accounts" } });
    expect(created.body).toMatchObject({ id: "Label_1", name: "Key accounts", type: "user" });
    expect((await call("/labels/Label_1")).body).toMatchObject({ name: "Key accounts", messagesTotal: 0 });
    expect((await call("/labels", { body: { name: "key accounts" } })).status).toBe(409);
    expect((await call("/labels", { body: {} })).status).toBe(400);
    expect((await call("/labels/Label_2")).status).toBe(404);
  });

  it("tell the addresses that are also this person", async () => {
    const { body } = await call<{ sendAs: { sendAsEmail: string; isPrimary?: boolean }[] }>(
      "/settings/sendAs",
    );
    expect(body.sendAs.map(({ sendAsEmail }) => sendAsEmail)).toEqual([ada, "ada.brown@threadbook.example"]);
    expect(body.sendAs[0]?.isPrimary).toBe(true);
  });
});
