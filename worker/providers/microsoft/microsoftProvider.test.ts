import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { type OutlookProviderFixture, startOutlookProvider } from "#test/factory/outlookProvider.ts";
import { listScope } from "#test/factory/readScope.ts";
import type { MailProvider } from "../mailProvider.ts";

let fixture: OutlookProviderFixture;
let microsoft: OutlookProviderFixture["microsoft"];
let mailbox: MailProvider;

beforeEach(async () => {
  fixture = await startOutlookProvider();
  ({ microsoft, mailbox } = fixture);
});
afterEach(() => microsoft.close());

const listAll = (scope: string, since: number | null = null, from: MailProvider = mailbox) =>
  listScope(from, scope, since);
const counts = async () => {
  const all = Object.entries(await microsoft.control.counts());
  return Object.fromEntries(all.map(([endpoint, { requests }]) => [endpoint, requests]));
};

describe("fetching", () => {
  it("answers each id once, in batches of four", async () => {
    await microsoft.control.seed(ada, exampleMails(9));
    const ids = await fixture.ids();
    const gone = ids[3]!;
    await microsoft.control.deleteEmails(ada, [gone]);
    await microsoft.control.resetRequests();
    const answers = await mailbox.fetch([...ids, ids[0]!]);
    expect(answers).toHaveLength(9);
    expect(answers).toContainEqual({ type: "not_found", externalId: gone });
    // With the folder of what was sent they are ten.
    expect((await counts()).batch).toBe(3);
  });

  it("lets one email fail by itself", async () => {
    await microsoft.control.seed(ada, exampleMails(4));
    const ids = await fixture.ids();
    await microsoft.control.failEmail(ids[1]!, 500);
    const answers = await mailbox.fetch(ids);
    expect(answers.filter(({ type }) => type === "email")).toHaveLength(3);
    expect(answers).toContainEqual({ type: "failed", externalId: ids[1], reason: "provider_error" });
  });

  it("says when a refused part can be asked again, and keeps the others", async () => {
    await microsoft.control.seed(ada, exampleMails(3));
    await microsoft.control.addFault({
      match: { endpoint: "graph.messages.get", batch: "inside" },
      effect: { kind: "status", status: 429, retryAfterSeconds: 9 },
    });
    const answers = await mailbox.fetch(await fixture.ids());
    const throttled = answers.filter(({ type }) => type === "throttled");
    expect(throttled).toMatchObject([{ retryAt: exampleStart + 9000 }]);
    expect(answers.filter(({ type }) => type === "email")).toHaveLength(2);
  });

  it("never has more than four requests under way", async () => {
    await microsoft.control.seed(ada, exampleMails(30));
    await microsoft.control.setLimits({ concurrent: 4, batchConcurrent: 4, requestsPer10Minutes: null });
    const [answers] = await Promise.all([
      mailbox.fetch(await fixture.ids()),
      mailbox.folders(),
      mailbox.aliases(),
    ]);
    expect(answers.every(({ type }) => type === "email")).toBe(true);
  });

  it("refreshes a token that ends in the middle, once", async () => {
    await microsoft.control.seed(ada, exampleMails(12));
    const ids = await fixture.ids();
    await microsoft.control.expireAccessTokens(ada);
    expect((await mailbox.fetch(ids)).every(({ type }) => type === "email")).toBe(true);
    await microsoft.control.addFault({
      match: { endpoint: "graph.messages.get", batch: "inside" },
      effect: { kind: "status", status: 401 },
      count: 2,
    });
    expect((await mailbox.fetch(ids)).every(({ type }) => type === "email")).toBe(true);
  });

  it("gives up where a fresh token is refused too", async () => {
    const stuck = await fixture.connect(microsoft, { renew: false });
    await microsoft.control.expireAccessTokens(ada);
    await expect(stuck.fetch(["AAkA"])).rejects.toMatchObject({ code: "reauth_required" });
  });

  it("does without the permission to read the person's profile", async () => {
    const reader = await fixture.connect(microsoft, { scopes: ["Mail.ReadWrite"] });
    expect(await reader.open([])).toMatchObject({ accountEmail: ada });
    await expect(reader.aliases()).rejects.toMatchObject({ code: "permission_missing" });
  });

  it("names the permission that is missing", async () => {
    await microsoft.control.seed(ada, exampleMails(1));
    const [id] = (await fixture.ids()) as [string];
    const reader = await fixture.connect(microsoft, { scopes: ["User.Read", "Mail.Read"] });
    expect(await reader.fetch([id])).toMatchObject([{ type: "email" }]);
    await expect(reader.mark(id, { isRead: true })).rejects.toMatchObject({
      code: "permission_missing",
      scope: "Mail.ReadWrite",
    });
  });
});

