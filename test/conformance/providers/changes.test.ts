import { afterEach, describe, expect, it } from "vitest";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailSync } from "#worker/db/schema/tables.ts";
import {
  type ConnectedMailbox,
  idOf,
  mailboxRow,
  openProvider,
  providers,
  storedEmail,
  storedEmails,
  sync,
  syncLater,
} from "./providers.ts";

const running: ConnectedMailbox[] = [];
afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

describe.each(providers)("changes in a mailbox of $name", ({ connect, emptyPoll }) => {
  /** Connected and synced. */
  async function live(count: number): Promise<ConnectedMailbox> {
    const mailbox = await connect(sampleMails(count));
    running.push(mailbox);
    await sync(mailbox);
    return mailbox;
  }

  it("bring a new email, its marks, and the way back", async () => {
    const mailbox = await live(2);
    const first = await idOf(mailbox);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "News" }) });
    await mailbox.control.mark(ada, [first], { read: true, starred: true });
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(3);
    expect(await storedEmail(mailbox, first)).toMatchObject({ isRead: true, isStarred: true });
    await mailbox.control.mark(ada, [first], { read: false, starred: false });
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ isRead: false, isStarred: false });
  });

  it("join an answer to its conversation", async () => {
    const mailbox = await live(1);
    const emailId = await idOf(mailbox);
    await mailbox.control.reply(ada, {
      emailId,
      from: "Ana <ana@orbis.example>",
      text: "And another thing.",
    });
    await sync(mailbox);
    const [asked, answered] = await storedEmails(mailbox);
    expect(answered?.conversationId).toBe(asked?.conversationId);
    expect(answered?.threadId).toBe(asked?.threadId);
  });

  it("follow an email into another folder and back, under one id", async () => {
    const mailbox = await live(2);
    const first = await idOf(mailbox);
    const before = (await storedEmail(mailbox, first)).folders;
    await mailbox.control.label(ada, [first], { add: ["Deals"], remove: ["INBOX"] });
    await sync(mailbox);
    const moved = await storedEmail(mailbox, first);
    expect(moved).toMatchObject({ deletedInProvider: false });
    expect(moved.folders).not.toEqual(before);
    await mailbox.control.label(ada, [first], { add: ["INBOX"], remove: ["Deals"] });
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: false, folders: before });
    expect(await storedEmails(mailbox)).toHaveLength(2);
  });

  it("see an email that left and came back between two looks where it is", async () => {
    const mailbox = await live(1);
    const first = await idOf(mailbox);
    const before = (await storedEmail(mailbox, first)).folders;
    await mailbox.control.label(ada, [first], { add: ["Deals"], remove: ["INBOX"] });
    await mailbox.control.label(ada, [first], { add: ["INBOX"], remove: ["Deals"] });
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: false, folders: before });
  });

  it("keep a deleted email with a mark, and count it out", async () => {
    const mailbox = await live(3);
    const first = await idOf(mailbox);
    await mailbox.control.deleteEmails(ada, [first]);
    await sync(mailbox);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: true, isDeleted: false });
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 2, stored: 2, pending: 0 });
  });

  it("bring an email back that left the trash", async () => {
    const mailbox = await live(1);
    const first = await idOf(mailbox);
    await mailbox.control.trash(ada, [first]);
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: true });
    await mailbox.control.untrash(ada, [first]);
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ deletedInProvider: false });
  });

  it("never bring back what a person removed", async () => {
    const mailbox = await live(1);
    const first = await idOf(mailbox);
    await mailbox.ctx.db.update(emailSync).set({ isDeleted: true });
    await mailbox.control.mark(ada, [first], { starred: true });
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ isDeleted: true, isStarred: true });
  });

  it("offer a new folder to choose from, and read what lies in it", async () => {
    const mailbox = await live(1);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Filed" }), labels: ["Clients"] });
    await sync(mailbox);
    expect((await storedEmails(mailbox)).map(({ subject }) => subject)).toContain("Filed");
  });

  it("go the other way too: read and star are written to the provider", async () => {
    const mailbox = await live(1);
    const first = await idOf(mailbox);
    const provider = await openProvider(mailbox);
    await provider.mark(first, { isRead: true, isStarred: true });
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ isRead: true, isStarred: true });
    await provider.mark(first, { isStarred: false });
    await sync(mailbox);
    expect(await storedEmail(mailbox, first)).toMatchObject({ isRead: true, isStarred: false });
  });

  it("cost one request when there are none", async () => {
    const mailbox = await live(2);
    await mailbox.control.resetRequests();
    await sync(mailbox);
    const requests = await mailbox.control.requests();
    expect(requests.filter(({ insideBatch }) => !insideBatch)).toHaveLength(emptyPoll);
  });
});
