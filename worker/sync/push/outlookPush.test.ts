import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { connectPushedOutlook } from "#test/factory/outlookPush.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { toProvider } from "../../accounts/mailboxes/toProvider.ts";
import { emailProvider, emailSync } from "../../db/schema/tables.ts";
import { scheduleDue } from "../scheduleDue.ts";
import { runSlice } from "../slice/runSlice.ts";
import { keepPush } from "./keepPush.ts";
import { schedulePush } from "./schedulePush.ts";

type Connected = Awaited<ReturnType<typeof connectPushedOutlook>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const connected of running.splice(0)) await connected.close();
});

/** Does all that is in the queue, and says what it was. */
async function work({ ctx }: Connected): Promise<string[]> {
  const done: string[] = [];
  for (let next = ctx.sent.shift(); next !== undefined; next = ctx.sent.shift()) {
    done.push(next.message.type);
    if (next.message.type === "slice") await runSlice(ctx, next.message);
    if (next.message.type === "push") await keepPush(ctx, next.message);
  }
  return done;
}

/** A mailbox whose backfill is done, with its subscription alive and no work left. */
async function live(): Promise<Connected> {
  const connected = await connectPushedOutlook();
  running.push(connected);
  await schedulePush(connected.ctx);
  await work(connected);
  await runSlice(connected.ctx, connected);
  await work(connected);
  connected.ctx.clock.advance(60_000);
  return connected;
}

async function mailboxRow({ ctx, emailProviderId }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

async function subjects({ ctx }: Connected) {
  const rows = await ctx.db.select({ subject: emailSync.subject }).from(emailSync).orderBy(emailSync.subject);
  return rows.map(({ subject }) => subject);
}

const deliver = (connected: Connected, subject: string) =>
  connected.control.deliver(ada, { raw: rawMail({ subject }) });

describe("a subscription of Graph", () => {
  it("is made with both addresses, through their handshake, and keeps its secret as a hash", async () => {
    const connected = await live();
    const [subscription] = await connected.control.subscriptions(ada);
    expect(subscription).toMatchObject({
      notificationUrl: `${connected.publicUrl}/webhooks/graph`,
      lifecycleNotificationUrl: `${connected.publicUrl}/webhooks/graph/lifecycle`,
    });
    const row = await mailboxRow(connected);
    expect(row).toMatchObject({
      status: "live",
      pushChannelId: subscription?.id,
      pushExpiresAt: subscription?.expiresAt,
    });
    expect(row.pushSecretHash).toMatch(/^[\w-]{43}$/);
    expect(toProvider(connected.ctx, row).health.push).toBe("active");
  });

  it("is renewed at half of its life, as the same one", async () => {
    const connected = await live();
    const [before] = await connected.control.subscriptions(ada);
    const { pushDueAt } = await mailboxRow(connected);
    connected.ctx.clock.advance(pushDueAt - connected.ctx.clock.now());
    await connected.ctx.db.update(emailProvider).set({ accessTokenExpiresAt: 0 });
    expect(await schedulePush(connected.ctx)).toBe(1);
    await work(connected);
    const after = await connected.control.subscriptions(ada);
    expect(after.map(({ id }) => id)).toEqual([before?.id]);
    expect(after[0]?.expiresAt).toBe(connected.ctx.clock.now() + 10_060 * 60_000);
    expect(await mailboxRow(connected)).toMatchObject({ pushExpiresAt: after[0]?.expiresAt });
  });

  it("is replaced when Graph removed it, and what changed meanwhile is looked for", async () => {
    const connected = await live();
    const [before] = await connected.control.subscriptions(ada);
    await connected.control.sendLifecycle(ada, "subscriptionRemoved");
    await deliver(connected, "In between");
    await connected.control.pushes();
    expect(await work(connected)).toEqual(["push", "slice"]);
    const after = await connected.control.subscriptions(ada);
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before?.id);
    expect(await mailboxRow(connected)).toMatchObject({ pushChannelId: after[0]?.id });
    expect(await subjects(connected)).toEqual(["In between"]);
  });

  it("is renewed when Graph asks for it, and the mailbox is looked through after missed notifications", async () => {
    const connected = await live();
    await connected.control.sendLifecycle(ada, "reauthorizationRequired");
    await connected.control.pushes();
    expect(await work(connected)).toEqual(["push"]);
    expect(await mailboxRow(connected)).toMatchObject({
      pushExpiresAt: connected.ctx.clock.now() + 10_060 * 60_000,
    });
    await connected.control.dropPushes(1);
    await deliver(connected, "Missed");
    await connected.control.sendLifecycle(ada, "missed");
    await connected.control.pushes();
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toEqual(["Missed"]);
  });
});

