import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, syncPending } from "#worker/db/schema/tables.ts";
import {
  type ConnectedMailbox,
  idOf,
  mailboxRow,
  providers,
  storedEmail,
  storedEmails,
  sync,
  syncLater,
} from "./providers.ts";

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const pendingIds = async ({ ctx }: Pick<ConnectedMailbox, "ctx">) =>
  (await ctx.db.select().from(syncPending)).map(({ externalId }) => externalId);

describe.each(providers)("what is gone from a mailbox of $name", ({ connect }) => {
  async function live(...given: Parameters<typeof connect>): Promise<ConnectedMailbox> {
    const mailbox = await connect(...given);
    running.push(mailbox);
    await sync(mailbox);
    return mailbox;
  }

  async function include(mailbox: ConnectedMailbox, name: string, included: boolean) {
    const { folders } = await mailboxRow(mailbox);
    const chosen = folders.map((folder) => (folder.name === name ? { ...folder, included } : folder));
    await mailbox.ctx.db.update(emailProvider).set({ folders: chosen });
    await sync(mailbox);
  }

  it("is not believed for one mistaken answer about a new email, which comes a minute later", async () => {
    const mailbox = await live(sampleMails(1));
    const { id } = await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Denied" }) });
    await mailbox.control.label(ada, [id], { add: ["Deals"], remove: ["INBOX"] });
    const fault = await mailbox.control.failEmail(id, 404);
    await mailbox.ctx.db.run(sql`insert into sync_pending values
      (${mailbox.emailProviderId}, ${id}, 'provider_error', 1, 0, 0, 0) on conflict do nothing`);
    await mailbox.ctx.db.run(sql`update email_provider set pending = pending + 1, listed = listed + 1`);
    await sync(mailbox);
    await mailbox.control.removeFault(fault.id);
    await syncLater(mailbox);
    expect((await storedEmails(mailbox)).map(({ subject }) => subject)).toContain("Denied");
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 2, stored: 2, pending: 0 });
  });

  it("is not believed for one mistaken answer about a stored email", async () => {
    const mailbox = await live(sampleMails(2));
    const first = await idOf(mailbox);
    const fault = await mailbox.control.failEmail(first, 404);
    await mailbox.ctx.db.run(sql`insert into sync_pending values
      (${mailbox.emailProviderId}, ${first}, 'position_expired', 0, 0, 0, 0)`);
    await sync(mailbox);
    // A page that is read again at once is no second look.
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: false });
    expect(await pendingIds(mailbox)).toEqual([first]);
    await mailbox.control.removeFault(fault.id);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: false });
    expect(await pendingIds(mailbox)).toEqual([]);
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 2, stored: 2, pending: 0 });
  });

  it("is believed when the second look says the same", async () => {
    const mailbox = await live(sampleMails(2));
    const first = await idOf(mailbox);
    await mailbox.control.deleteEmails(ada, [first]);
    await sync(mailbox);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: true });
    expect(await pendingIds(mailbox)).toEqual([]);
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 1, stored: 1, pending: 0 });
  });

  it("is seen though it went while its folder was left out", async () => {
    const mailbox = await live(sampleMails(1));
    const ids: string[] = [];
    for (const subject of ["Kept", "Deleted", "Trashed"])
      ids.push((await mailbox.control.deliver(ada, { raw: rawMail({ subject }), labels: ["Private"] })).id);
    const [kept = "", deleted = "", trashed = ""] = ids;
    await sync(mailbox);
    await include(mailbox, "Private", false);
    await mailbox.control.deleteEmails(ada, [deleted]);
    await mailbox.control.trash(ada, [trashed]);
    await sync(mailbox);
    await include(mailbox, "Private", true);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, kept)).toMatchObject({ deletedInProvider: false });
    expect(await storedEmail(mailbox, deleted)).toMatchObject({ deletedInProvider: true });
    expect(await storedEmail(mailbox, trashed)).toMatchObject({ deletedInProvider: true });
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 2, stored: 2, pending: 0, status: "live" });
  });

  it("is seen though its folder was left out before it was read to its end", async () => {
    const mailbox = await connect(sampleMails(1));
    running.push(mailbox);
    for (let number = 0; number < 130; number++)
      await mailbox.control.deliver(ada, { raw: rawMail({ subject: `P ${number}` }), labels: ["Private"] });
    const first = await idOf(mailbox, 130);
    await sync(mailbox);
    // As it was before the listing had come to its end.
    await mailbox.ctx.db.run(sql`delete from sync_cursor where scope like 'changes:%' and scope not like '%folders'
      and ${(await mailboxRow(mailbox)).kind === "microsoft" ? 1 : 0}`);
    await include(mailbox, "Private", false);
    await mailbox.control.deleteEmails(ada, [first]);
    await include(mailbox, "Private", true);
    await syncLater(mailbox, 11);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: true });
  });

  it("is seen though the depth was changed in the same moment, and mail goes on coming", async () => {
    const mailbox = await connect([
      ...sampleMails(3, Date.UTC(2026, 10, 1)),
      ...sampleMails(2, Date.UTC(2024, 0, 1)),
    ]);
    running.push(mailbox);
    const choose = (backfill: "90d" | "all") => mailbox.ctx.db.update(emailProvider).set({ backfill });
    await choose("90d");
    await sync(mailbox);
    const first = await idOf(mailbox, 2);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: false });
    await mailbox.control.deleteEmails(ada, [first]);
    await choose("all");
    await sync(mailbox);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: true });
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 4, stored: 4, pending: 0, status: "live" });
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Behind it" }) });
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(6);
  });

  it("costs nothing to look for where less is wanted than was read", async () => {
    const mailbox = await live([
      ...sampleMails(2, Date.UTC(2026, 10, 1)),
      ...sampleMails(2, Date.UTC(2024, 0, 1)),
    ]);
    await mailbox.ctx.db.update(emailProvider).set({ backfill: "90d" });
    await mailbox.control.resetRequests();
    expect(await sync(mailbox)).toBe("done");
    const asked = await mailbox.control.requests();
    expect(asked.filter(({ path }) => /messages(\?|$)|\$filter/.test(path))).toEqual([]);
    expect(await mailboxRow(mailbox)).toMatchObject({ stored: 4, status: "live" });
  });
});

