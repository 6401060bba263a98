import { afterEach, describe, expect, it } from "vitest";
import type { LookupQuery } from "#shared/lookup.ts";
import { mailboxRow, storedEmails, sync } from "#test/conformance/providers/providers.ts";
import { actingAs } from "#test/factory/context.ts";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, syncOpened } from "../../db/schema/tables.ts";
import { lookUp } from "../../timeline/lookUp/lookUp.ts";
import { runSlice } from "../slice/runSlice.ts";
import { askForOpened } from "./askForOpened.ts";

type Either = Awaited<ReturnType<typeof connectGmail>> | Awaited<ReturnType<typeof connectOutlook>>;
const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const none = async () => undefined;
const asMailbox = (one: Either) => ({
  ...one,
  forgetPositions: none,
  retireOldRefreshTokens: none,
  close: none,
});

const kinds = [
  {
    name: "Gmail",
    listing: "gmail.users.messages.list",
    async connect(...given: Parameters<typeof connectGmail>) {
      const connected = await connectGmail(...given);
      running.push(connected.google);
      const shown = async (index: number): Promise<LookupQuery> => {
        const email = (await connected.control.emails(ada))[index];
        return { provider: "google", account: ada, ...(email ? { threadId: email.threadId } : {}) };
      };
      return { connected, mailbox: asMailbox(connected), shown };
    },
  },
  {
    name: "Outlook",
    listing: "graph.messages.delta",
    async connect(...given: Parameters<typeof connectGmail>) {
      const connected = await connectOutlook(given[0]);
      running.push(connected.microsoft);
      const shown = async (index: number): Promise<LookupQuery> => {
        const email = (await connected.control.emails(ada))[index];
        const [id = ""] = await connected.control.ordinaryIds(ada, [email?.id ?? ""]);
        const text = encodeURIComponent(id.replaceAll("-", "/").replaceAll("_", "+"));
        return { provider: "microsoft", account: ada, messageId: text };
      };
      return { connected, mailbox: asMailbox(connected), shown };
    },
  },
];

describe.each(kinds)("an email that is opened in $name and is not here", ({ connect, listing }) => {
  it("is fetched before all others, and the next lookup finds it", async () => {
    const { connected, mailbox, shown } = await connect(sampleMails(5));
    const me = actingAs(connected.ctx, connected.owner);
    // Nothing can be listed: what comes, comes because it is open.
    await connected.control.addFault({
      match: { endpoint: listing },
      effect: { kind: "status", status: 503 },
      count: null,
    });
    expect(await lookUp(me, await shown(0))).toMatchObject({ state: "not_synced" });
    expect(connected.ctx.sent.map(({ message }) => message.type)).toEqual(["slice"]);
    await sync(mailbox);
    expect(await lookUp(me, await shown(0))).toMatchObject({ state: "found" });
    expect(await storedEmails(mailbox)).toHaveLength(1);
    await connected.control.clearFaults();
    connected.ctx.clock.advance(3_600_000);
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(5);
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 5, stored: 5, pending: 0 });
  });

  it("is asked for once, however often it is looked at", async () => {
    const { connected, mailbox, shown } = await connect();
    await sync(mailbox);
    await connected.control.deliver(ada, { raw: rawMail({ subject: "Spam" }), labels: ["SPAM"] });
    const me = actingAs(connected.ctx, connected.owner);
    for (let looks = 0; looks < 3; looks++) {
      expect(await lookUp(me, await shown(0))).toMatchObject({ state: "not_synced" });
      connected.ctx.clock.advance(11_000);
      await sync(mailbox);
    }
    expect(connected.ctx.sent.filter(({ message }) => message.type === "slice")).toHaveLength(1);
    expect(await storedEmails(mailbox)).toEqual([]);
  });

  it("is left where it is if it is older than what its owner wants to have read", async () => {
    const { connected, mailbox, shown } = await connect(sampleMails(1, Date.UTC(2024, 0, 1)));
    await connected.ctx.db.update(emailProvider).set({ backfill: "90d" });
    await sync(mailbox);
    await lookUp(actingAs(connected.ctx, connected.owner), await shown(0));
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toEqual([]);
  });
});

describe("What is opened", () => {
  it("is fetched between two pages of a backfill that runs", async () => {
    const gmail = await connectGmail(sampleMails(450));
    running.push(gmail.google);
    const emails = await gmail.control.emails(ada, { limit: 1 });
    let isAsked = false;
    const order: string[] = [];
    const asking: typeof fetch = async (input, init) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      if (path.includes("/threads/")) order.push("thread");
      if (path.startsWith("/batch")) order.push("batch");
      if (path.startsWith("/batch") && !isAsked) {
        isAsked = true;
        const { emailProviderId } = gmail;
        await askForOpened(gmail.ctx, {
          emailProviderId,
          threadId: emails[0]?.threadId,
          messageId: undefined,
        });
      }
      return fetch(input, init);
    };
    await runSlice({ ...gmail.ctx, fetch: asking }, gmail);
    expect(order).toContain("thread");
    expect(order.indexOf("thread")).toBeLessThan(order.lastIndexOf("batch"));
    expect(await mailboxRow(asMailbox(gmail))).toMatchObject({ stored: 450, listed: 450 });
  });

  it("is bounded: ten conversations in a minute", async () => {
    const gmail = await connectGmail();
    running.push(gmail.google);
    const { ctx, emailProviderId } = gmail;
    const ask = (thread: number) =>
      askForOpened(ctx, { emailProviderId, threadId: `t${thread}`, messageId: undefined });
    const asked: boolean[] = [];
    for (let thread = 0; thread < 12; thread++) asked.push(await ask(thread));
    expect(asked.filter(Boolean)).toHaveLength(10);
    ctx.clock.advance(61_000);
    expect(await ask(11)).toBe(true);
    ctx.clock.advance(2 * 3_600_000);
    expect(await ask(12)).toBe(true);
    expect(await ctx.db.select().from(syncOpened)).toHaveLength(1);
  });

  it("is not asked for in a mailbox that is paused", async () => {
    const gmail = await connectGmail();
    running.push(gmail.google);
    const { ctx, emailProviderId } = gmail;
    await ctx.db.update(emailProvider).set({ status: "paused", enabled: false });
    expect(await askForOpened(ctx, { emailProviderId, threadId: "t", messageId: undefined })).toBe(false);
    expect(ctx.sent).toEqual([]);
  });
});
