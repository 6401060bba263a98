import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails, exampleStart } from "../../standIn/exampleMail.ts";
import { gmailReadonly, signedIn, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

interface Page {
  messages?: { id: string; threadId: string }[];
  nextPageToken?: string;
  resultSizeEstimate: number;
}
interface Message {
  id: string;
  threadId: string;
  labelIds: string[];
  snippet: string;
  internalDate: string;
  historyId: string;
  sizeEstimate: number;
  raw?: string;
  payload?: {
    mimeType: string;
    headers: { name: string; value: string }[];
    body: { size: number; data?: string; attachmentId?: string };
    parts: { partId: string; filename: string; body: { size: number; attachmentId: string } }[];
  };
}

let google: GoogleStandIn;
let call: Awaited<ReturnType<typeof signedIn>>;
beforeEach(async () => {
  google = await startExample();
  call = await signedIn(google);
});
afterEach(() => google.close());

async function listAll(query = ""): Promise<string[]> {
  const ids: string[] = [];
  let token: string | undefined;
  do {
    const { body } = await call<Page>(`/messages?maxResults=7${query}${token ? `&pageToken=${token}` : ""}`);
    ids.push(...(body.messages ?? []).map(({ id }) => id));
    token = body.nextPageToken;
  } while (token);
  return ids;
}

describe("messages.list", () => {
  it("lists every mail once, over pages, newest first but not strictly", async () => {
    await google.control.seed(ada, exampleMails(60));
    const emails = await google.control.emails(ada);
    const strict = emails.map(({ id }) => id).reverse();
    const listed = await listAll();
    expect([...listed].sort()).toEqual([...strict].sort());
    expect(listed).not.toEqual(strict);
    const furthest = Math.max(...listed.map((id, at) => Math.abs(strict.indexOf(id) - at)));
    expect(furthest).toBeLessThan(6);
    expect(await listAll()).toEqual(listed);
  });

  it("leaves spam and trash out unless they are asked for", async () => {
    await google.control.seed(ada, [
      ...exampleMails(3),
      ...exampleMails(1, ["SPAM"]),
      ...exampleMails(1, ["TRASH"]),
    ]);
    expect(await listAll()).toHaveLength(3);
    expect(await listAll("&includeSpamTrash=true")).toHaveLength(5);
    expect(await listAll("&labelIds=TRASH")).toHaveLength(1);
    expect(await listAll("&q=in:spam")).toHaveLength(1);
    expect(await listAll("&q=in:anywhere")).toHaveLength(5);
  });

  it("finds by label, and by several labels together", async () => {
    await google.control.seed(ada, [
      ...exampleMails(4, ["INBOX"]),
      ...exampleMails(2, ["INBOX", "STARRED", "Big clients"]),
    ]);
    const { body } = await call<{ labels: { id: string; name: string }[] }>("/labels");
    const clients = body.labels.find(({ name }) => name === "Big clients")?.id;
    expect(clients).toBe("Label_1");
    expect(await listAll(`&labelIds=INBOX&labelIds=${clients}`)).toHaveLength(2);
    expect(await listAll("&q=label:big-clients")).toHaveLength(2);
    expect(await listAll("&q=-label:big-clients")).toHaveLength(4);
    expect(await listAll("&q=is:starred -in:inbox")).toHaveLength(0);
    expect((await call("/messages?labelIds=Label_99")).status).toBe(400);
  });

  it("understands the searches that a mail client makes", async () => {
    await google.control.seed(ada, exampleMails(10));
    await google.control.deliver(ada, {
      raw: exampleMail(77, {
        from: "Grüner <g@gruen.example>",
        subject: "Offer",
        text: "the quick brown fox",
      }),
      labels: ["INBOX", "CATEGORY_PROMOTIONS"],
    });
    const seconds = exampleStart / 1000;
    expect(await listAll(`&q=after:${seconds - 180}`)).toHaveLength(4);
    expect(await listAll(`&q=after:${seconds - 180} before:${seconds}`)).toHaveLength(3);
    expect(await listAll("&q=after:2026/11/20")).toHaveLength(11);
    expect(await listAll("&q=after:2026/11/21")).toHaveLength(0);
    expect(await listAll("&q=newer_than:1d")).toHaveLength(11);
    expect(await listAll("&q=is:unread")).toHaveLength(10);
    expect(await listAll("&q=-category:promotions")).toHaveLength(10);
    expect(await listAll("&q=rfc822msgid:mail-77@acme.example")).toHaveLength(1);
    expect(await listAll("&q=from:gruen.example")).toHaveLength(1);
    expect(await listAll(`&q=${encodeURIComponent('"quick brown" subject:offer')}`)).toHaveLength(1);
    expect(await listAll("&q=quick brown")).toHaveLength(1);
    expect(await listAll("&q=no-such-word")).toHaveLength(0);
  });

  it("refuses a page token that is not its own, a size that is no number, and an endless search", async () => {
    expect((await call("/messages?pageToken=bogus")).status).toBe(400);
    expect((await call("/messages?maxResults=many")).status).toBe(400);
    expect((await call(`/messages?q=${"in:inbox+".repeat(101)}`)).status).toBe(400);
  });
});

describe("messages.get", () => {
  const raw = Buffer.from(
    [
      "Received: from a by b; one",
      "Received: from c by d; two",
      "From: =?utf-8?Q?Gr=C3=BCn?= <g@gruen.example>",
      "Subject: a folded",
      " subject",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="x"',
      "",
      "--x",
      "Content-Type: multipart/alternative; boundary=y",
      "",
      "--y",
      "Content-Type: text/plain; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "Sch=F6ne Gr=FC=DFe & <bis> bald",
      "--y",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>Schöne Grüße</p>",
      "--y--",
      "--x",
      "Content-Type: application/pdf",
      "Content-Disposition: attachment; filename*=utf-8''Angebot%20%C3%BC.pdf",
      "Content-Transfer-Encoding: base64",
      "",
      "JVBERi0xLjQ=",
      "--x--",
      "",
    ].join("\r\n"),
  );

  it("shows headers in order with duplicates, decoded text, and the tree of parts", async () => {
    const { id } = await google.control.deliver(ada, { raw });
    const { body } = await call<Message>(`/messages/${id}`);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      threadId: id,
      labelIds: ["INBOX", "UNREAD"],
      internalDate: String(exampleStart),
      sizeEstimate: raw.length,
      historyId: expect.stringMatching(/^\d+$/),
      snippet: "Schöne Grüße &amp; &lt;bis&gt; bald",
      payload: {
        partId: "",
        mimeType: "multipart/mixed",
        filename: "",
        body: { size: 0 },
        parts: [
          {
            partId: "0",
            mimeType: "multipart/alternative",
            parts: [
              {
                partId: "0.0",
                body: { data: Buffer.from("Schöne Grüße & <bis> bald").toString("base64") },
              },
              { partId: "0.1", mimeType: "text/html" },
            ],
          },
          { partId: "1", mimeType: "application/pdf", filename: "Angebot ü.pdf", body: { size: 8 } },
        ],
      },
    });
    expect(body.payload?.headers.map(({ value }) => value).slice(0, 4)).toEqual([
      "from a by b; one",
      "from c by d; two",
      "Grün <g@gruen.example>",
      "a folded subject",
    ]);
  });

  it("names an attachment by another id at every call, and serves it by each of them", async () => {
    const { id } = await google.control.deliver(ada, { raw });
    const idOf = async () =>
      (await call<Message>(`/messages/${id}`)).body.payload?.parts[1]?.body.attachmentId ?? "";
    const [first, second] = [await idOf(), await idOf()];
    expect(first).not.toBe(second);
    for (const attachment of [first, second])
      expect((await call(`/messages/${id}/attachments/${attachment}`)).body).toEqual({
        size: 8,
        data: Buffer.from("%PDF-1.4").toString("base64"),
      });
    expect((await call(`/messages/${id}/attachments/bogus`)).status).toBe(400);
  });

  it("hands large text out as it does an attachment", async () => {
    const text = "A long line of text.\r\n".repeat(30_000);
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1, { text }) });
    const { attachmentId, data } = (await call<Message>(`/messages/${id}`)).body.payload?.body ?? {};
    expect(data).toBeUndefined();
    const large = await call<{ data: string }>(`/messages/${id}/attachments/${attachmentId}`);
    expect(Buffer.from(large.body.data, "base64url").toString()).toContain(text);
  });

  it("leaves the labels out where there are none", async () => {
    const { id } = await google.control.deliver(ada, { raw, labels: [] });
    expect((await call<Message>(`/messages/${id}?format=minimal`)).body).not.toHaveProperty("labelIds");
  });

  it("shows as much as the format says", async () => {
    const { id } = await google.control.deliver(ada, { raw });
    const as = async (query: string) => (await call<Message>(`/messages/${id}?${query}`)).body;
    expect(await as("format=minimal")).not.toHaveProperty("payload");
    expect(Buffer.from((await as("format=RAW")).raw ?? "", "base64url")).toEqual(raw);
    const metadata = await as("format=metadata&metadataHeaders=subject&metadataHeaders=Received");
    expect(metadata.payload?.headers).toHaveLength(3);
    expect(metadata.payload).not.toHaveProperty("parts");
    expect((await as("format=metadata")).payload?.headers).toHaveLength(6);
    expect((await call(`/messages/${id}?format=everything`)).status).toBe(400);
  });

  it("answers 404 to an id that no mail has, and 400 to one that no mail can have", async () => {
    expect(await call("/messages/18c176b09a075d67")).toMatchObject({
      status: 404,
      body: { error: { code: 404, status: "NOT_FOUND", message: "Requested entity was not found." } },
    });
    expect((await call("/messages/not-an-id")).status).toBe(400);
  });
});

