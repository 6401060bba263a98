import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hostileMail } from "#sandbox/mailboxes/hostileMail.ts";
import { attachmentMail } from "#sandbox/microsoft/mailbox/exampleAttachments.ts";
import { ada, exampleMail } from "#sandbox/standIn/exampleMail.ts";
import { type OutlookProviderFixture, startOutlookProvider } from "#test/factory/outlookProvider.ts";
import type { NormalizedEmail } from "../normalizedEmail.ts";

let fixture: OutlookProviderFixture;
beforeEach(async () => {
  fixture = await startOutlookProvider();
});
afterEach(() => fixture.microsoft.close());

async function delivered(raw: Uint8Array, labels = ["INBOX"]): Promise<NormalizedEmail> {
  const { id } = await fixture.microsoft.control.deliver(ada, { raw, labels });
  const [answer] = await fixture.mailbox.fetch([id]);
  if (answer?.type !== "email") throw new Error(`The email was answered ${JSON.stringify(answer)}.`);
  return answer.email;
}

const mail = (...lines: string[]) => Buffer.from(lines.join("\r\n"));

describe("an email of Outlook", () => {
  it("keeps people, text, times and its place in the conversation", async () => {
    const email = await delivered(
      mail(
        "From: Bob Stone <Bob@Acme.example>",
        "To: ada@threadbook.example",
        "Cc: Zoe <zoe@acme.example>",
        "Reply-To: desk@acme.example",
        "Subject: =?utf-8?q?Re:_Pr=C3=BCfung?=",
        "Message-ID: <Answer.1@acme.example>",
        "In-Reply-To: <asked@threadbook.example>",
        "References: <root@acme.example> <asked@threadbook.example>",
        "Delivered-To: ada.brown@threadbook.example",
        "Date: Thu, 19 Nov 2026 10:00:00 +0100",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<p>Fine &amp; done.</p><blockquote type=cite>The question</blockquote>",
      ),
    );
    expect(email).toMatchObject({
      from: { name: "Bob Stone", address: "bob@acme.example" },
      to: [{ name: "", address: ada }],
      cc: [{ name: "Zoe", address: "zoe@acme.example" }],
      replyTo: [{ address: "desk@acme.example" }],
      deliveredTo: ["ada.brown@threadbook.example"],
      subject: "Re: Prüfung",
      messageId: "Answer.1@acme.example",
      references: ["root@acme.example", "asked@threadbook.example"],
      headerDate: Date.UTC(2026, 10, 19, 9),
      folders: [await fixture.folder("inbox")],
      isSent: false,
      isAutomated: false,
    });
    expect(email.bodyText).toContain("Fine & done.");
  });

  it.each([
    ["Auto-Submitted: auto-replied", true],
    ["List-Unsubscribe: <mailto:off@acme.example>", true],
    ["X-Priority: 1", false],
  ])("knows a machine by its headers: %s", async (header, isAutomated) => {
    const raw = Buffer.concat([mail(header, ""), exampleMail(1)]);
    expect(await delivered(raw)).toMatchObject({ isAutomated });
  });

  it("knows what was sent by its folder", async () => {
    expect(await delivered(exampleMail(1), ["SENT"])).toMatchObject({ isSent: true, isRead: true });
  });

  it("lists its attachments of all three kinds, and hands out those that have content", async () => {
    const email = await delivered(attachmentMail);
    expect(email.attachments).toMatchObject([
      { filename: "logo.png", mimeType: "image/png", isInline: true, contentId: "logo@acme.example" },
      { filename: "plan.pdf", mimeType: "application/pdf", isInline: false, size: 8 },
      { filename: "The first plan.eml", mimeType: "message/rfc822", isInline: false },
      { mimeType: "text/uri-list", size: 0, isInline: false },
    ]);
    expect(email.behind).toMatchObject([{ role: "forwarded", address: "carl@other.example" }]);
    const [, file, item, link] = email.attachments.map(({ id }) => id) as [string, string, string, string];
    const bytesOf = async (id: string) => {
      const { bytes } = await fixture.mailbox.attachment(email.externalId, id);
      return new Response(bytes).text();
    };
    expect(await bytesOf(file)).toBe("%PDF-1.4");
    expect(await bytesOf(item)).toContain("Message-ID: <first@other.example>");
    await expect(bytesOf(link)).rejects.toMatchObject({ code: "not_found" });
    await expect(bytesOf(`${file}x`)).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|permanent/),
    });
  });

  it("brings the same attachments in a delta as by itself", async () => {
    const email = await delivered(attachmentMail);
    const page = await fixture.mailbox.list({
      scope: await fixture.folder("inbox"),
      pageToken: null,
      since: null,
      folders: [],
    });
    expect(page.changes).toEqual([{ type: "email", email }]);
  });

  it("shows its whole body, as HTML and as text", async () => {
    const { externalId } = await delivered(attachmentMail);
    const body = await fixture.mailbox.body(externalId);
    expect(body.text).toContain("See the plan & the logo:");
    expect(body.html).toContain("<b>plan</b>");
  });

  it("may be as hostile as mail can be: it is read all the same", async () => {
    const hostile = hostileMail(ada, Date.UTC(2026, 10, 20)).map(({ email }) => email);
    await fixture.microsoft.control.seed(ada, hostile);
    const answers = await fixture.mailbox.fetch(await fixture.ids());
    expect(answers.filter(({ type }) => type !== "email")).toEqual([]);
    for (const answer of answers) {
      if (answer.type !== "email") continue;
      const { email } = answer;
      expect(JSON.stringify(email).isWellFormed()).toBe(true);
      expect(email.bodyText.length).toBeLessThanOrEqual(20_000);
      for (const { address } of [...email.to, ...email.cc]) expect(address).toBe(address.toLowerCase());
    }
  });
});
