import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { hostileMail } from "#sandbox/mailboxes/hostileMail.ts";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, syncSkip } from "#worker/db/schema/tables.ts";
import { type ConnectedMailbox, idOf, mailboxRow, providers, storedEmails, sync } from "./providers.ts";

const running: ConnectedMailbox[] = [];
afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

describe.each(providers)("the backfill of a mailbox of $name", ({ connect }) => {
  async function connected(...given: Parameters<typeof connect>): Promise<ConnectedMailbox> {
    const mailbox = await connect(...given);
    running.push(mailbox);
    return mailbox;
  }

  it("brings every email over with what it says, and the mailbox is live", async () => {
    const mailbox = await connected(sampleMails(230));
    expect(await sync(mailbox)).toBe("done");
    const emails = await storedEmails(mailbox);
    expect(emails).toHaveLength(230);
    expect(emails[0]).toMatchObject({
      subject: "Mail 0",
      from: { name: "Ana Ruiz", address: "ana@orbis.example" },
      to: [{ name: "Ada", address: ada }],
      bodyText: "Good morning.",
      direction: "inbound",
      isRead: false,
      isStarred: false,
      sentAt: Date.UTC(2026, 10, 1),
      headerDate: null,
    });
    expect(await mailboxRow(mailbox)).toMatchObject({
      status: "live",
      listed: 230,
      stored: 230,
      skipped: 0,
      pending: 0,
      estimated: 230,
      leaseOwner: null,
    });
  });

  it("tells sent mail from received, by the folder", async () => {
    const mailbox = await connected();
    const raw = rawMail({ from: "Somebody Else <other@alias.example>", to: "ana@orbis.example" });
    await mailbox.control.deliver(ada, { raw, labels: ["SENT"] });
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toMatchObject([{ direction: "outbound" }]);
  });

  it("lists no drafts as stored, and neither spam nor trash at all", async () => {
    const mailbox = await connected(sampleMails(4));
    const { control } = mailbox;
    await control.deliver(ada, { raw: rawMail({ subject: "Unsent" }), labels: ["DRAFT"] });
    await control.deliver(ada, { raw: rawMail({ subject: "Win" }), labels: ["SPAM"] });
    await control.trash(ada, [await idOf(mailbox)]);
    await sync(mailbox);
    const { listed, stored, skipped, pending } = await mailboxRow(mailbox);
    expect({ stored, pending }).toEqual({ stored: 3, pending: 0 });
    expect(listed).toBe(stored + skipped);
    for (const { reason } of await mailbox.ctx.db.select().from(syncSkip)) expect(reason).toBe("draft");
  });

  it("writes nothing the second time", async () => {
    const mailbox = await connected(sampleMails(120));
    await sync(mailbox);
    const before = await storedEmails(mailbox);
    mailbox.ctx.clock.advance(60_000);
    await mailbox.ctx.db.run(sql`delete from sync_cursor`);
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toEqual(before);
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 120, stored: 120 });
  });

  it("is not stopped by any hostile mail", async () => {
    const mails = hostileMail(ada, Date.UTC(2026, 10, 22)).map((one) => one.email);
    const mailbox = await connected(mails);
    await sync(mailbox);
    const row = await mailboxRow(mailbox);
    expect(row).toMatchObject({ status: "live", pending: 0 });
    expect(row.stored + row.skipped).toBe(row.listed);
    // What lies in spam or trash is not listed, whatever its label means at the provider.
    const outside = mails.filter(({ labels }) => labels.some((label) => ["SPAM", "TRASH"].includes(label)));
    const drafts = mails.filter(({ labels }) => labels.includes("DRAFT"));
    expect(row.stored).toBe(mails.length - outside.length - drafts.length);
  });

  it("reads only as deep as the user chose, and deeper when that changes", async () => {
    const mailbox = await connected([
      ...sampleMails(3, Date.UTC(2026, 10, 1)),
      ...sampleMails(2, Date.UTC(2024, 0, 1)),
    ]);
    const { ctx, emailProviderId } = mailbox;
    const choose = (backfill: "90d" | "all") =>
      ctx.db.update(emailProvider).set({ backfill }).where(eq(emailProvider.id, emailProviderId));
    await choose("90d");
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(3);
    await choose("all");
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(5);
  });

  it("leaves out a folder that the user does not want, and reads it once they do", async () => {
    const mailbox = await connected(sampleMails(2));
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Aside" }), labels: ["Private"] });
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(3);
    const choose = async (included: boolean) => {
      const { folders } = await mailboxRow(mailbox);
      const chosen = folders.map((folder) => (folder.name === "Private" ? { ...folder, included } : folder));
      await mailbox.ctx.db.update(emailProvider).set({ folders: chosen });
      await sync(mailbox);
    };
    await choose(false);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Unseen" }), labels: ["Private"] });
    await sync(mailbox);
    expect((await storedEmails(mailbox)).map(({ subject }) => subject)).not.toContain("Unseen");
    await choose(true);
    expect((await storedEmails(mailbox)).map(({ subject }) => subject)).toContain("Unseen");
  });
});
