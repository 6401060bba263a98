import { and, eq, isNull } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, notification, syncPending } from "../../db/schema/tables.ts";
import { runSlice } from "../slice/runSlice.ts";

type Connected = Awaited<ReturnType<typeof connectGmail>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const { google } of running.splice(0)) await google.close();
});

const minute = 60_000;

async function live(count = 2): Promise<Connected> {
  const connected = await connectGmail(sampleMails(count));
  running.push(connected);
  await runSlice(connected.ctx, connected);
  return connected;
}

const fail = ({ control }: Connected, status: number) =>
  control.addFault({ effect: { kind: "status", status }, count: null, match: { path: "/gmail/*" } });

async function runAfter(connected: Connected, minutes: number) {
  connected.ctx.clock.advance(minutes * minute);
  return runSlice(connected.ctx, connected);
}

const open = ({ ctx }: Connected) =>
  ctx.db
    .select()
    .from(notification)
    .where(and(eq(notification.kind, "sync_failing"), isNull(notification.closedAt)));

async function mailboxRow({ ctx }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider);
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

describe("a mailbox that keeps failing", () => {
  it("tells its owner after an hour, once, and takes it back with the next good slice", async () => {
    const connected = await live();
    await fail(connected, 503);
    await runAfter(connected, 1);
    const since = connected.ctx.clock.now();
    expect((await mailboxRow(connected)).failingSince).toBe(since);
    await runAfter(connected, 40);
    expect(await open(connected)).toEqual([]);
    await runAfter(connected, 20);
    await runAfter(connected, 31);
    const [told, ...more] = await open(connected);
    expect(more).toEqual([]);
    expect(told?.message).toBe(
      `${ada} has not been synced for over an hour. The mail provider is not answering. We keep trying; nothing is lost.`,
    );
    expect((await mailboxRow(connected)).failingSince).toBe(since);
    await connected.control.clearFaults();
    expect(await runAfter(connected, 31)).toBe("done");
    expect(await open(connected)).toEqual([]);
    expect((await mailboxRow(connected)).failingSince).toBeNull();
  });

  it("tells it again when it begins anew", async () => {
    const connected = await live();
    for (let outage = 0; outage < 2; outage++) {
      await fail(connected, 503);
      await runAfter(connected, 31);
      await runAfter(connected, 61);
      expect(await open(connected)).toHaveLength(1);
      await connected.control.clearFaults();
      await runAfter(connected, 31);
    }
    expect(await connected.ctx.db.select().from(notification)).toHaveLength(2);
  });

  it("names the administrator where the provider answers but refuses", async () => {
    const connected = await live();
    await fail(connected, 400);
    for (let failures = 0; failures < 4; failures++) await runAfter(connected, 31);
    expect(await mailboxRow(connected)).toMatchObject({
      errorCode: "provider_refuses",
      errorAction: "contact_admin",
    });
    expect((await open(connected))[0]?.message).toContain("Ask your administrator");
  });

  it("asks for one thing only: what has to be connected again is no longer told as failing", async () => {
    const connected = await live();
    await fail(connected, 503);
    await runAfter(connected, 1);
    await runAfter(connected, 61);
    expect(await open(connected)).toHaveLength(1);
    await connected.control.clearFaults();
    await connected.control.revoke(ada);
    await runAfter(connected, 31);
    expect(await open(connected)).toEqual([]);
    expect((await mailboxRow(connected)).status).toBe("reauth_required");
  });
});

describe("an email that fails by itself", () => {
  it("stays visible with its reason, and is tried twice a day at most after its first tries", async () => {
    const connected = await live();
    const { control, ctx } = connected;
    await control.deliver(ada, { raw: rawMail({ subject: "Poison" }) });
    const poisoned = (await control.emails(ada)).at(-1)?.id ?? "";
    await control.failEmail(poisoned, 500);
    for (let tries = 0; tries < 6; tries++) {
      await runAfter(connected, tries * 200);
      const [waiting] = await ctx.db.select().from(syncPending);
      if (waiting !== undefined) ctx.clock.advance(Math.max(0, waiting.nextTryAt - ctx.clock.now()));
    }
    const [waiting] = await ctx.db.select().from(syncPending);
    expect(waiting).toMatchObject({ externalId: poisoned, reason: "provider_error" });
    expect(waiting?.attempts).toBeGreaterThanOrEqual(5);
    expect((waiting?.nextTryAt ?? 0) - (waiting?.updatedAt ?? 0)).toBe(12 * 60 * minute);
    expect(await mailboxRow(connected)).toMatchObject({ status: "live", pending: 1, errorCode: null });
  });
});