describe("changing messages", () => {
  it("labels, trashes, brings back and deletes for ever", async () => {
    call = await signedIn(google, ["https://mail.google.com/"]);
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    const labels = async () => (await call<Message>(`/messages/${id}?format=minimal`)).body.labelIds;
    const change = { addLabelIds: ["STARRED"], removeLabelIds: ["UNREAD"] };
    expect((await call(`/messages/${id}/modify`, { body: change })).body).toMatchObject({
      labelIds: ["INBOX", "STARRED"],
    });
    await call(`/messages/${id}/trash`, { method: "POST" });
    expect(await labels()).toEqual(["STARRED", "TRASH"]);
    await call(`/messages/${id}/untrash`, { method: "POST" });
    expect(await labels()).toEqual(["STARRED"]);
    expect((await call(`/messages/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await call(`/messages/${id}`)).status).toBe(404);
    expect((await call(`/messages/${id}/modify`, { body: change })).status).toBe(404);
  });

  it("labels many at once and says nothing of unknown ids", async () => {
    await google.control.seed(ada, exampleMails(3));
    const ids = [...(await google.control.emails(ada)).map(({ id }) => id), "18c176b09a075d67"];
    const answer = await call("/messages/batchModify", { body: { ids, removeLabelIds: ["UNREAD"] } });
    expect(answer.status).toBe(204);
    expect(await listAll("&q=is:unread")).toHaveLength(0);
  });

  it("refuses labels that do not exist, and bodies that are no change", async () => {
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    for (const body of [
      { addLabelIds: ["Label_77"] },
      {},
      { addLabelIds: "STARRED" },
      { addLabelIds: ["SENT"] },
    ])
      expect((await call(`/messages/${id}/modify`, { body })).status).toBe(400);
  });
});

describe("who may call", () => {
  it("answers 401 without a token and with an unknown one", async () => {
    for (const headers of [{}, { authorization: "Bearer ya29.unknown" }]) {
      const response = await fetch(`${google.url}/gmail/v1/users/me/profile`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: 401, status: "UNAUTHENTICATED" } });
    }
  });

  it("answers 403 where the scope is not enough, and says so", async () => {
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    call = await signedIn(google, [gmailReadonly]);
    expect(await call(`/messages/${id}/modify`, { body: { addLabelIds: ["STARRED"] } })).toMatchObject({
      status: 403,
      body: {
        error: { status: "PERMISSION_DENIED", details: [{ reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT" }] },
      },
    });
  });

  it("keeps content and searches from a token for metadata alone", async () => {
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    call = await signedIn(google, ["https://www.googleapis.com/auth/gmail.metadata"]);
    expect((await call(`/messages/${id}?format=metadata`)).status).toBe(200);
    expect((await call(`/messages/${id}`)).status).toBe(403);
    expect((await call("/messages?q=from:bob")).status).toBe(403);
  });

  it("lets nobody into another account's mailbox", async () => {
    await google.control.addAccount({ address: "eve@other.example", name: "Eve", aliases: [] });
    const { accessToken } = await google.control.grant("eve@other.example", [gmailReadonly]);
    const ask = (user: string) =>
      fetch(`${google.url}/gmail/v1/users/${user}/profile`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
    expect((await ask(encodeURIComponent(ada))).status).toBe(403);
    expect((await ask("eve@other.example")).status).toBe(200);
  });
});
