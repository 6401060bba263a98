import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallAs } from "../../standIn/callAs.ts";
import { ada, exampleMail, exampleMails, exampleStart } from "../../standIn/exampleMail.ts";
import { immutable, signedIn, startExample } from "../exampleStandIn.ts";
import { attachmentMail, inviteMail } from "../mailbox/exampleAttachments.ts";
import type { MicrosoftStandIn } from "../server.ts";

let microsoft: MicrosoftStandIn;
let call: CallAs;
beforeEach(async () => {
  microsoft = await startExample();
  call = await signedIn(microsoft);
});
afterEach(() => microsoft.close());

type Message = Record<string, unknown> & {
  id: string;
  conversationId: string;
  parentFolderId: string;
  body: { contentType: string; content: string };
};
interface Page {
  value: Message[];
  "@odata.nextLink"?: string;
  "@odata.count"?: number;
  error?: { code: string };
}

const read = async (id: string, query = "", headers: Record<string, string> = {}) =>
  (await call<Message>(`/me/messages/${id}${query}`, { headers })).body;
const list = async (query: string) =>
  (await call<Page>(`/me/messages?${query}`, { headers: immutable })).body;
const folderId = async (name: string) => (await call<{ id: string }>(`/me/mailFolders/${name}`)).body.id;
const deliver = async (raw: Uint8Array, labels?: string[]) =>
  (await microsoft.control.deliver(ada, { raw, ...(labels ? { labels } : {}) })).id;

