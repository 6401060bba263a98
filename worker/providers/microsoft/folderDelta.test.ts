import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import type { FolderChoice } from "#shared/provider.ts";
import { type OutlookProviderFixture, startOutlookProvider } from "#test/factory/outlookProvider.ts";
import { defaultChoices, followScope, listScope } from "#test/factory/readScope.ts";
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

const choices = () => defaultChoices(mailbox);
const listAll = (scope: string, since: number | null = null, from: MailProvider = mailbox) =>
  listScope(from, scope, since);
const changesSince = (scope: string, value: string, folders: FolderChoice[] = []) =>
  followScope(mailbox, scope, value, folders);
const counts = async () => {
  const all = Object.entries(await microsoft.control.counts());
  return Object.fromEntries(all.map(([endpoint, { requests }]) => [endpoint, requests]));
};
const idsOf = (changes: Change[]) =>
  changes.map((change) => (change.type === "email" ? change.email.externalId : change.type));

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
  it("whose link Graph refuses as malformed begin anew, as those of a forgotten one do", async () => {
    await microsoft.control.seed(ada, exampleMails(1));
    const { value } = await listAll(inbox);
    const match = { endpoint: "graph.messages.delta" };
    await microsoft.control.addFault({ effect: { kind: "status", status: 400 }, match });
    await expect(changesSince(inbox, value)).rejects.toMatchObject({ code: "cursor_expired" });
    await microsoft.control.addFault({ effect: { kind: "status", status: 403 }, match });
    await expect(changesSince(inbox, value)).rejects.toMatchObject({ code: "permission_missing" });
  });

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
      { type: "left", externalId: second },
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
      expect(seen).toContainEqual({ type: "left", externalId: id });
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
    expect((await changesSince(inbox, value)).changes).toEqual([{ type: "left", externalId: id }]);
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

describe("a change that comes with what changed only", () => {
  it("asks for the email itself", async () => {
    await microsoft.control.seed(ada, exampleMails(1));
    const [id] = (await fixture.ids()) as [string];
    const inPart: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (!String(input).includes("deltatoken")) return answer;
      const page = (await answer.json()) as { value: { id: string; isRead: boolean }[] };
      const value = page.value.map(({ id, isRead }) => ({ id, isRead }));
      return Response.json({ ...page, value });
    };
    const partial = await fixture.connect(microsoft, { fetch: inPart });
    const { value } = await listScope(partial, inbox);
    await microsoft.control.mark(ada, [id], { read: true });
    const { changes } = await followScope(partial, inbox, value);
    expect(changes).toEqual([{ type: "changed", externalId: id }]);
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