describe("being told of changes", () => {
  const listening: Server[] = [];
  afterEach(() => {
    for (const server of listening.splice(0)) server.close();
  });

  /** A receiver that answers Graph's handshake. */
  async function listenForHandshake(): Promise<string> {
    const server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
      response.setHeader("content-type", "text/plain").end(searchParams.get("validationToken"));
    });
    listening.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const channelFor = (config: Record<string, string>) => fixture.connect(microsoft, { config });

  it("is not to be had where nobody can be reached, nor for a mailbox of others", async () => {
    const plain = await channelFor({ PUBLIC_URL: "http://threadbook.example" });
    expect(await plain.watch("secret")).toBeNull();
    const shared = await fixture.connect(microsoft, { mailboxAddress: "team@threadbook.example" });
    expect(await shared.watch("secret")).toBeNull();
  });

  it("is promised for a week, with our secret, and can be renewed and ended", async () => {
    const url = await listenForHandshake();
    const told = await channelFor({ PUBLIC_URL: url });
    const week = 10_060 * 60_000;
    const channel = await told.watch("secret");
    expect(channel).toMatchObject({ expiresAt: exampleStart + week });
    expect(await microsoft.control.subscriptions(ada)).toMatchObject([
      {
        id: channel?.channelId,
        changeTypes: ["created", "updated", "deleted"],
        notificationUrl: `${url}/webhooks/graph`,
        lifecycleNotificationUrl: `${url}/webhooks/graph/lifecycle`,
      },
    ]);
    expect(await told.renewWatch(channel?.channelId ?? "")).toEqual(channel);
    await told.stopWatch(channel?.channelId ?? "");
    expect(await microsoft.control.subscriptions(ada)).toEqual([]);
  });

  it("says `not_found` where a channel has ended, and ends one that is gone without a word", async () => {
    await expect(mailbox.renewWatch("11111111-2222-4333-8444-555555555555")).rejects.toMatchObject({
      code: "not_found",
    });
    await mailbox.stopWatch("11111111-2222-4333-8444-555555555555");
  });
});

describe("a mailbox of others", () => {
  it("is read by its address, with the permission for such mailboxes", async () => {
    const address = "team@threadbook.example";
    await microsoft.control.addAccount(
      { address, name: "Team", aliases: [] },
      { shared: true, openTo: [ada] },
    );
    await microsoft.control.deliver(address, { raw: exampleMail(1) });
    const scopes = ["User.Read", "Mail.ReadWrite.Shared"];
    const shared = await fixture.connect(microsoft, { scopes, mailboxAddress: address });
    const folders = (await shared.folders()).map(({ id, name, isDefault }) => ({
      id,
      name,
      included: isDefault,
    }));
    expect(await shared.open(folders)).toMatchObject({ accountEmail: address, estimated: 1 });
    const inboxOfTeam = folders.find(({ name }) => name === "Inbox")?.id ?? "";
    const { changes } = await listAll(inboxOfTeam, null, shared);
    expect(changes).toMatchObject([{ type: "email", email: { subject: "Mail 1" } }]);
    const stranger = await fixture.connect(microsoft, { mailboxAddress: address });
    await expect(stranger.folders()).rejects.toMatchObject({ code: "permission_missing" });
  });
});