describe("a message", () => {
  it("is made of the raw mail: people, times, subject, preview, importance", async () => {
    const id = await deliver(attachmentMail, ["INBOX", "STARRED"]);
    expect(await read(id)).toMatchObject({
      subject: "Plan",
      internetMessageId: "<plan@acme.example>",
      bodyPreview: "See the plan & the logo:",
      importance: "high",
      sentDateTime: "2026-11-19T09:00:00Z",
      receivedDateTime: "2026-11-20T09:00:00Z",
      from: { emailAddress: { name: "Stone, Bob", address: "bob@acme.example" } },
      sender: { emailAddress: { address: "bob@acme.example" } },
      toRecipients: [
        { emailAddress: { name: ada, address: ada } },
        { emailAddress: { name: "Zoë, Ltd", address: "zoe@acme.example" } },
      ],
      ccRecipients: [{ emailAddress: { name: "undisclosed", address: "undisclosed" } }],
      isRead: true,
      isDraft: false,
      flag: { flagStatus: "flagged" },
      categories: [],
      inferenceClassification: "focused",
      parentFolderId: await folderId("inbox"),
    });
  });

  it("has its body as HTML or as text, whichever is preferred", async () => {
    const html = await deliver(attachmentMail);
    const plain = await deliver(exampleMail(1, { text: "1 < 2 & so on" }));
    const text = { prefer: 'outlook.body-content-type="text"' };
    expect((await read(html)).body).toEqual({
      contentType: "html",
      content: expect.stringContaining("<b>plan</b>"),
    });
    expect((await read(html, "", text)).body).toEqual({
      contentType: "text",
      content: "See the plan & the logo:",
    });
    expect((await read(plain)).body.content).toContain("1 &lt; 2 &amp; so on");
    expect((await read(plain, "", text)).body.content).toContain("1 < 2 & so on");
  });

  it("shows what is selected, headers only when they are", async () => {
    const id = await deliver(exampleMail(1));
    expect(Object.keys(await read(id))).not.toContain("internetMessageHeaders");
    const selected = await read(id, "?$select=subject,internetMessageHeaders");
    expect(Object.keys(selected).sort()).toEqual([
      "@odata.context",
      "@odata.etag",
      "id",
      "internetMessageHeaders",
      "subject",
    ]);
    expect((await call(`/me/messages/${id}?$select=nothing`)).status).toBe(400);
  });

  it("of a meeting is of a type of its own", async () => {
    expect(await read(await deliver(inviteMail))).toMatchObject({
      "@odata.type": "#microsoft.graph.eventMessageRequest",
      meetingMessageType: "meetingRequest",
      hasAttachments: false,
    });
  });

  it("is served whatever its mail is", async () => {
    const hostile = [
      "",
      "no header",
      "From: \r\nDate: never\r\n\r\n",
      "Content-Type: multipart/mixed\r\n\r\nx",
    ];
    for (const raw of hostile) {
      const answer = await read(await deliver(Buffer.from(raw)));
      expect(answer).toMatchObject({ from: null, internetMessageId: null, hasAttachments: false });
    }
    const old = await microsoft.control.deliver(ada, {
      raw: Buffer.from("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\nTo: not an address\r\n\r\nx"),
    });
    expect(await read(old.id)).toMatchObject({ sentDateTime: "1970-01-01T00:00:00Z" });
  });

  it("has ordinary and immutable ids, and both name it", async () => {
    const id = await deliver(exampleMail(1));
    const [ordinary = ""] = await microsoft.control.ordinaryIds(ada, [id]);
    expect((await read(id)).id).toBe(ordinary);
    expect((await read(ordinary, "", immutable)).id).toBe(id);
    expect((await call(`/me/messages/${id.toLowerCase()}`)).status).toBe(404);
    expect((await call("/me/messages/abc")).status).toBe(400);
  });

  it("gives its raw bytes", async () => {
    const raw = exampleMail(7);
    const answer = await call<string>(`/me/messages/${await deliver(raw)}/$value`);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(answer.body).toBe(Buffer.from(raw).toString());
  });

  it("can be marked, with a new change key only if something changed", async () => {
    const id = await deliver(exampleMail(1));
    const before = await read(id);
    const patch = (body: object) => call<Message>(`/me/messages/${id}`, { method: "PATCH", body });
    const same = await patch({ isRead: false });
    expect(same.body.changeKey).toBe(before.changeKey);
    const changed = await patch({ isRead: true, flag: { flagStatus: "flagged" }, categories: ["Red"] });
    expect(changed.body).toMatchObject({
      isRead: true,
      flag: { flagStatus: "flagged" },
      categories: ["Red"],
    });
    expect(changed.body.changeKey).not.toBe(before.changeKey);
    expect((await patch({ isRead: "yes" })).status).toBe(400);
    expect((await microsoft.control.emails(ada))[0]?.labels).toEqual(["INBOX", "STARRED"]);
  });

  it("moves, is thrown away, and from there is gone for ever", async () => {
    const id = await deliver(exampleMail(1));
    const moved = await call<Message>(`/me/messages/${id}/move`, { body: { destinationId: "junkemail" } });
    expect(moved.status).toBe(201);
    expect(moved.body.parentFolderId).toBe(await folderId("junkemail"));
    const nowhere = await call<Page>(`/me/messages/${id}/move`, { body: { destinationId: "nowhere" } });
    expect(nowhere.status).toBe(400);
    expect((await call(`/me/messages/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await read(id)).parentFolderId).toBe(await folderId("deleteditems"));
    expect((await call(`/me/messages/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await call(`/me/messages/${id}`)).status).toBe(404);
  });

  it("is in one folder, and not there by the path of another", async () => {
    const id = await deliver(exampleMail(1));
    expect((await call(`/me/mailFolders/inbox/messages/${id}`)).status).toBe(200);
    expect((await call(`/me/mailFolders/archive/messages/${id}`)).status).toBe(404);
  });
});

describe("messages in a list", () => {
  it("come newest first, in pages", async () => {
    await microsoft.control.seed(ada, exampleMails(12));
    const first = await list("$select=subject&$top=8&$count=true");
    expect(first["@odata.count"]).toBe(12);
    const next = (await call<Page>(first["@odata.nextLink"] ?? "")).body;
    const subjects = [...first.value, ...next.value].map(({ subject }) => subject);
    expect(subjects).toEqual(Array.from({ length: 12 }, (_, index) => `Mail ${11 - index}`));
    expect(next["@odata.nextLink"]).toBeUndefined();
  });

  it("can be those of a conversation, but not sorted at once", async () => {
    await microsoft.control.seed(ada, exampleMails(3));
    const id = await deliver(exampleMail(7, { subject: "O'Hara's plan" }));
    await microsoft.control.reply(ada, { emailId: id, from: `Ada <${ada}>`, text: "Fine." });
    const { conversationId } = await read(id);
    const filter = `$filter=conversationId eq '${conversationId}'`;
    expect((await list(filter)).value.map(({ subject }) => subject).sort()).toEqual([
      "O'Hara's plan",
      "Re: O'Hara's plan",
    ]);
    expect((await list(`${filter}&$orderby=receivedDateTime desc`)).error?.code).toBe("InefficientFilter");
    const since = `receivedDateTime ge 2020-01-01T00:00:00Z and conversationId eq '${conversationId}'`;
    expect((await list(`$filter=${since}&$orderby=receivedDateTime desc`)).value).toHaveLength(2);
    expect((await list("$filter=subject eq 'O''Hara''s plan'")).value).toHaveLength(1);
  });

  it("can be found by Message-ID and by their marks", async () => {
    const id = await deliver(exampleMail(7));
    await microsoft.control.seed(ada, exampleMails(3, ["INBOX", "STARRED"]));
    const found = await list("$filter=internetMessageId eq '<mail-7@acme.example>'");
    expect(found.value.map((message) => message.id)).toEqual([id]);
    expect((await list("$filter=isRead eq false")).value).toHaveLength(1);
    expect((await list("$filter=flag/flagStatus eq 'flagged' and isDraft eq false")).value).toHaveLength(3);
  });

  it.each([
    "$filter=nothing eq 1",
    "$filter=isRead",
    "$orderby=size",
    "$search=x",
    "$top=0",
    "$top=5000",
    "$skip=x",
  ])("refuse %s", async (query) => {
    expect((await call(`/me/messages?${query}`)).status).toBe(400);
  });
});

describe("attachments", () => {
  interface Attachment {
    id: string;
    name: string;
    isInline: boolean;
    contentBytes?: string;
    "@odata.type": string;
    item?: { subject: string };
  }
  const all = async (id: string, query = "") =>
    (await call<{ value: Attachment[] }>(`/me/messages/${id}/attachments${query}`)).body.value;

  it("are of three kinds, with their bytes", async () => {
    const id = await deliver(attachmentMail);
    expect((await read(id)).hasAttachments).toBe(true);
    const found = await all(id);
    expect(found.map((one) => [one["@odata.type"].split(".").at(-1), one.name, one.isInline])).toEqual([
      ["fileAttachment", "logo.png", true],
      ["fileAttachment", "plan.pdf", false],
      ["itemAttachment", "The first plan", false],
      ["referenceAttachment", "plan.xlsx", false],
    ]);
    expect(found.map(({ contentBytes }) => contentBytes)).toEqual([
      "iVBORw0KGgo=",
      "JVBERi0xLjQ=",
      undefined,
      undefined,
    ]);
    const value = (attachment: Attachment | undefined) =>
      call<string>(`/me/messages/${id}/attachments/${attachment?.id}/$value`);
    expect((await value(found[1])).body).toBe("%PDF-1.4");
    expect((await value(found[2])).body).toContain("Message-ID: <first@other.example>");
    expect((await value(found[3])).status).toBe(405);
    expect((await all(id, "?$select=name"))[0]).not.toHaveProperty("contentBytes");
    const expanded = await all(id, "?$expand=microsoft.graph.itemattachment/item");
    expect(expanded[2]?.item?.subject).toBe("The first plan");
  });

  it("do not count where all are inside of the text", async () => {
    const inline = Buffer.from(
      "Content-Type: multipart/related; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n<img src=cid:a>\r\n--y\r\nContent-Type: image/png; name=a.png\r\nContent-ID: <a>\r\nContent-Disposition: inline\r\n\r\nx\r\n--y--\r\n",
    );
    const id = await deliver(inline);
    expect((await read(id)).hasAttachments).toBe(false);
    expect(await all(id)).toHaveLength(1);
  });

  it("belong to their message", async () => {
    const id = await deliver(attachmentMail);
    const other = await deliver(attachmentMail);
    const [first] = await all(id);
    expect((await call(`/me/messages/${other}/attachments/${first?.id}`)).status).toBe(404);
  });
});

describe("translateExchangeIds", () => {
  it("writes ids in every of Exchange's ways, and back", async () => {
    const id = await deliver(exampleMail(1));
    const [ordinary = ""] = await microsoft.control.ordinaryIds(ada, [id]);
    const translate = async (source: string, sourceIdType: string, targetIdType: string) => {
      const body = { inputIds: [source], sourceIdType, targetIdType };
      const answer = await call<{ value: { targetId: string | null }[] }>("/me/translateExchangeIds", {
        body,
      });
      return answer.body.value[0]?.targetId ?? null;
    };
    expect(await translate(ordinary, "restId", "restImmutableEntryId")).toBe(id);
    for (const type of ["entryId", "ewsId", "immutableEntryId"]) {
      const written = (await translate(ordinary, "restId", type)) ?? "";
      expect(written).not.toBe(ordinary);
      expect(await translate(written, type, "restImmutableEntryId")).toBe(id);
    }
    expect(await translate("AAMkAGnothing", "restId", "ewsId")).toBeNull();
  });
});

describe("a mailbox that others may open", () => {
  const shared = "sales@threadbook.example";
  beforeEach(async () => {
    await microsoft.control.addAccount(
      { address: shared, name: "Sales", aliases: [] },
      { shared: true, openTo: [ada] },
    );
    await microsoft.control.deliver(shared, { raw: exampleMail(1) });
  });

  it("is read by its address, with the scope for shared mail", async () => {
    expect((await call(`/users/${shared}/mailFolders`)).status).toBe(403);
    const allowed = await signedIn(microsoft, ["Mail.Read", "Mail.Read.Shared"]);
    const page = await allowed<Page>(`/users/${shared}/mailFolders/inbox/messages/delta`);
    expect(page.body.value).toHaveLength(1);
    expect(JSON.stringify(page.body)).toContain(`/users/${encodeURIComponent(shared)}/mailFolders(`);
    expect((await allowed(`/users/nobody@x.example/messages`)).status).toBe(404);
  });

  it("is closed to everybody else", async () => {
    await microsoft.control.addAccount({ address: "eve@other.example", name: "Eve", aliases: [] });
    const eve = await signedIn(microsoft, ["Mail.ReadWrite", "Mail.ReadWrite.Shared"], "eve@other.example");
    expect((await eve(`/users/${shared}/messages`)).status).toBe(403);
    expect((await eve(`/users/${ada}/messages`)).status).toBe(403);
  });

  it("is the person's own by any of their names", async () => {
    const { body } = await call<{ id: string; proxyAddresses: string[] }>("/me?$select=id,proxyAddresses");
    expect(body.proxyAddresses).toEqual([`SMTP:${ada}`, "smtp:ada.brown@threadbook.example"]);
    expect((await call(`/users/${body.id}/messages`)).status).toBe(200);
    expect((await call("/users('ada.brown@threadbook.example')/mailFolders('Inbox')/messages")).status).toBe(
      200,
    );
  });
});

describe("conversations", () => {
  it("may join mail of one subject, related or not", async () => {
    await microsoft.control.setBehaviour({ joinBySubject: true });
    const one = await microsoft.control.deliver(ada, { raw: exampleMail(1, { subject: "Invoice" }) });
    const other = await microsoft.control.deliver(ada, { raw: exampleMail(2, { subject: "AW: Invoice" }) });
    expect(one.threadId).toBe(other.threadId);
  });

  it("have another id in every mailbox, while Message-IDs are the same", async () => {
    await microsoft.control.addAccount({ address: "bo@threadbook.example", name: "Bo", aliases: [] });
    const email = { raw: exampleMail(1), threadKey: "t", receivedAt: exampleStart };
    const mine = await microsoft.control.deliver(ada, email);
    const theirs = await microsoft.control.deliver("bo@threadbook.example", email);
    expect(mine.threadId).not.toBe(theirs.threadId);
    expect(mine.id).not.toBe(theirs.id);
  });
});
