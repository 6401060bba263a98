import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import type { FolderChoice } from "#shared/provider.ts";
import { type OutlookProviderFixture, startOutlookProvider } from "#test/factory/outlookProvider.ts";
import type { Change, MailProvider } from "../mailProvider.ts";

let fixture: OutlookProviderFixture;
let microsoft: OutlookProviderFixture["microsoft"];
let mailbox: MailProvider;
let inbox: string;

beforeEach(async () => {
  fixture = await startOutlookProvider();
  ({ microsoft, mailbox } = fixture);
  inbox = await fixture.folder("inbox");
});
afterEach(() => microsoft.close());

async function choices(): Promise<FolderChoice[]> {
  return (await mailbox.folders()).map(({ id, name, isDefault }) => ({ id, name, included: isDefault }));
}

/** Everything that a listing gives, and where it ends. */
async function listAll(scope: string, since: number | null = null, from: MailProvider = mailbox) {
  const changes: Change[] = [];
  let pageToken: string | null = null;
  for (let pages = 1; ; pages++) {
    const page = await from.list({ scope, pageToken, since, folders: await choices() });
    changes.push(...page.changes);
    pageToken = page.nextPageToken;
    if (pageToken === null) return { changes, pages, value: page.value ?? "" };
  }
}

async function changesSince(scope: string, value: string, folders: FolderChoice[] = []) {
  const changes: Change[] = [];
  let pageToken: string | null = null;
  for (;;) {
    const page = await mailbox.changes({ scope, value, pageToken, folders });
    changes.push(...page.changes);
    pageToken = page.nextPageToken;
    if (pageToken === null) return { changes, value: page.value ?? "" };
  }
}

const counts = async () => {
  const all = Object.entries(await microsoft.control.counts());
  return Object.fromEntries(all.map(([endpoint, { requests }]) => [endpoint, requests]));
};
const idsOf = (changes: Change[]) =>
  changes.map((change) => (change.type === "email" ? change.email.externalId : change.type));

describe("the folders of a mailbox", () => {
  it("have readable ways; junk, deleted items and the like are off, and all inside them", async () => {
    await microsoft.control.createFolder(ada, "Clients/Acme");
    await microsoft.control.createFolder(ada, "Deleted Items/Old");
    const folders = await mailbox.folders();
    expect(folders.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Inbox", "Sent Items", "Archive", "Clients", "Clients/Acme"]),
    );
    expect(
      folders
        .filter(({ isDefault }) => !isDefault)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "Conversation History",
      "Deleted Items",
      "Deleted Items/Old",
      "Drafts",
      "Junk Email",
      "Outbox",
    ]);
  });

  it("are told apart in any language", async () => {
    const address = "uta@threadbook.example";
    await microsoft.control.addAccount(
      { address, name: "Uta", aliases: [] },
      { language: "de", openTo: [ada] },
    );
    const scopes = ["User.Read", "Mail.ReadWrite.Shared", "User.ReadBasic.All"];
    const shared = await fixture.connect(microsoft, { scopes, mailboxAddress: address });
    const names = (await shared.folders()).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(names.sort()).toEqual(["Archiv", "Gesendete Elemente", "Posteingang"]);
  });

  it("are each a scope once they are included, beside the tree itself", async () => {
    const folders = [
      { id: "a", name: "A", included: true },
      { id: "b", name: "B", included: false },
    ];
    expect(mailbox.scopes(folders).map(({ id }) => id)).toEqual(["folders", "a"]);
  });

  it("tell the account, its other addresses, and about how many emails there are", async () => {
    await microsoft.control.seed(ada, [...exampleMails(5), ...exampleMails(2, ["SPAM"])]);
    expect(await mailbox.open(await choices())).toEqual({ accountEmail: ada, estimated: 5, positions: [] });
    expect(await mailbox.aliases()).toEqual(["ada.brown@threadbook.example"]);
  });
});

