import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testConfig } from "#test/factory/context.ts";
import { systemClock } from "#worker/clock.ts";
import { createMailProvider } from "#worker/providers/createMailProvider.ts";
import type { MailProvider } from "#worker/providers/mailProvider.ts";
import { fillGaps } from "./fillGaps.ts";

const ada = "ada@northwind.example";
const count = 130;

let emulator: Emulator;
let mailbox: MailProvider;

beforeAll(async () => {
  emulator = await createEmulator({
    service: "google",
    port: 0,
    seed: {
      google: {
        users: [{ email: ada, name: "Ada" }],
        messages: Array.from({ length: count }, (_, at) => ({
          id: `msg_${at}`,
          user_email: ada,
          from: "Ana Ruiz <ana@orbis.example>",
          to: `Ada <${ada}>`,
          subject: `Grüße ${at}`,
          body_text: `Text ${at}`,
          label_ids: at === 0 ? ["SPAM"] : ["INBOX", "UNREAD"],
          date: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
        })),
      },
    },
  });
  mailbox = createMailProvider({
    kind: "google",
    config: testConfig({ GMAIL_API_URL: emulator.url }),
    fetch: fillGaps(ada),
    clock: systemClock,
    accountEmail: ada,
    accessToken: async () => "any",
  });
});
afterAll(() => emulator.close());

describe("the Gmail provider against an independent stand-in", () => {
  it("reads the whole mailbox: opened, listed, fetched", async () => {
    const opened = await mailbox.open([]);
    expect(opened).toMatchObject({ accountEmail: ada, estimated: count - 1 });
    const ids: string[] = [];
    let pageToken: string | null = null;
    do {
      const page = await mailbox.list({ scope: "mailbox", pageToken, since: null, folders: [] });
      for (const change of page.changes) if (change.type === "listed") ids.push(change.externalId);
      pageToken = page.nextPageToken;
    } while (pageToken !== null);
    expect(new Set(ids).size).toBe(count - 1);
    const fetched = await mailbox.fetch([...ids, "nothing"]);
    expect(fetched.filter(({ type }) => type === "email")).toHaveLength(count - 1);
    expect(fetched.filter(({ type }) => type === "not_found")).toHaveLength(1);
    const newest = fetched.find(
      (answer) => answer.type === "email" && answer.email.externalId === `msg_${count - 1}`,
    );
    expect(newest).toMatchObject({
      email: {
        from: { name: "Ana Ruiz", address: "ana@orbis.example" },
        subject: `Grüße ${count - 1}`,
        bodyText: `Text ${count - 1}`,
        isRead: false,
        sentAt: Date.UTC(2026, 0, 1) + (count - 1) * 60_000,
      },
    });
  });

  it("finds what was marked, trashed and brought back since, and never goes backwards", async () => {
    const value = (await mailbox.open([])).positions[0]!.value;
    const since = async (from: string) =>
      mailbox.changes({ scope: "mailbox", value: from, pageToken: null, folders: [] });
    await mailbox.mark("msg_5", { isRead: true, isStarred: true });
    const marked = await since(value);
    expect(marked.changes).toEqual([
      { type: "marked", externalId: "msg_5", added: ["STARRED"], removed: ["UNREAD"] },
    ]);
    await move("msg_6", "trash");
    const trashed = await since(marked.value ?? "");
    expect(trashed.changes).toEqual([{ type: "removed", externalId: "msg_6" }]);
    await move("msg_6", "untrash");
    const back = await since(trashed.value ?? "");
    expect(back.changes).toContainEqual({ type: "listed", externalId: "msg_6" });
    const positions = [value, marked.value, trashed.value, back.value].map((position) =>
      BigInt(position ?? 0),
    );
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
  });

  it("knows labels, aliases and bodies", async () => {
    expect((await mailbox.folders()).map(({ id }) => id)).toEqual(
      expect.arrayContaining(["INBOX", "SENT", "TRASH"]),
    );
    expect(await mailbox.aliases()).toEqual([]);
    expect(await mailbox.body("msg_7")).toMatchObject({ text: "Text 7", html: null });
  });
});

async function move(id: string, verb: "trash" | "untrash") {
  const answer = await fetch(`${emulator.url}/gmail/v1/users/me/messages/${id}/${verb}`, {
    method: "POST",
    headers: { authorization: "Bearer any" },
  });
  expect(answer.status).toBe(200);
}
