import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gmailReadonly } from "#sandbox/google/exampleStandIn.ts";
import { ada, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { type GmailProviderFixture, startGmailProvider } from "#test/factory/gmailProvider.ts";

let fixture: GmailProviderFixture;
let google: GmailProviderFixture["google"];
let mailbox: GmailProviderFixture["mailbox"];

beforeEach(async () => {
  fixture = await startGmailProvider();
  ({ google, mailbox } = fixture);
});
afterEach(() => google.close());

describe("a refusal", () => {
  const listing = (from = mailbox) =>
    from.list({ scope: "mailbox", pageToken: null, since: null, folders: [] });
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

  it("of a page that Google no longer knows asks for a new start", async () => {
    const again = { scope: "mailbox", pageToken: "no such page", since: null, folders: [] };
    await expect(mailbox.list(again)).rejects.toMatchObject({ code: "cursor_expired" });
  });

  it("of an expired token is answered by one refresh", async () => {
    await google.control.seed(ada, exampleMails(3));
    await google.control.expireAccessTokens(ada);
    expect((await listing()).changes).toHaveLength(3);
  });

  it("of every token needs the user", async () => {
    const mailbox = await fixture.connect(google, { renew: false });
    await google.control.expireAccessTokens(ada);
    await expect(listing(mailbox)).rejects.toMatchObject({ code: "reauth_required" });
  });

  it("for a missing scope names the scope", async () => {
    await google.control.seed(ada, exampleMails(1));
    const mailbox = await fixture.connect(google, { scopes: [gmailReadonly] });
    const [id] = (await fixture.ids()) as [string];
    await expect(mailbox.mark(id, { isRead: true })).rejects.toMatchObject({
      code: "permission_missing",
      scope: "https://www.googleapis.com/auth/gmail.modify",
    });
  });
});