describe("Outlook", () => {
  it("tells of an unknown email that left and came back only that it left, and it is stored", async () => {
    const outlook = await connectOutlook(sampleMails(1));
    running.push(outlook.microsoft);
    const mailbox = { ...outlook, forgetPositions: none, retireOldRefreshTokens: none, close: none };
    await sync(mailbox);
    await outlook.control.setBehaviour({ returnsStayRemoved: true });
    const { id } = await outlook.control.deliver(ada, { raw: rawMail({ subject: "There and back" }) });
    await outlook.control.move(ada, [id], "Archive");
    await outlook.control.move(ada, [id], "Inbox");
    await sync(mailbox);
    expect((await storedEmails(mailbox)).map(({ subject }) => subject)).toContain("There and back");
  });

  it("refuses a position for good: the folder is read anew, and nothing is lost", async () => {
    const outlook = await connectOutlook(sampleMails(3));
    running.push(outlook.microsoft);
    const mailbox = { ...outlook, forgetPositions: none, retireOldRefreshTokens: none, close: none };
    await sync(mailbox);
    await outlook.control.deliver(ada, { raw: rawMail({ subject: "News" }) });
    await outlook.control.addFault({
      match: { endpoint: "graph.messages.delta" },
      effect: { kind: "status", status: 400 },
    });
    expect(await sync(mailbox)).toBe("done");
    expect(await storedEmails(mailbox)).toHaveLength(4);
    expect(await mailboxRow(mailbox)).toMatchObject({ failureCount: 0, status: "live" });
  });
});

const none = async () => undefined;
