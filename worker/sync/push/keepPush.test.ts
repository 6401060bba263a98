import { eq, isNull, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { connectPushedGmail, pushTopic } from "#test/factory/gmailPush.ts";
import { createEmailProvider, createUser } from "#test/factory/organization.ts";
import { ada } from "#test/factory/rawMail.ts";
import { toProvider } from "../../accounts/mailboxes/toProvider.ts";
import { emailProvider, notification } from "../../db/schema/tables.ts";
import { runSlice } from "../slice/runSlice.ts";
import { keepPush } from "./keepPush.ts";
import { schedulePush } from "./schedulePush.ts";

const day = 86_400_000;

type Connected = Awaited<ReturnType<typeof connectPushedGmail>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const connected of running.splice(0)) await connected.close();
});

async function connect(): Promise<Connected> {
  const connected = await connectPushedGmail();
  running.push(connected);
  return connected;
}

/** A minute's tick for push, and all that it has enqueued. */
async function tick({ ctx }: Connected): Promise<number> {
  const enqueued = await schedulePush(ctx);
  for (let next = ctx.sent.shift(); next !== undefined; next = ctx.sent.shift())
    if (next.message.type === "push") await keepPush(ctx, next.message);
  return enqueued;
}

async function mailboxRow({ ctx, emailProviderId }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

const health = async (connected: Connected) =>
  toProvider(connected.ctx, await mailboxRow(connected)).health.push;

const openNotifications = ({ ctx }: Connected) =>
  ctx.db.select().from(notification).where(isNull(notification.closedAt));

const requests = async ({ control }: Connected, endpoint: string) =>
  (await control.counts())[endpoint]?.requests ?? 0;

/** Lets Gmail refuse to watch until the fault is taken away. */
const refuseWatch = ({ control }: Connected, status = 403) =>
  control.addFault({
    match: { endpoint: "gmail.users.watch" },
    effect: { kind: "status", status },
    count: null,
  });

describe("the push channel of a mailbox", () => {
  it("is opened at first contact, before older mail is read, and is then active", async () => {
    const connected = await connect();
    expect(await health(connected)).toBe("off");
    expect(await tick(connected)).toBe(1);
    const now = connected.ctx.clock.now();
    expect(await mailboxRow(connected)).toMatchObject({
      status: "connecting",
      pushChannelId: "",
      pushExpiresAt: now + 7 * day,
      pushDueAt: now + 3.5 * day,
      pushFailureCount: 0,
      dirtyAt: now,
    });
    expect(await health(connected)).toBe("active");
    expect((await connected.control.accounts())[0]?.watchedUntil).toBe(now + 7 * day);
  });

  it("keeps only the hash of a secret of its own", async () => {
    const connected = await connect();
    await tick(connected);
    expect((await mailboxRow(connected)).pushSecretHash).toMatch(/^[\w-]{43}$/);
  });

  it("is renewed at half of its life, and not before", async () => {
    const connected = await connect();
    await tick(connected);
    connected.ctx.clock.advance(3.5 * day - 1);
    expect(await tick(connected)).toBe(0);
    connected.ctx.clock.advance(1);
    expect(await tick(connected)).toBe(1);
    const now = connected.ctx.clock.now();
    expect(await mailboxRow(connected)).toMatchObject({ pushExpiresAt: now + 7 * day });
  });

  it("is opened once, however often its message arrives", async () => {
    const connected = await connect();
    const { ctx } = connected;
    await schedulePush(ctx);
    const message = ctx.sent[0]?.message;
    if (message?.type !== "push") throw new Error("No push message");
    await Promise.all([keepPush(ctx, message), keepPush(ctx, message), keepPush(ctx, message)]);
    await keepPush(ctx, message);
    expect(await requests(connected, "gmail.users.watch")).toBe(1);
  });

  it("comes again when its message gets lost", async () => {
    const connected = await connect();
    await schedulePush(connected.ctx);
    connected.ctx.sent.length = 0;
    expect(await tick(connected)).toBe(0);
    connected.ctx.clock.advance(10 * 60_000);
    expect(await tick(connected)).toBe(1);
    expect(await health(connected)).toBe("active");
  });

  it("takes the place of one on another topic, which an earlier set-up left", async () => {
    const connected = await connect();
    const { ctx } = connected;
    await tick({
      ...connected,
      ctx: { ...ctx, config: { ...ctx.config, GOOGLE_PUBSUB_TOPIC: `${pushTopic}-old` } },
    });
    await ctx.db.update(emailProvider).set({ pushDueAt: 0 });
    await tick(connected);
    expect(await requests(connected, "gmail.users.stop")).toBe(1);
    expect(await mailboxRow(connected)).toMatchObject({ pushFailureCount: 0 });
    expect(await health(connected)).toBe("active");
  });

  it("is not asked for where push is not set up: polling carries on, and the account says so", async () => {
    const connected = await connect();
    const { ctx } = connected;
    await tick(connected);
    ctx.clock.advance(4 * day);
    const config = { ...ctx.config, GOOGLE_PUBSUB_SERVICE_ACCOUNT: null };
    const without = { ...connected, ctx: { ...ctx, config } };
    expect(await tick(without)).toBe(0);
    expect(await health(without)).toBe("off");
  });

  it("is nobody's business while the account is off, waits for a person, or is leaving", async () => {
    const connected = await connect();
    const { ctx, organizationId } = connected;
    await ctx.db.update(emailProvider).set({ status: "reauth_required", pushChannelId: "" });
    const paused = await createUser(ctx, organizationId);
    await createEmailProvider(ctx, paused, { enabled: false, status: "paused" });
    await createEmailProvider(ctx, paused, { disconnectedAt: ctx.clock.now() });
    expect(await tick(connected)).toBe(0);
    expect(await health(connected)).toBe("lapsed");
  });

  it("waits for a pause that the provider asked for", async () => {
    const connected = await connect();
    const until = connected.ctx.clock.now() + 5 * 60_000;
    await connected.ctx.db.update(emailProvider).set({ retryAfter: until });
    await tick(connected);
    expect(await requests(connected, "gmail.users.watch")).toBe(0);
    expect(await mailboxRow(connected)).toMatchObject({ pushDueAt: until });
  });
});

describe("a push channel that cannot be had", () => {
  it("does not keep the mailbox from syncing, and is tried again later and later", async () => {
    const connected = await connect();
    await refuseWatch(connected);
    const waits: number[] = [];
    for (let tries = 0; tries < 10; tries += 1) {
      await tick(connected);
      const { pushDueAt } = await mailboxRow(connected);
      waits.push((pushDueAt - connected.ctx.clock.now()) / 60_000);
      connected.ctx.clock.advance(pushDueAt - connected.ctx.clock.now());
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
    await connected.ctx.db.update(emailProvider).set({ accessTokenExpiresAt: 0 });
    expect(await runSlice(connected.ctx, connected)).toBe("done");
    expect(await mailboxRow(connected)).toMatchObject({ status: "live", errorCode: null });
    expect(await health(connected)).toBe("off");
    expect(await openNotifications(connected)).toEqual([]);
  });

  it("is told once push that had worked is over for a day, and no longer when it works again", async () => {
    const connected = await connect();
    const { ctx } = connected;
    await tick(connected);
    const fault = await refuseWatch(connected, 500);
    ctx.clock.advance(7.5 * day);
    await tick(connected);
    expect(await health(connected)).toBe("lapsed");
    expect(await openNotifications(connected)).toEqual([]);
    ctx.clock.advance(day);
    await tick(connected);
    expect(await openNotifications(connected)).toMatchObject([
      {
        kind: "push_lapsed",
        emailProviderId: connected.emailProviderId,
        message: expect.stringContaining(ada),
      },
    ]);
    ctx.clock.advance(day);
    await tick(connected);
    expect(await openNotifications(connected)).toHaveLength(1);
    await connected.control.removeFault(fault.id);
    ctx.clock.advance(day);
    await tick(connected);
    expect(await openNotifications(connected)).toEqual([]);
    expect(await health(connected)).toBe("active");
  });
});

describe("a tick", () => {
  it("takes a bounded number: those that expire soonest first, then those without a channel", async () => {
    const connected = await connect();
    const { ctx, organizationId } = connected;
    const now = ctx.clock.now();
    await ctx.db.update(emailProvider).set({ pushDueAt: now + day });
    const owner = await createUser(ctx, organizationId);
    const expiring = async (pushExpiresAt: number | null) =>
      (await createEmailProvider(ctx, owner, { pushExpiresAt, pushDueAt: now })).id;
    const never = await expiring(null);
    const late = await expiring(now + 3 * day);
    const soon = await expiring(now + day);
    const over = await expiring(now - day);
    expect(await schedulePush(ctx, 3)).toBe(3);
    const enqueued = ctx.sent.map(({ message }) => "emailProviderId" in message && message.emailProviderId);
    expect(enqueued).toEqual([over, soon, late]);
    ctx.sent.length = 0;
    await schedulePush(ctx, 3);
    expect(ctx.sent).toMatchObject([{ message: { emailProviderId: never } }]);
  });

  it("finds what is due by an index", async () => {
    const { ctx } = await connect();
    const plan = await ctx.db.all<{ detail: string }>(sql`explain query plan select id from email_provider
      where enabled = 1 and status in ('connecting', 'backfilling', 'live') and push_due_at <= 1
        and disconnected_at is null and kind in ('google', 'microsoft')
      order by push_expires_at is null, push_expires_at limit 500`);
    expect(plan.map(({ detail }) => detail).join("\n")).toContain("email_provider_push_due (");
    const channel = await ctx.db.all<{ detail: string }>(sql`explain query plan select id from email_provider
      where push_channel_id in ('a', 'b') and push_channel_id <> '' and +kind = 'microsoft'
        and disconnected_at is null`);
    expect(channel.map(({ detail }) => detail).join("\n")).toContain("email_provider_push_channel (");
  });
});
