import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer, CallAs } from "../../standIn/callAs.ts";
import { ada, exampleMail, exampleMails, exampleStart } from "../../standIn/exampleMail.ts";
import { immutable, signedIn, startExample } from "../exampleStandIn.ts";
import type { MicrosoftStandIn } from "../server.ts";

let microsoft: MicrosoftStandIn;
let call: CallAs;
beforeEach(async () => {
  microsoft = await startExample();
  call = await signedIn(microsoft);
});
afterEach(() => microsoft.close());

interface Item {
  id: string;
  subject?: string;
  isRead?: boolean;
  displayName?: string;
  "@removed"?: { reason: string };
}
type Page = { value: Item[]; error?: { code: string } } & Partial<
  Record<"@odata.nextLink" | "@odata.deltaLink", string>
>;

const get = (path: string, headers: Record<string, string> = immutable): Promise<Answer<Page>> =>
  call(path, { headers });
const linkOf = ({ body }: Answer<Page>) => body["@odata.nextLink"] ?? body["@odata.deltaLink"] ?? "";

/** Follows a delta to its end. */
async function walk(from: string, headers: Record<string, string> = immutable) {
  const items: Item[] = [];
  for (let next = from; ; ) {
    const { status, body } = await get(next, headers);
    expect(status).toBe(200);
    items.push(...body.value);
    next = body["@odata.nextLink"] ?? "";
    if (!next) return { items, deltaLink: body["@odata.deltaLink"] ?? "" };
  }
}
const deltaOf = (folder: string) => `/me/mailFolders/${folder}/messages/delta?$select=subject,isRead`;
const said = (items: Item[]) => items.map((item) => [item.id, item["@removed"] ? "removed" : "there"]);
const deliver = async (number: number) =>
  (await microsoft.control.deliver(ada, { raw: exampleMail(number) })).id;

