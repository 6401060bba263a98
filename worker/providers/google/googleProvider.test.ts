import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { ada, exampleMail, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { type GmailProviderFixture, startGmailProvider } from "#test/factory/gmailProvider.ts";
import type { Change, MailProvider } from "../mailProvider.ts";

let fixture: GmailProviderFixture;
let google: GmailProviderFixture["google"];
let mailbox: GmailProviderFixture["mailbox"];

beforeEach(async () => {
  fixture = await startGmailProvider();
  ({ google, mailbox } = fixture);
});
afterEach(() => google.close());

function mail(number: number, labels: string[], raw = exampleMail(number)): SampleEmail {
  return { raw, receivedAt: exampleStart - number * 60_000, threadKey: `thread ${number}`, labels };
}

async function listAll(
  folders: Parameters<MailProvider["list"]>[0]["folders"] = [],
  since: number | null = null,
) {
  const ids: string[] = [];
  let pageToken: string | null = null;
  do {
    const page = await mailbox.list({ scope: "mailbox", pageToken, since, folders });
    ids.push(...page.changes.flatMap((change) => (change.type === "listed" ? [change.externalId] : [])));
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return ids;
}

async function changesSince(value: string, folders: Parameters<MailProvider["changes"]>[0]["folders"] = []) {
  const changes: Change[] = [];
  let pageToken: string | null = null;
  for (;;) {
    const page = await mailbox.changes({ scope: "mailbox", value, pageToken, folders });
    changes.push(...page.changes);
    pageToken = page.nextPageToken;
    if (pageToken === null) return { changes, value: page.value };
  }
}

const start = async () => (await mailbox.open([])).positions[0]!.value;

describe("opening a mailbox", () => {
  it("tells the account, about how many emails, and where changes begin", async () => {
    await google.control.seed(ada, [...exampleMails(5), mail(9, ["SPAM"]), mail(8, ["TRASH"])]);
    const opened = await mailbox.open([]);
    expect(opened).toMatchObject({ accountEmail: ada, estimated: 5 });
    expect(opened.positions).toEqual([{ scope: "mailbox", value: expect.stringMatching(/^\d+$/) }]);
  });

  it("counts what the user left out", async () => {
    await google.control.seed(ada, [...exampleMails(3), mail(9, ["INBOX", "CATEGORY_PROMOTIONS"])]);
    const choice = { id: "CATEGORY_PROMOTIONS", name: "Promotions", included: false };
    expect((await mailbox.open([choice])).estimated).toBe(3);
  });
});

describe("folders and aliases", () => {
  it("are named as a person knows them; spam, trash and chats are off", async () => {
    await google.control.seed(ada, [mail(1, ["INBOX", "Deals/Signed"])]);
    const folders = await mailbox.folders();
    expect(folders.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Inbox", "Sent", "Promotions", "Deals/Signed"]),
    );
    expect(folders.filter(({ isDefault }) => !isDefault).map(({ id }) => id)).toEqual([
      "CHAT",
      "SPAM",
      "TRASH",
    ]);
    expect(folders.map(({ id }) => id)).not.toContain("UNREAD");
  });
  it("leave the account's own address out", async () => {
    expect(await mailbox.aliases()).toEqual(["ada.brown@threadbook.example"]);
  });
});

describe("listing", () => {
  it("reads every page, once each, without spam and trash", async () => {
    await google.control.seed(ada, [...exampleMails(230), mail(900, ["SPAM"]), mail(901, ["TRASH"])]);
    const ids = await listAll();
    expect(ids.length).toBe(230);
    expect(new Set(ids).size).toBe(230);
  });

  it("goes back only as far as the depth", async () => {
    await google.control.seed(ada, exampleMails(10));
    expect(await listAll([], exampleStart - 5 * 60_000)).toHaveLength(5);
  });

  it.each([
    ["trash that the user wants", { id: "TRASH", name: "Trash", included: true }, 5],
    ["everything but promotions", { id: "CATEGORY_PROMOTIONS", name: "Promotions", included: false }, 3],
    ["everything but a label of one's own", { id: "Label_1", name: "an old name", included: false }, 3],
    ["everything but what was sent", { id: "SENT", name: "Sent", included: false }, 3],
  ])("finds %s", async (_, choice, count) => {
    await google.control.seed(ada, [
      mail(1, ["INBOX", "Private stuff/Kids"]),
      mail(2, ["INBOX", "CATEGORY_PROMOTIONS"]),
      mail(3, ["SENT"]),
      mail(4, ["INBOX"]),
      mail(5, ["TRASH"]),
      mail(6, ["SPAM"]),
    ]);
    expect(await listAll([choice])).toHaveLength(count);
  });
});

describe("changes", () => {
  it("are none in a quiet mailbox, in one request", async () => {
    const value = await start();
    await google.control.resetRequests();
    expect(await changesSince(value)).toEqual({ changes: [], value });
    expect(await google.control.requests()).toHaveLength(1);
  });

  it("tell arrivals, marks and deletions", async () => {
    await google.control.seed(ada, exampleMails(3));
    const [first, second, third] = (await fixture.ids()) as [string, string, string];
    const value = await start();
    const { id } = await google.control.deliver(ada, { ...mail(50, ["INBOX", "UNREAD"]) });
    await google.control.mark(ada, [first], { read: true, starred: true });
    await google.control.deleteEmails(ada, [second]);
    await google.control.trash(ada, [third]);
    const { changes, value: next } = await changesSince(value);
    expect(changes).toEqual(
      expect.arrayContaining([
        { type: "listed", externalId: id },
        { type: "marked", externalId: first, added: ["STARRED"], removed: ["UNREAD"] },
        { type: "removed", externalId: second },
        { type: "removed", externalId: third },
      ]),
    );
    expect(changes).toHaveLength(4);
    expect(BigInt(next ?? 0)).toBeGreaterThan(BigInt(value));
  });

  it("bring an email back that leaves the trash", async () => {
    await google.control.seed(ada, [mail(1, ["TRASH"])]);
    const [id] = (await fixture.ids()) as [string];
    const value = await start();
    await google.control.untrash(ada, [id]);
    expect((await changesSince(value)).changes).toContainEqual({ type: "listed", externalId: id });
  });

  it("leave out what arrives as spam, unless the user wants spam", async () => {
    const value = await start();
    const { id } = await google.control.deliver(ada, mail(1, ["SPAM"]));
    expect((await changesSince(value)).changes).toEqual([]);
    expect((await changesSince(value, [{ id: "SPAM", name: "Spam", included: true }])).changes).toEqual([
      { type: "listed", externalId: id },
    ]);
  });

  it("go on over pages without history", async () => {
    await google.control.changeAccount(ada, { emptyHistoryPages: 2 });
    const value = await start();
    const { id } = await google.control.deliver(ada, mail(1, ["INBOX"]));
    const first = await mailbox.changes({ scope: "mailbox", value, pageToken: null, folders: [] });
    expect(first).toMatchObject({ changes: [], value });
    expect(first.nextPageToken).not.toBeNull();
    expect((await changesSince(value)).changes).toEqual([{ type: "listed", externalId: id }]);
  });

  it("are expired when Google has forgotten them", async () => {
    const value = await start();
    await google.control.expireHistory(ada);
    await expect(changesSince(value)).rejects.toMatchObject({ code: "cursor_expired" });
  });
});

describe("marking", () => {
  it("writes read and star to Gmail", async () => {
    await google.control.seed(ada, exampleMails(1));
    const [id] = (await fixture.ids()) as [string];
    await mailbox.mark(id, { isRead: true, isStarred: true });
    await mailbox.mark(id, {});
    const [answer] = await mailbox.fetch([id]);
    expect(answer).toMatchObject({ email: { isRead: true, isStarred: true } });
    await mailbox.mark(id, { isRead: false, isStarred: false });
    const [again] = await mailbox.fetch([id]);
    expect(again).toMatchObject({ email: { isRead: false, isStarred: false } });
  });
  it("fails for an email that is gone", async () => {
    await expect(mailbox.mark("00000000000000aa", { isRead: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
