import { afterEach, describe, expect, it } from "vitest";
import {
  type ConnectedMailbox,
  idOf,
  mailboxRow,
  providers,
  storedEmail,
  storedEmails,
  sync,
} from "#test/conformance/providers/providers.ts";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { updateMailbox } from "#worker/accounts/mailboxes/updateMailbox.ts";

// Each is how a public engine lost, doubled or misread mail.

const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function syncLater(mailbox: Parameters<typeof sync>[0], minutes = 16) {
  mailbox.ctx.clock.advance(minutes * 60_000);
  return sync(mailbox);
}

describe.each(providers)("$name", ({ connect, tokenPath }) => {
  async function connected(count: number): Promise<ConnectedMailbox> {
    const mailbox = await connect(sampleMails(count));
    running.push(mailbox);
    return mailbox;
  }

  it("tells two mails with one Message-ID apart", async () => {
    const mailbox = await connected(0);
    for (const text of ["The first.", "Another."])
      await mailbox.control.deliver(ada, { raw: rawMail({ text, messageId: "same@orbis.example" }) });
    await sync(mailbox);
    const stored = await storedEmails(mailbox);
    expect(new Set(stored.map((email) => email.messageKey)).size).toBe(2);
  });

  it("moves a mail away and back, which is then where it was", async () => {
    const mailbox = await connected(2);
    await sync(mailbox);
    const moved = await idOf(mailbox);
    await mailbox.control.trash(ada, [moved]);
    await mailbox.control.untrash(ada, [moved]);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, moved)).toMatchObject({ deletedInProvider: false });
  });

  it("keeps one poisoned mail from stopping any other", async () => {
    const mailbox = await connected(3);
    await sync(mailbox);
    const { id } = await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Poison" }) });
    await mailbox.control.failEmail(id, 500);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "After it" }) });
    await syncLater(mailbox);
    expect((await storedEmails(mailbox)).map(({ subject }) => subject)).toContain("After it");
    expect((await mailboxRow(mailbox)).status).toBe("live");
  });

  it("limits the token endpoint, and nobody has to connect again", async () => {
    const mailbox = await connected(2);
    await mailbox.control.expireAccessTokens(ada);
    const fault = { match: { path: `${tokenPath}*` }, effect: { kind: "status", status: 429 } } as const;
    await mailbox.control.addFault(fault);
    await sync(mailbox);
    expect((await mailboxRow(mailbox)).status).not.toBe("reauth_required");
    await syncLater(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(2);
  });

  it("replaces refresh tokens at each use, and the newest is kept", async () => {
    const mailbox = await connected(1);
    await mailbox.retireOldRefreshTokens();
    for (let hours = 0; hours < 3; hours++) await syncLater(mailbox, 90);
    expect((await mailboxRow(mailbox)).status).toBe("live");
  });
});

describe("Gmail alone", () => {
  it("answers pages of history that hold no history", async () => {
    const gmail = await connectGmail(sampleMails(2));
    running.push(gmail.google);
    await sync(asMailbox(gmail));
    await gmail.control.changeAccount(ada, { emptyHistoryPages: 2 });
    await gmail.control.deliver(ada, { raw: rawMail({ subject: "Behind empty pages" }) });
    await syncLater(asMailbox(gmail));
    expect(await storedEmails(asMailbox(gmail))).toHaveLength(3);
  });

  it("throttles twenty parts of a batch, which come later", async () => {
    const gmail = await connectGmail(sampleMails(40));
    running.push(gmail.google);
    await gmail.control.addFault({
      match: { endpoint: "gmail.users.messages.get", batch: "inside" },
      effect: { kind: "status", status: 429 },
      count: 20,
    });
    await sync(asMailbox(gmail));
    await syncLater(asMailbox(gmail));
    expect(await mailboxRow(asMailbox(gmail))).toMatchObject({ stored: 40, pending: 0, status: "live" });
  });
});

describe("Outlook alone", () => {
  it("forgets a delta in the middle of its pages", async () => {
    const outlook = await connectOutlook(sampleMails(130));
    running.push(outlook.microsoft);
    await outlook.control.resetDelta(ada, { folder: "inbox", afterPages: 1 });
    await sync(asMailbox(outlook));
    await syncLater(asMailbox(outlook));
    expect(await mailboxRow(asMailbox(outlook))).toMatchObject({ stored: 130, status: "live" });
  });

  it.each([true, false])(
    "moves a mail away and back, and tells only that it left (stored before: %s)",
    async (isStored) => {
      const outlook = await connectOutlook(sampleMails(2));
      running.push(outlook.microsoft);
      const { control } = outlook;
      await sync(asMailbox(outlook));
      await control.setBehaviour({ returnsStayRemoved: true });
      const { id } = await control.deliver(ada, { raw: rawMail({ subject: "There and back" }) });
      if (isStored) await syncLater(asMailbox(outlook));
      await control.move(ada, [id], "archive");
      await control.move(ada, [id], "inbox");
      await syncLater(asMailbox(outlook));
      await syncLater(asMailbox(outlook));
      expect(await storedEmail(asMailbox(outlook), id)).toMatchObject({ deletedInProvider: false });
    },
  );

  it("deletes a folder just before its owner saves settings, and its mail is known to be gone", async () => {
    const outlook = await connectOutlook(sampleMails(2));
    running.push(outlook.microsoft);
    const { control, ctx, owner, emailProviderId } = outlook;
    const { id } = await control.deliver(ada, { raw: rawMail({ subject: "In it" }), labels: ["Clients"] });
    await sync(asMailbox(outlook));
    const inbox = (await control.folders(ada)).find(({ wellKnownName }) => wellKnownName === "inbox");
    await control.deleteFolder(ada, "Clients");
    const folders = [{ id: inbox?.id ?? "", included: true, existing: "keep" as const }];
    await updateMailbox({ ...ctx, actor: owner }, emailProviderId, { folders });
    // Found gone, asked for, and asked for once more before it is believed.
    for (let looks = 0; looks < 3; looks++) await syncLater(asMailbox(outlook));
    expect(await storedEmail(asMailbox(outlook), id)).toMatchObject({ deletedInProvider: true });
    expect(await mailboxRow(asMailbox(outlook))).toMatchObject({ stored: 2, pending: 0 });
  });

  it("notifies of a mail before it can be read", async () => {
    const outlook = await connectOutlook(sampleMails(1));
    running.push(outlook.microsoft);
    await sync(asMailbox(outlook));
    await outlook.control.announceLate(ada, { raw: rawMail({ subject: "Late" }) });
    await syncLater(asMailbox(outlook), 1);
    await outlook.control.releaseLateEmails(ada);
    await syncLater(asMailbox(outlook));
    expect(await storedEmails(asMailbox(outlook))).toHaveLength(2);
  });

  it("refuses our expired client secret: no owner is asked to connect again", async () => {
    const outlook = await connectOutlook(sampleMails(1));
    running.push(outlook.microsoft);
    await outlook.control.expireAccessTokens(ada);
    await outlook.control.failToken({ code: 7000222 });
    await sync(asMailbox(outlook));
    expect(await mailboxRow(asMailbox(outlook))).toMatchObject({ errorAction: "contact_admin" });
    await syncLater(asMailbox(outlook));
    expect(await storedEmails(asMailbox(outlook))).toHaveLength(1);
  });
});

/** What the shared helpers of both providers ask for. */
function asMailbox(one: Pick<ConnectedMailbox, "ctx" | "control" | "organizationId" | "emailProviderId">) {
  const none = async () => undefined;
  return { ...one, forgetPositions: none, retireOldRefreshTokens: none, close: none };
}
