import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ada,
  exampleMail,
  exampleMails,
  exampleStart,
  gmailModify,
  gmailReadonly,
  startExample,
} from "#sandbox/google/exampleStandIn.ts";
import type { GoogleStandIn } from "#sandbox/google/server.ts";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { createMailProvider } from "../createMailProvider.ts";
import type { Change, Fetched, MailProvider } from "../mailProvider.ts";

let google: GoogleStandIn;
let mailbox: MailProvider;

beforeEach(async () => {
  google = await startExample();
  mailbox = await connect();
});
afterEach(() => google.close());

/** A provider with a token of its own; `renew` false keeps giving the token that was refused. */
async function connect(options: { scopes?: string[]; renew?: boolean } = {}) {
  const grant = async () => (await google.control.grant(ada, options.scopes ?? [gmailModify])).accessToken;
  let token = await grant();
  return createMailProvider({
    kind: "google",
    config: { GMAIL_API_URL: google.url },
    fetch,
    clock: { now: () => exampleStart },
    accountEmail: ada,
    async accessToken(request) {
      if (request?.rejected === token && options.renew !== false) token = await grant();
      return token;
    },
  });
}

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
    const page = await mailbox.list({ scope: "backfill", pageToken, since, folders });
    ids.push(
      ...page.changes.map((change) =>
        change.type === "email" ? change.email.externalId : change.externalId,
      ),
    );
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return ids;
}

async function changesSince(value: string, folders: Parameters<MailProvider["changes"]>[0]["folders"] = []) {
  const changes: Change[] = [];
  let pageToken: string | null = null;
  for (;;) {
    const page = await mailbox.changes({ scope: "changes", value, pageToken, folders });
    changes.push(...page.changes);
    pageToken = page.nextPageToken;
    if (pageToken === null) return { changes, value: page.value };
  }
}

const start = async () => (await mailbox.open([])).changes[0]!.value;
const idsOf = async () => (await google.control.emails(ada)).map(({ id }) => id);
const kinds = (answers: Fetched[]) => answers.map(({ type }) => type).sort();

