import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { type GmailProviderFixture, startGmailProvider } from "#test/factory/gmailProvider.ts";
import type { Fetched } from "../mailProvider.ts";

let fixture: GmailProviderFixture;
let google: GmailProviderFixture["google"];
let mailbox: GmailProviderFixture["mailbox"];

beforeEach(async () => {
  fixture = await startGmailProvider();
  ({ google, mailbox } = fixture);
});
afterEach(() => google.close());

const kinds = (answers: Fetched[]) => answers.map(({ type }) => type).sort();

describe("fetching", () => {
  it("answers every id once, in batches, whatever became of it", async () => {
    await google.control.seed(ada, exampleMails(120));
    const ids = await fixture.ids();
    await google.control.resetRequests();
    const answers = await mailbox.fetch([...ids, ...ids.slice(0, 3), "00000000000000aa"]);
    expect(answers).toHaveLength(121);
    expect(answers.filter(({ type }) => type === "email")).toHaveLength(120);
    expect(answers.filter(({ type }) => type === "not_found")).toHaveLength(1);
    expect((await google.control.counts()).batch?.requests).toBe(3);
  });

  it("hands over what the mail says", async () => {
    await google.control.seed(ada, exampleMails(1));
    const [answer] = await mailbox.fetch(await fixture.ids());
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
    const answers = await mailbox.fetch(await fixture.ids());
    expect(answers.filter(({ type }) => type === "email")).toHaveLength(4);
    expect(answers.find(({ type }) => type !== "email")).toMatchObject(expected);
  });

  it("asks again with a fresh token for the parts that were refused one", async () => {
    await google.control.seed(ada, exampleMails(5));
    await google.control.addFault({ match: inside, effect: { kind: "status", status: 401 }, count: 2 });
    expect(kinds(await mailbox.fetch(await fixture.ids()))).toEqual(Array(5).fill("email"));
  });

  it("needs the user when parts stay refused", async () => {
    await google.control.seed(ada, exampleMails(5));
    await google.control.addFault({ match: inside, effect: { kind: "status", status: 401 }, count: null });
    await expect(mailbox.fetch(await fixture.ids())).rejects.toMatchObject({ code: "reauth_required" });
  });

  it("keeps what came when the answer breaks off, and loses no id", async () => {
    await google.control.seed(ada, exampleMails(60));
    await google.control.addFault({ match: { endpoint: "batch" }, effect: { kind: "truncate" } });
    const answers = await mailbox.fetch(await fixture.ids());
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
    await expect(mailbox.fetch(await fixture.ids())).rejects.toMatchObject({
      code: "rate_limited",
      retryAt: exampleStart + 12_000,
    });
  });

  it("keeps a batch that came when another is refused", async () => {
    await google.control.seed(ada, exampleMails(120));
    await google.control.addFault({ match: { endpoint: "batch" }, effect: { kind: "status", status: 503 } });
    const answers = await mailbox.fetch(await fixture.ids());
    expect(answers).toHaveLength(120);
    expect(answers.filter(({ type }) => type === "email").length).toBeGreaterThanOrEqual(70);
    expect(answers.filter(({ type }) => type === "failed").length).toBeGreaterThanOrEqual(20);
  });

  it("may work later when nothing was answered", async () => {
    await google.control.addFault({ match: { endpoint: "batch" }, effect: { kind: "reset" } });
    await expect(mailbox.fetch(["00000000000000aa"])).rejects.toMatchObject({ code: "transient" });
  });
});