describe("changes of the folders", () => {
  it("are none in a quiet mailbox, in one request", async () => {
    const { value } = await listAll("folders");
    await microsoft.control.resetRequests();
    expect((await changesSince("folders", value, await choices())).changes).toEqual([]);
    expect((await counts())["graph.mailFolders.delta"]).toBe(2);
  });

  it("bring a new folder, and rename all below one that was renamed", async () => {
    await microsoft.control.createFolder(ada, "Clients/Acme");
    const { value } = await listAll("folders");
    const before = await choices();
    await microsoft.control.renameFolder(ada, "Clients", "Customers");
    await microsoft.control.createFolder(ada, "Suppliers");
    const { changes } = await changesSince("folders", value, before);
    const names = changes.flatMap((change) => (change.type === "folder" ? [change.folder.name] : []));
    expect(names).toEqual(expect.arrayContaining(["Customers", "Customers/Acme", "Suppliers"]));
    expect(changes.filter(({ type }) => type === "folder_removed")).toEqual([]);
  });

  it("tell that a folder is gone, with those inside", async () => {
    await microsoft.control.createFolder(ada, "Clients/Acme");
    const { value } = await listAll("folders");
    const before = await choices();
    const gone = [await fixture.folder("Clients"), await fixture.folder("Clients/Acme")];
    await microsoft.control.deleteFolder(ada, "Clients");
    const { changes } = await changesSince("folders", value, before);
    const removed = changes.flatMap((change) => (change.type === "folder_removed" ? [change.folderId] : []));
    expect(removed.sort()).toEqual(gone.sort());
  });

  it("let a folder that is thrown away begin anew as one that is left out, and back", async () => {
    await microsoft.control.createFolder(ada, "Clients");
    const id = await fixture.folder("Clients");
    const { value } = await listAll("folders");
    const before = await choices();
    await microsoft.control.moveFolder(ada, "Clients", "deleteditems");
    const thrown = await changesSince("folders", value, before);
    expect(thrown.changes).toContainEqual({ type: "folder_removed", folderId: id });
    expect(thrown.changes).toContainEqual({
      type: "folder",
      folder: { id, name: "Deleted Items/Clients", isDefault: false },
    });
    const between = await choices();
    await microsoft.control.moveFolder(ada, "Deleted Items/Clients", "");
    const back = await changesSince("folders", thrown.value, between);
    expect(back.changes).toContainEqual({ type: "folder_removed", folderId: id });
    expect(back.changes).toContainEqual({ type: "folder", folder: { id, name: "Clients", isDefault: true } });
  });

  it("are forgotten by themselves", async () => {
    const { value } = await listAll("folders");
    await microsoft.control.resetDelta(ada, { folder: "" });
    await expect(changesSince("folders", value)).rejects.toMatchObject({ code: "cursor_expired" });
  });
});

describe("listing a folder", () => {
  it("hands whole emails over, newest first, without a request for any of them", async () => {
    await microsoft.control.seed(ada, exampleMails(120));
    await listAll("folders");
    await microsoft.control.resetRequests();
    const { changes, pages } = await listAll(inbox);
    expect(pages).toBe(3);
    expect(idsOf(changes)).toEqual((await fixture.ids()).reverse());
    const asked = await counts();
    expect(asked["graph.messages.delta"]).toBe(3);
    expect(asked).not.toHaveProperty("graph.messages.get");
    expect(asked).not.toHaveProperty("graph.attachments.list");
  });

  it("goes back only as far as the depth", async () => {
    await microsoft.control.seed(ada, exampleMails(10));
    expect((await listAll(inbox, exampleStart - 5 * 60_000)).changes).toHaveLength(5);
  });

  it("misses nothing where Graph ends a filtered delta early", async () => {
    await microsoft.control.seed(ada, exampleMails(40));
    await microsoft.control.setBehaviour({ filteredDeltaLimit: 20 });
    const { changes, value } = await listAll(inbox, exampleStart - 30 * 60_000);
    expect(new Set(idsOf(changes)).size).toBe(30);
    expect(await changesSince(inbox, value)).toMatchObject({ changes: [] });
  });

  it("asks for headers by themselves where delta refuses them", async () => {
    const list = "List-Id: <news.acme.example>\r\n";
    const raw = Buffer.concat([Buffer.from(list), exampleMail(1)]);
    await microsoft.control.deliver(ada, { raw });
    await microsoft.control.setBehaviour({ refuseHeadersInDelta: true });
    const { changes, value } = await listAll(inbox);
    expect(changes).toMatchObject([{ type: "email", email: { isAutomated: true } }]);
    await microsoft.control.deliver(ada, { raw });
    expect((await changesSince(inbox, value)).changes).toMatchObject([{ email: { isAutomated: true } }]);
  });

  it("begins anew where the listing was forgotten in its middle", async () => {
    await microsoft.control.seed(ada, exampleMails(120));
    const folders = await choices();
    const first = await mailbox.list({ scope: inbox, pageToken: null, since: null, folders });
    await microsoft.control.resetDelta(ada, { folder: "inbox" });
    const next = mailbox.list({ scope: inbox, pageToken: first.nextPageToken, since: null, folders });
    await expect(next).rejects.toMatchObject({ code: "cursor_expired" });
    expect((await listAll(inbox)).changes).toHaveLength(120);
  });

  it("of one that is gone says so", async () => {
    await microsoft.control.createFolder(ada, "Clients");
    const id = await fixture.folder("Clients");
    await microsoft.control.deleteFolder(ada, "Clients");
    expect((await listAll(id)).changes).toEqual([{ type: "folder_removed", folderId: id }]);
  });
});