describe("the delta of a folder", () => {
  it("lists newest first in pages of the size that is preferred, ten unless said", async () => {
    await microsoft.control.seed(ada, exampleMails(23));
    const sized = { prefer: 'IdType="ImmutableId", odata.maxpagesize=9' };
    const first = await get(deltaOf("inbox"), sized);
    expect(first.body.value).toHaveLength(9);
    expect(first.headers.get("preference-applied")).toContain("odata.maxpagesize=9");
    expect(new URL(linkOf(first)).origin).toBe(microsoft.url);
    expect((await get(deltaOf("inbox"))).body.value).toHaveLength(10);
    const { items, deltaLink } = await walk(deltaOf("inbox"), sized);
    expect(items.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 23 }, (_, index) => `Mail ${22 - index}`),
    );
    expect((await walk(deltaLink)).items).toEqual([]);
  });

  it("tells each change once, the last one, with what was selected in the first call", async () => {
    await microsoft.control.seed(ada, exampleMails(3));
    const { deltaLink, items } = await walk(deltaOf("inbox"));
    const [first, second] = items.map(({ id }) => id);
    const added = await deliver(9);
    await microsoft.control.mark(ada, [first ?? ""], { read: true });
    await microsoft.control.mark(ada, [first ?? ""], { starred: true });
    await microsoft.control.deleteEmails(ada, [second ?? ""]);
    const next = await walk(deltaLink);
    expect(next.items).toEqual([
      expect.objectContaining({ id: added, subject: "Mail 9", isRead: false }),
      { "@odata.etag": expect.any(String), id: first, subject: "Mail 2", isRead: true },
      { "@odata.type": "#microsoft.graph.message", id: second, "@removed": { reason: "deleted" } },
    ]);
    expect((await walk(next.deltaLink)).items).toEqual([]);
  });

  it("tells what changed while its pages were read", async () => {
    await microsoft.control.seed(ada, exampleMails(12));
    const first = await get(deltaOf("inbox"));
    const id = await deliver(50);
    const { deltaLink } = await walk(linkOf(first));
    expect(said((await walk(deltaLink)).items)).toEqual([[id, "there"]]);
  });

  it("leaves out what came before the time of its filter, and ends at its limit", async () => {
    await microsoft.control.seed(ada, exampleMails(20));
    const since = new Date(exampleStart - 8 * 60_000).toISOString();
    const filtered = `${deltaOf("inbox")}&$filter=receivedDateTime ge ${since}`;
    const { items, deltaLink } = await walk(filtered);
    expect(items).toHaveLength(8);
    const old = await microsoft.control.deliver(ada, {
      raw: exampleMail(90),
      receivedAt: exampleStart - 86_400_000,
    });
    const fresh = await deliver(91);
    expect(said((await walk(deltaLink)).items)).toEqual([[fresh, "there"]]);
    expect(old.id).not.toBe(fresh);
    await microsoft.control.setBehaviour({ filteredDeltaLimit: 5 });
    expect((await walk(filtered)).items).toHaveLength(5);
  });

  it("can be asked for some kinds of change only", async () => {
    const { deltaLink } = await walk(`${deltaOf("inbox")}&changeType=created`);
    const id = await deliver(1);
    const gone = await deliver(2);
    await microsoft.control.deleteEmails(ada, [gone]);
    expect(said((await walk(deltaLink)).items)).toEqual([[id, "there"]]);
  });

  it.each([
    "$filter=isRead eq true",
    "$search=x",
    "$orderby=subject",
    "$deltatoken=latest",
    "$deltatoken=nonsense",
    "$select=nothing",
    "$top=0",
  ])("refuses %s", async (option) => {
    const { status, body } = await get(`/me/mailFolders/inbox/messages/delta?${option}`);
    expect(status).toBe(400);
    expect(body.error?.code).toMatch(/./);
  });

  it("gives headers when asked, unless it is told to refuse", async () => {
    await deliver(1);
    const path = "/me/mailFolders/inbox/messages/delta?$select=internetMessageHeaders";
    const { body } = await get(path);
    expect(body.value[0]).toMatchObject({
      internetMessageHeaders: expect.arrayContaining([
        { name: "Message-ID", value: "<mail-1@acme.example>" },
      ]),
    });
    await microsoft.control.setBehaviour({ refuseHeadersInDelta: true });
    expect((await get(path)).status).toBe(400);
  });

  it("repeats the changes of the round before when told to", async () => {
    const { deltaLink } = await walk(deltaOf("inbox"));
    const first = await deliver(1);
    const next = await walk(deltaLink);
    const second = await deliver(2);
    await microsoft.control.setBehaviour({ replayChanges: true });
    expect(said((await walk(next.deltaLink)).items)).toEqual([
      [first, "there"],
      [second, "there"],
    ]);
  });

  it("belongs to one mailbox and one folder", async () => {
    const { deltaLink } = await walk(deltaOf("inbox"));
    const token = new URL(deltaLink).searchParams.get("$deltatoken");
    const { status } = await get(`/me/mailFolders/archive/messages/delta?$deltatoken=${token}`);
    expect(status).toBe(400);
  });
});