describe("a subscription that nobody would know", () => {
  it("is replaced once its renewal finds that it has ended", async () => {
    const connected = await live();
    const [before] = await connected.control.subscriptions(ada);
    await connected.control.dropPushes(1);
    await connected.control.sendLifecycle(ada, "subscriptionRemoved");
    await connected.ctx.db.update(emailProvider).set({ pushDueAt: 0 });
    await schedulePush(connected.ctx);
    expect(await work(connected)).toEqual(["push", "slice"]);
    const [after] = await connected.control.subscriptions(ada);
    expect(after?.id).not.toBe(before?.id);
    expect(await mailboxRow(connected)).toMatchObject({ pushChannelId: after?.id });
  });

  it("shows as lapsed at once when it cannot be replaced", async () => {
    const connected = await live();
    await connected.control.sendLifecycle(ada, "subscriptionRemoved");
    await connected.control.pushes();
    await connected.control.addFault({
      match: { endpoint: "graph.subscriptions.create" },
      effect: { kind: "status", status: 503 },
    });
    await work(connected);
    const row = await mailboxRow(connected);
    expect(toProvider(connected.ctx, row).health.push).toBe("lapsed");
    expect(row).toMatchObject({ pushFailureCount: 1, status: "live", errorCode: null });
  });

  it("is taken back when the mailbox was disconnected while it was made", async () => {
    const connected = await connectPushedOutlook();
    running.push(connected);
    const { ctx } = connected;
    const made: string[] = [];
    const fetching: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      const { url, method } = new Request(input, init);
      if (method === "POST" && url.endsWith("/subscriptions")) {
        made.push(url);
        await ctx.db.update(emailProvider).set({ disconnectedAt: ctx.clock.now() });
      }
      return answer;
    };
    await schedulePush(ctx);
    const message = ctx.sent[0]?.message;
    if (message?.type !== "push") throw new Error("No push message");
    await keepPush({ ...ctx, fetch: fetching }, message);
    expect(made).toHaveLength(1);
    expect(await connected.control.subscriptions(ada)).toEqual([]);
    expect(await mailboxRow(connected)).toMatchObject({ pushChannelId: null });
  });
});

describe("a change in Outlook", () => {
  it("is one queue hop from its row", async () => {
    const connected = await live();
    await deliver(connected, "Just now");
    expect((await connected.control.pushes()).map(({ attempts }) => attempts)).toEqual([[202]]);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toEqual(["Just now"]);
  });

  it("ends the same when it is told in order, not at all, twice, or the other way round", async () => {
    const ends: string[][] = [];
    const tellings: ((connected: Connected) => Promise<void>)[] = [
      async () => {},
      ({ control }) => control.dropPushes(100),
      ({ control }) => control.duplicatePushes(100),
      ({ control }) => control.setPushMode("hold"),
    ];
    for (const tell of tellings) {
      const connected = await live();
      await tell(connected);
      for (const subject of ["One", "Two", "Three"]) {
        await deliver(connected, subject);
        connected.ctx.clock.advance(1000);
      }
      await connected.control.releasePushes("newest-first");
      await connected.control.pushes();
      await work(connected);
      connected.ctx.clock.advance(16 * 60_000);
      await scheduleDue(connected.ctx);
      await work(connected);
      ends.push(await subjects(connected));
    }
    expect(ends).toEqual(tellings.map(() => ["One", "Three", "Two"]));
  });
});