describe("changes of a folder", () => {
  it("bring arrivals, marks and removals, and replays change nothing of that", async () => {
    await microsoft.control.seed(ada, exampleMails(3));
    const [first, second] = (await fixture.ids()) as [string, string];
    const { value } = await listAll(inbox);
    await microsoft.control.setBehaviour({ replayChanges: true });
    await microsoft.control.mark(ada, [first], { read: true, starred: true });
    await microsoft.control.deleteEmails(ada, [second]);
    const { id } = await microsoft.control.deliver(ada, { raw: exampleMail(50) });
    const once = await changesSince(inbox, value);
    const expected = [
      expect.objectContaining({
        email: expect.objectContaining({ externalId: first, isRead: true, isStarred: true }),
      }),
      { type: "removed", externalId: second },
      expect.objectContaining({ email: expect.objectContaining({ externalId: id }) }),
    ];
    expect(once.changes).toEqual(expect.arrayContaining(expected));
    expect((await changesSince(inbox, once.value)).changes).toEqual(expect.arrayContaining(expected));
  });

  it.each(["together", "removed-first", "created-first"] as const)(
    "tell a move from both sides under one id (%s)",
    async (moveOrder) => {
      await microsoft.control.createFolder(ada, "Clients");
      const clients = await fixture.folder("Clients");
      await microsoft.control.seed(ada, exampleMails(1));
      const [id] = (await fixture.ids()) as [string];
      let left = (await listAll(inbox)).value;
      let entered = (await listAll(clients)).value;
      await microsoft.control.setBehaviour({ moveOrder });
      await microsoft.control.move(ada, [id], "Clients");
      const seen: Change[] = [];
      for (let looks = 0; looks < 2; looks++) {
        const [from, to] = await Promise.all([changesSince(inbox, left), changesSince(clients, entered)]);
        ({ value: left } = from);
        ({ value: entered } = to);
        seen.push(...from.changes, ...to.changes);
      }
      expect(seen).toContainEqual({ type: "removed", externalId: id });
      expect(seen).toContainEqual(
        expect.objectContaining({ email: expect.objectContaining({ externalId: id, folders: [clients] }) }),
      );
    },
  );

  it("may call an email removed that is back: asked for, it is there", async () => {
    await microsoft.control.seed(ada, exampleMails(1));
    const [id] = (await fixture.ids()) as [string];
    const { value } = await listAll(inbox);
    await microsoft.control.setBehaviour({ returnsStayRemoved: true });
    await microsoft.control.move(ada, [id], "Clients");
    await microsoft.control.move(ada, [id], "inbox");
    expect((await changesSince(inbox, value)).changes).toEqual([{ type: "removed", externalId: id }]);
    expect(await mailbox.fetch([id])).toMatchObject([{ type: "email", email: { folders: [inbox] } }]);
  });

  it.each([
    ["resyncRequired", 410],
    ["SyncStateNotFound", 400],
    ["syncstateinvalid", 400],
    ["InvalidSyncStateData", 404],
  ])("of one folder are forgotten with %s, and of no other", async (code, status) => {
    const sent = await fixture.folder("sentitems");
    const [here, there] = [await listAll(inbox), await listAll(sent)];
    await microsoft.control.resetDelta(ada, { folder: "inbox", code, status });
    await expect(changesSince(inbox, here.value)).rejects.toMatchObject({ code: "cursor_expired" });
    expect((await changesSince(sent, there.value)).changes).toEqual([]);
  });

  it("of several folders travel together, four at a time", async () => {
    for (const name of ["A", "B", "C", "D", "E"]) await microsoft.control.createFolder(ada, name);
    const scopes = mailbox.scopes(await choices()).map(({ id }) => id);
    const values = new Map<string, string>();
    for (const scope of scopes) values.set(scope, (await listAll(scope)).value);
    await microsoft.control.resetRequests();
    const pages = await Promise.all(
      [...values].map(([scope, value]) => mailbox.changes({ scope, value, pageToken: null, folders: [] })),
    );
    expect(pages.flatMap(({ changes }) => changes)).toEqual([]);
    const requests = await microsoft.control.requests();
    // Three well-known folders, five of their own, the tree.
    expect(requests.filter(({ insideBatch }) => insideBatch)).toHaveLength(8);
    expect(requests.filter(({ insideBatch }) => !insideBatch)).toHaveLength(3);
  });

  it("refuse one part for rate without losing the others", async () => {
    const sent = await fixture.folder("sentitems");
    const values = [await listAll(inbox), await listAll(sent)];
    await microsoft.control.addFault({
      match: { endpoint: "graph.messages.delta", batch: "inside" },
      effect: { kind: "status", status: 429, retryAfterSeconds: 7 },
    });
    const asked = [inbox, sent].map((scope, index) =>
      mailbox.changes({ scope, value: values[index]?.value ?? "", pageToken: null, folders: [] }),
    );
    const [refused, answered] = await Promise.allSettled(asked);
    expect(refused).toMatchObject({ reason: { code: "rate_limited", retryAt: exampleStart + 7000 } });
    expect(answered).toMatchObject({ status: "fulfilled" });
  });

  it("leave Graph alone until it said, once it was too much", async () => {
    const { value } = await listAll(inbox);
    await microsoft.control.addFault({ effect: { kind: "status", status: 429, retryAfterSeconds: 7 } });
    await expect(changesSince(inbox, value)).rejects.toMatchObject({ code: "rate_limited" });
    await microsoft.control.resetRequests();
    await expect(mailbox.folders()).rejects.toMatchObject({
      code: "rate_limited",
      retryAt: exampleStart + 7000,
    });
    expect(await microsoft.control.requests()).toEqual([]);
  });
});