describe("a move, as deltas tell it", () => {
  let id: string;
  let inbox: string;
  let archive: string;
  beforeEach(async () => {
    id = await deliver(1);
    inbox = (await walk(deltaOf("inbox"))).deltaLink;
    archive = (await walk(deltaOf("archive"))).deltaLink;
  });
  const move = (folder: string) => microsoft.control.move(ada, [id], folder);

  it("is removed from one folder and created in the other, under one immutable id", async () => {
    await move("archive");
    expect(said((await walk(inbox)).items)).toEqual([[id, "removed"]]);
    expect(said((await walk(archive)).items)).toEqual([[id, "there"]]);
    expect((await call(`/me/messages/${id}`)).status).toBe(200);
  });

  it("changes the ordinary id", async () => {
    const [before = ""] = await microsoft.control.ordinaryIds(ada, [id]);
    await move("archive");
    const [after = ""] = await microsoft.control.ordinaryIds(ada, [id]);
    expect(said((await walk(inbox, {})).items)).toEqual([[before, "removed"]]);
    expect(said((await walk(archive, {})).items)).toEqual([[after, "there"]]);
    expect((await call(`/me/messages/${before}`)).status).toBe(404);
  });

  it("shows its halves in the order that it is told", async () => {
    await microsoft.control.setBehaviour({ moveOrder: "removed-first" });
    await move("archive");
    const early = await walk(archive);
    expect(early.items).toEqual([]);
    expect(said((await walk(inbox)).items)).toEqual([[id, "removed"]]);
    expect(said((await walk(early.deltaLink)).items)).toEqual([[id, "there"]]);

    await microsoft.control.setBehaviour({ moveOrder: "created-first" });
    await move("junkemail");
    const late = await walk((await walk(early.deltaLink)).deltaLink);
    expect(late.items).toEqual([]);
    expect(said((await walk(deltaOf("junkemail"))).items)).toEqual([[id, "there"]]);
    expect(said((await walk(late.deltaLink)).items)).toEqual([[id, "removed"]]);
  });

  it("there and back is a change of what is there", async () => {
    await move("archive");
    await move("inbox");
    expect(said((await walk(inbox)).items)).toEqual([[id, "there"]]);
    expect(said((await walk(archive)).items)).toEqual([[id, "removed"]]);
  });

  it("there and back can be told as removed only", async () => {
    await microsoft.control.setBehaviour({ returnsStayRemoved: true, movedReason: "changed" });
    const [before = ""] = await microsoft.control.ordinaryIds(ada, [id]);
    await move("archive");
    await move("inbox");
    const { items } = await walk(inbox);
    expect(items).toEqual([expect.objectContaining({ id, "@removed": { reason: "changed" } })]);
    expect(said((await walk(inbox, {})).items)).toEqual([[before, "removed"]]);
    expect((await call<{ parentFolderId: string }>(`/me/messages/${id}`)).body.parentFolderId).toBe(
      (await call<{ id: string }>("/me/mailFolders/inbox")).body.id,
    );
  });
});

describe("the state of a delta", () => {
  it.each([
    ["resyncRequired", 410],
    ["SyncStateNotFound", 410],
    ["SyncStateInvalid", 400],
    ["InvalidSyncStateData", 400],
  ])("vanishes as %s with %i, of one folder only", async (code, status) => {
    await deliver(1);
    const { deltaLink } = await walk(deltaOf("inbox"));
    const archive = await walk(deltaOf("archive"));
    await microsoft.control.resetDelta(ada, { folder: "inbox", code, status });
    const answer = await get(deltaLink);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.headers.get("location") !== null).toBe(status === 410);
    expect((await get(archive.deltaLink)).status).toBe(200);
    const again = await walk(answer.headers.get("location") ?? deltaOf("inbox"));
    expect(again.items).toHaveLength(1);
    expect((await get(again.deltaLink)).status).toBe(200);
  });

  it("can vanish in the middle of the pages", async () => {
    await microsoft.control.seed(ada, exampleMails(35));
    const first = await get(deltaOf("inbox"));
    await microsoft.control.resetDelta(ada, { folder: "Inbox", afterPages: 1 });
    const second = await get(linkOf(first));
    expect(second.status).toBe(200);
    expect((await get(linkOf(second))).status).toBe(410);
  });
});

describe("the delta of the folders", () => {
  it("tells new, renamed, moved and deleted folders", async () => {
    const start = await walk("/me/mailFolders/delta");
    expect(start.items.map(({ displayName }) => displayName)).toContain("Inbox");
    const created = await microsoft.control.createFolder(ada, "Projects/2027");
    const next = await walk(start.deltaLink);
    expect(next.items.map(({ displayName }) => displayName)).toEqual(["Projects", "2027"]);
    await microsoft.control.renameFolder(ada, "Projects/2027", "2028");
    await microsoft.control.moveFolder(ada, created.id, "");
    const moved = await walk(next.deltaLink);
    expect(moved.items).toEqual([expect.objectContaining({ id: created.id, displayName: "2028" })]);
    await microsoft.control.deleteFolder(ada, "2028");
    expect((await walk(moved.deltaLink)).items).toEqual([
      expect.objectContaining({ id: created.id, "@removed": { reason: "deleted" } }),
    ]);
    await microsoft.control.resetDelta(ada, { folder: "" });
    expect((await get(moved.deltaLink)).status).toBe(410);
  });

  it("comes in pages", async () => {
    const { items } = await walk("/me/mailFolders/delta", { prefer: "odata.maxpagesize=3" });
    expect(items).toHaveLength(8);
  });
});