describe("opening a mailbox", () => {
  it("tells the account, about how many emails, and where changes begin", async () => {
    await google.control.seed(ada, [...exampleMails(5), mail(9, ["SPAM"]), mail(8, ["TRASH"])]);
    const opened = await mailbox.open([]);
    expect(opened).toMatchObject({ accountEmail: ada, estimated: 5, backfill: ["backfill"] });
    expect(opened.changes).toEqual([{ scope: "changes", value: expect.stringMatching(/^\d+$/) }]);
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

describe("fetching", () => {
  it("answers every id once, in batches, whatever became of it", async () => {
    await google.control.seed(ada, exampleMails(120));
    const ids = await idsOf();
    await google.control.resetRequests();
    const answers = await mailbox.fetch([...ids, ...ids.slice(0, 3), "00000000000000aa"]);
    expect(answers).toHaveLength(121);
    expect(answers.filter(({ type }) => type === "email")).toHaveLength(120);
    expect(answers.filter(({ type }) => type === "not_found")).toHaveLength(1);
    expect((await google.control.counts()).batch?.requests).toBe(3);
  });

  it("hands over what the mail says", async () => {
    await google.control.seed(ada, exampleMails(1));
    const [answer] = await mailbox.fetch(await idsOf());
    expect(answer).toMatchObject({
      type: "email",
      email: {
        messageId: "mail-0@acme.example",
        from: { name: "Bob Stone", address: "bob@acme.example" },
        to: [{ name: "", address: ada }],
        subject: "Mail 0",
        bodyText: "Text of mail 0.",
        sentAt: exampleStart - 60_000,
        folders: ["INBOX", "UNREAD"],
        isRead: false,
        isStarred: false,
        isDraft: false,
        isSent: false,
        isAutomated: false,
        attachments: [],
      },
    });
  });

  const inside = { endpoint: "gmail.users.messages.get", batch: "inside" } as const;

  it.each([
    ["is missing", { kind: "missing" } as const, { type: "failed", reason: "unanswered" }],
    ["is cut off", { kind: "truncate" } as const, { type: "failed", reason: "unanswered" }],
    ["fails", { kind: "status", status: 500 } as const, { type: "failed", reason: "provider_error" }],
    [
      "is refused for rate",
      { kind: "status", status: 429, retryAfterSeconds: 7 } as const,
      { type: "throttled", retryAt: exampleStart + 7000 },
    ],
    [
      "is refused for rate with 403",
      {
        kind: "status",
        status: 403,
        reason: "userRateLimitExceeded",
        message: "Retry after 2026-11-20T09:01:00.000Z",
      } as const,
      { type: "throttled", retryAt: exampleStart + 60_000 },
    ],
  ])("keeps the others when one part %s", async (_, effect, expected) => {
    await google.control.seed(ada, exampleMails(5));
    await google.control.addFault({ match: inside, effect });
    const answers = await mailbox.fetch(await idsOf());
    expect(answers.filter(({ type }) => type === "email")).toHaveLength(4);
    expect(answers.find(({ type }) => type !== "email")).toMatchObject(expected);
  });

  it("asks again with a fresh token for the parts that were refused one", async () => {
    await google.control.seed(ada, exampleMails(5));
    await google.control.addFault({ match: inside, effect: { kind: "status", status: 401 }, count: 2 });
    expect(kinds(await mailbox.fetch(await idsOf()))).toEqual(Array(5).fill("email"));
  });

  it("needs the user when parts stay refused", async () => {
    await google.control.seed(ada, exampleMails(5));
    await google.control.addFault({ match: inside, effect: { kind: "status", status: 401 }, count: null });
    await expect(mailbox.fetch(await idsOf())).rejects.toMatchObject({ code: "reauth_required" });
  });

  it("keeps what came when the answer breaks off, and loses no id", async () => {
    await google.control.seed(ada, exampleMails(60));
    await google.control.addFault({ match: { endpoint: "batch" }, effect: { kind: "truncate" } });
    const answers = await mailbox.fetch(await idsOf());
    expect(answers).toHaveLength(60);
    expect(answers.some(({ type }) => type === "email")).toBe(true);
    expect(
      answers.filter((answer) => answer.type === "failed").every(({ reason }) => reason === "unanswered"),
    ).toBe(true);
  });

  it("pauses the mailbox when the whole batch is refused for rate", async () => {
    await google.control.seed(ada, exampleMails(3));
    await google.control.addFault({
      match: { endpoint: "batch" },
      effect: { kind: "status", status: 429, retryAfterSeconds: 12 },
      count: null,
    });
    await expect(mailbox.fetch(await idsOf())).rejects.toMatchObject({
      code: "rate_limited",
      retryAt: exampleStart + 12_000,
    });
  });

  it("keeps a batch that came when another is refused", async () => {
    await google.control.seed(ada, exampleMails(120));
    await google.control.addFault({ match: { endpoint: "batch" }, effect: { kind: "status", status: 503 } });
    const answers = await mailbox.fetch(await idsOf());
    expect(answers).toHaveLength(120);
    expect(answers.filter(({ type }) => type === "email").length).toBeGreaterThanOrEqual(70);
    expect(answers.filter(({ type }) => type === "failed").length).toBeGreaterThanOrEqual(20);
  });

  it("may work later when nothing was answered", async () => {
    await google.control.addFault({ match: { endpoint: "batch" }, effect: { kind: "reset" } });
    await expect(mailbox.fetch(["00000000000000aa"])).rejects.toMatchObject({ code: "transient" });
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
    const [first, second, third] = (await idsOf()) as [string, string, string];
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
    const [id] = (await idsOf()) as [string];
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
    const first = await mailbox.changes({ scope: "changes", value, pageToken: null, folders: [] });
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

describe("a refusal", () => {
  const listing = () => mailbox.list({ scope: "backfill", pageToken: null, since: null, folders: [] });
  const match = { endpoint: "gmail.users.messages.list" };

  it.each([
    [
      { kind: "status", status: 429, retryAfterSeconds: 30 },
      { code: "rate_limited", retryAt: exampleStart + 30_000 },
    ],
    [
      { kind: "status", status: 429 },
      { code: "rate_limited", retryAt: exampleStart + 30_000 },
    ],
    [{ kind: "status", status: 403, reason: "rateLimitExceeded" }, { code: "rate_limited" }],
    [{ kind: "status", status: 403, reason: "domainPolicy" }, { code: "permanent" }],
    [{ kind: "status", status: 403, reason: "accessNotConfigured" }, { code: "app_misconfigured" }],
    [{ kind: "status", status: 500 }, { code: "transient" }],
    [
      { kind: "status", status: 503, retryAfterSeconds: 5 },
      { code: "transient", retryAt: exampleStart + 5000 },
    ],
    [{ kind: "reset" }, { code: "transient" }],
    [{ kind: "truncate" }, { code: "transient" }],
  ] as const)("%j becomes %j", async (effect, expected) => {
    await google.control.seed(ada, exampleMails(3));
    await google.control.addFault({ match, effect, count: null });
    await expect(listing()).rejects.toMatchObject(expected);
    expect((await google.control.counts())["gmail.users.messages.list"]?.requests).toBe(1);
  });

  it("of an expired token is answered by one refresh", async () => {
    await google.control.seed(ada, exampleMails(3));
    await google.control.expireAccessTokens(ada);
    expect((await listing()).changes).toHaveLength(3);
  });

  it("of every token needs the user", async () => {
    mailbox = await connect({ renew: false });
    await google.control.expireAccessTokens(ada);
    await expect(listing()).rejects.toMatchObject({ code: "reauth_required" });
  });

  it("for a missing scope names the scope", async () => {
    await google.control.seed(ada, exampleMails(1));
    mailbox = await connect({ scopes: [gmailReadonly] });
    const [id] = (await idsOf()) as [string];
    await expect(mailbox.mark(id, { isRead: true })).rejects.toMatchObject({
      code: "permission_missing",
      scope: "https://www.googleapis.com/auth/gmail.modify",
    });
  });
});

describe("marking", () => {
  it("writes read and star to Gmail", async () => {
    await google.control.seed(ada, exampleMails(1));
    const [id] = (await idsOf()) as [string];
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
