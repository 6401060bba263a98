import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gmailModify, startExample } from "#sandbox/google/exampleStandIn.ts";
import type { GoogleStandIn } from "#sandbox/google/server.ts";
import { hostileMail } from "#sandbox/mailboxes/hostileMail.ts";
import { ada, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { testConfig } from "#test/factory/context.ts";
import { createMailProvider } from "../createMailProvider.ts";
import type { MailProvider } from "../mailProvider.ts";

let google: GoogleStandIn;
let mailbox: MailProvider;

beforeAll(async () => {
  google = await startExample();
  const { accessToken } = await google.control.grant(ada, [gmailModify]);
  mailbox = createMailProvider({
    kind: "google",
    config: testConfig({ GMAIL_API_URL: google.url }),
    fetch,
    clock: { now: () => exampleStart },
    accountEmail: ada,
    accessToken: async () => accessToken,
  });
});
afterAll(() => google.close());

async function deliver(lines: string[]): Promise<string> {
  const raw = new TextEncoder().encode(["From: Bob <bob@acme.example>", `To: ${ada}`, ...lines].join("\r\n"));
  const { id } = await google.control.deliver(ada, {
    raw,
    receivedAt: exampleStart,
    labels: ["INBOX"],
    threadKey: crypto.randomUUID(),
  });
  return id;
}

async function emailOf(id: string) {
  const [answer] = await mailbox.fetch([id]);
  if (answer?.type !== "email") throw new Error(`not an email: ${JSON.stringify(answer)}`);
  return answer.email;
}

const withFile = [
  "Subject: Offer",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="m"',
  "",
  "--m",
  'Content-Type: multipart/related; boundary="r"',
  "",
  "--r",
  'Content-Type: multipart/alternative; boundary="a"',
  "",
  "--a",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "The plain offer",
  "--a",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<p>The <b>rich</b> offer <img src="cid:logo@acme"></p>',
  "--a--",
  "--r",
  'Content-Type: image/png; name="logo.png"',
  "Content-ID: <logo@acme>",
  "Content-Disposition: inline; filename=logo.png",
  "Content-Transfer-Encoding: base64",
  "",
  "iVBORw0KGgo=",
  "--r--",
  "--m",
  "Content-Type: application/pdf",
  "Content-Disposition: attachment; filename*0*=UTF-8''Angebot%20f%C3%BCr; filename*1*=%20Ada.pdf",
  "Content-ID: <f_123>",
  "Content-Transfer-Encoding: base64",
  "",
  "JVBERi0xLjQ=",
  "--m",
  "Content-Type: message/rfc822",
  "",
  "From: c@d.example",
  "Subject: Inner",
  "",
  "Inner text",
  "--m--",
];

describe("an email with files", () => {
  it("tells pictures in the text from attachments", async () => {
    const email = await emailOf(await deliver(withFile));
    expect(email.bodyText).toBe("The plain offer");
    expect(email.attachments).toMatchObject([
      { filename: "logo.png", mimeType: "image/png", isInline: true, contentId: "logo@acme" },
      { filename: "Angebot für Ada.pdf", mimeType: "application/pdf", isInline: false, size: 8 },
      { filename: "message.eml", mimeType: "message/rfc822", isInline: false },
    ]);
  });

  it("gives its body in both forms", async () => {
    const body = await mailbox.body(await deliver(withFile));
    expect(body.text.trim()).toBe("The plain offer");
    expect(body.html).toContain("<b>rich</b>");
  });

  it("gives an attachment's bytes by the part's id", async () => {
    const id = await deliver(withFile);
    const email = await emailOf(id);
    const content = await mailbox.attachment(id, email.attachments[1]!.id);
    expect(content).toMatchObject({ filename: "Angebot für Ada.pdf", mimeType: "application/pdf" });
    expect(await new Response(content.bytes).text()).toBe("%PDF-1.4");
    await expect(mailbox.attachment(id, "99")).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives large attachments piece by piece, and fails where the answer breaks off", async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `line ${at} of a large file`).join("\n");
    const id = await deliver([
      'Content-Type: application/octet-stream; name="large.bin"',
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(lines).toString("base64").replace(/.{76}/g, "$&\r\n"),
    ]);
    const { bytes } = await mailbox.attachment(id, "root");
    expect(bytes).toBeInstanceOf(ReadableStream);
    expect(await new Response(bytes).text()).toBe(lines);
    await google.control.addFault({
      match: { endpoint: "gmail.users.messages.attachments.get" },
      effect: { kind: "truncate" },
    });
    const cut = await mailbox.attachment(id, "root");
    await expect(new Response(cut.bytes).text()).rejects.toThrow();
  });

  it("may be nothing but the file", async () => {
    const id = await deliver([
      "Content-Type: application/pdf; name=scan.pdf",
      "Content-Transfer-Encoding: base64",
      "",
      "JVBERi0xLjQ=",
    ]);
    const email = await emailOf(id);
    expect(email.attachments).toMatchObject([{ id: "root", filename: "scan.pdf" }]);
    expect(await new Response((await mailbox.attachment(id, "root")).bytes).text()).toBe("%PDF-1.4");
  });

  it("keeps text before, between and after them in order", async () => {
    const body = await mailbox.body(
      await deliver([
        'Content-Type: multipart/mixed; boundary="m"',
        "",
        "--m",
        "Content-Type: text/plain",
        "",
        "Before < after",
        "--m",
        "Content-Type: text/html",
        "",
        "<p>After</p>",
        "--m--",
      ]),
    );
    expect(body.text).toMatch(/Before < after\s+After/);
    expect(body.html).toMatch(/Before &lt; after[\s\S]*<p>After<\/p>/);
  });

  it("reads text that is too large to come with the message", async () => {
    const id = await deliver([
      "Content-Type: text/plain; charset=utf-8",
      "",
      "Ein schöner Satz. ".repeat(60_000),
    ]);
    const email = await emailOf(id);
    expect(email.bodyText).toMatch(/^Ein schöner Satz/);
    expect((await mailbox.body(id)).text.length).toBeGreaterThan(1_000_000);
  });
});

describe("an email that parsers stumble over", () => {
  const mails = hostileMail(ada, exampleStart);
  let ids: Map<string, string>;
  beforeAll(async () => {
    ids = new Map();
    for (const { name, email } of mails) ids.set(name, (await google.control.deliver(ada, email)).id);
  });

  it.each(mails.map(({ name }) => name))("is read all the same: %s", async (name) => {
    const id = ids.get(name)!;
    const email = await emailOf(id);
    expect(email.bodyText.length).toBeLessThanOrEqual(20_000);
    expect(email.headerDate === null || email.headerDate <= email.sentAt + 86_400_000).toBe(true);
    for (const text of [email.subject, email.snippet, email.bodyText]) {
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain("\u0000");
    }
    await mailbox.body(id);
  });
});
