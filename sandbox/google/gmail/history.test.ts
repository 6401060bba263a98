import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails } from "../../standIn/exampleMail.ts";
import { signedIn, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

interface Change {
  message: { id: string; labelIds: string[] };
  labelIds?: string[];
}
interface HistoryPage {
  history?: {
    id: string;
    messagesAdded?: Change[];
    messagesDeleted?: Change[];
    labelsAdded?: Change[];
    labelsRemoved?: Change[];
  }[];
  historyId: string;
  nextPageToken?: string;
}

let google: GoogleStandIn;
let call: Awaited<ReturnType<typeof signedIn>>;
beforeEach(async () => {
  google = await startExample();
  call = await signedIn(google);
});
afterEach(() => google.close());

const now = async () => (await call<{ historyId: string }>("/profile")).body.historyId;
const since = async (start: string, query = "") =>
  call<HistoryPage>(`/history?startHistoryId=${start}${query}`);

describe("history.list", () => {
  it("tells the four types of change in order, with ids that grow by uneven steps", async () => {
    const start = await now();
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    await google.control.mark(ada, [id], { read: true });
    await google.control.label(ada, [id], { add: ["Clients"] });
    await google.control.deleteEmails(ada, [id]);
    const { body } = await since(start);
    const message = { id, threadId: id };
    expect(body.history).toMatchObject([
      { messagesAdded: [{ message: { ...message, labelIds: ["INBOX", "UNREAD"] } }] },
      { labelsRemoved: [{ message: { ...message, labelIds: ["INBOX"] }, labelIds: ["UNREAD"] }] },
      { labelsAdded: [{ message: { ...message, labelIds: ["INBOX", "Label_1"] }, labelIds: ["Label_1"] }] },
      { messagesDeleted: [{ message }] },
    ]);
    const ids = [start, ...(body.history ?? []).map((record) => record.id)].map(BigInt);
    const steps = ids.slice(1).map((value, at) => value - (ids[at] ?? 0n));
    expect(steps.every((step) => step > 0n)).toBe(true);
    expect(steps.some((step) => step > 1n)).toBe(true);
    expect(body.historyId).toBe(String(ids.at(-1)));
    expect((await since(body.historyId)).body).toEqual({ historyId: body.historyId });
  });

  it("says nothing of mail that was always there", async () => {
    const start = await now();
    await google.control.seed(ada, exampleMails(5));
    expect((await since(start)).body).not.toHaveProperty("history");
  });

  it("pages, and a page of which the filter leaves nothing has no history but goes on", async () => {
    const start = await now();
    for (let number = 0; number < 3; number++)
      await google.control.deliver(ada, { raw: exampleMail(number) });
    const [first] = await google.control.emails(ada);
    await google.control.mark(ada, [first?.id ?? ""], { starred: true });
    const filter = "&historyTypes=labelAdded&historyTypes=labelRemoved&maxResults=2";
    const one = (await since(start, filter)).body;
    expect(one).not.toHaveProperty("history");
    const two = (await since(start, `${filter}&pageToken=${one.nextPageToken}`)).body;
    expect(two.history).toHaveLength(1);
    expect(two).not.toHaveProperty("nextPageToken");
  });

  it("begins with as many empty pages as the account is set to", async () => {
    await google.control.changeAccount(ada, { emptyHistoryPages: 2 });
    const start = await now();
    await google.control.deliver(ada, { raw: exampleMail(1) });
    const sizes: number[] = [];
    let token: string | undefined;
    do {
      const { body } = await since(start, token ? `&pageToken=${token}` : "");
      sizes.push(body.history?.length ?? 0);
      token = body.nextPageToken;
    } while (token);
    expect(sizes).toEqual([0, 0, 1]);
  });

  it("keeps to one label where it is asked to", async () => {
    const start = await now();
    await google.control.deliver(ada, { raw: exampleMail(1), labels: ["SENT"] });
    await google.control.deliver(ada, { raw: exampleMail(2), labels: ["INBOX"] });
    expect((await since(start, "&labelId=SENT")).body.history).toHaveLength(1);
  });

  it("answers 404 to a start id that has expired, and not to a new one", async () => {
    const old = await now();
    await google.control.expireHistory(ada);
    expect(await since(old)).toMatchObject({
      status: 404,
      body: { error: { errors: [{ reason: "notFound" }] } },
    });
    expect((await since(await now())).status).toBe(200);
  });

  it("counts beyond what a JavaScript number can hold", async () => {
    await google.control.changeAccount(ada, { historyId: "9007199254740993" });
    await google.control.deliver(ada, { raw: exampleMail(1) });
    const { body } = await since("9007199254740993");
    expect(body.history).toHaveLength(1);
    expect(BigInt(body.historyId)).toBeGreaterThan(9007199254740993n);
  });

  it("refuses a start id that is none", async () => {
    for (const start of ["", "abc", "-1", "99999999999999999999"])
      expect((await since(start)).status).toBe(400);
    expect((await since("1", "&historyTypes=bogus")).status).toBe(400);
  });
});