describe("links", () => {
  it.each([
    "http://evil.example/v1.0/me",
    "https://graph.microsoft.com.evil.example/v1.0/me",
    "/v1.0/me",
    "::",
  ])("to another place are not followed: %s", async (link) => {
    const value = JSON.stringify({ link, hasHeaders: true, filtered: null });
    await expect(changesSince(inbox, value)).rejects.toMatchObject({ code: "permanent" });
    await expect(changesSince("folders", link)).rejects.toMatchObject({ code: "permanent" });
  });

  it("to another place are refused as they come, and our token never travels there", async () => {
    const seen: string[] = [];
    const foreign: typeof fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      seen.push(url.origin);
      const answer = await fetch(input, init);
      const text = await answer.text();
      return new Response(
        text.replace(
          /"@odata\.(delta|next)Link":"[^"]+"/,
          '"@odata.nextLink":"https://evil.example/v1.0/me"',
        ),
        answer,
      );
    };
    const tricked = await fixture.connect(microsoft, { fetch: foreign });
    await expect(listAll(inbox, null, tricked)).rejects.toMatchObject({ code: "permanent" });
    expect(new Set(seen)).toEqual(new Set([microsoft.url]));
  });

  it("that are none begin the folder anew", async () => {
    await expect(changesSince(inbox, "nonsense")).rejects.toMatchObject({ code: "cursor_expired" });
  });
});

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
