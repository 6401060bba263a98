import { afterEach, describe, expect, it } from "vitest";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync, syncRun } from "../../db/schema/tables.ts";
import { runSlice } from "../slice/runSlice.ts";

type Connected = Awaited<ReturnType<typeof connectGmail>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const { google } of running.splice(0)) await google.close();
});

async function connect(count: number): Promise<Connected> {
  const connected = await connectGmail(sampleMails(count));
  running.push(connected);
  return connected;
}

async function mailboxRow({ ctx }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider);
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

/** Takes the next message from the queue, after the time that it was delayed. */
async function nextMessage({ ctx }: Connected) {
  const next = ctx.sent.shift();
  if (next === undefined) throw new Error("Nothing is on its way.");
  ctx.clock.advance(next.delaySeconds * 1000);
  return runSlice(ctx, next.message as { organizationId: string; emailProviderId: string });
}

async function unitsUsed({ control }: Connected): Promise<number> {
  const counts = Object.values(await control.counts());
  return counts.reduce((sum, { units }) => sum + units, 0);
}

const unitsPerMinute = 6_000;

describe("a backfill under a quota", () => {
  it("uses at least 95 % of it and is refused once, by queue messages alone", {
    timeout: 60_000,
  }, async () => {
    const connected = await connect(3_000);
    const { ctx, control } = connected;
    await control.setQuota({ unitsPerMinute, refuseWith: "429" });
    const startedAt = ctx.clock.now();
    await runSlice(ctx, connected);
    while (ctx.sent.length > 0) {
      await nextMessage(connected);
      expect(ctx.sent.length).toBeLessThanOrEqual(1);
    }
    expect(await mailboxRow(connected)).toMatchObject({ status: "live", stored: 3_000, pending: 0 });
    const minutes = (ctx.clock.now() - startedAt) / 60_000;
    expect((await unitsUsed(connected)) / (minutes * unitsPerMinute)).toBeGreaterThanOrEqual(0.95);
    const runs = await ctx.db.select().from(syncRun);
    expect(runs.filter(({ errorCode }) => errorCode === "rate_limited")).toHaveLength(1);
  });

  it("lets live mail through while older mail waits", async () => {
    const connected = await connect(800);
    const { ctx, control } = connected;
    await control.setQuota({ unitsPerMinute, refuseWith: "403" });
    await runSlice(ctx, connected);
    await nextMessage(connected);
    // The first minute is used up by what taught the limit; from the second on a part of each is kept.
    const isKept = ({ rate }: Awaited<ReturnType<typeof mailboxRow>>) =>
      rate?.waitsUntil != null && rate.spent < (rate.ceiling ?? 0) * 0.75;
    while (!isKept(await mailboxRow(connected))) await nextMessage(connected);
    const waiting = ctx.sent.length;
    const { id } = await control.deliver(ada, { raw: rawMail({ subject: "Just now" }) });
    expect(await runSlice(ctx, connected)).toBe("waiting");
    const stored = await ctx.db.select().from(emailSync);
    expect(stored.some(({ externalId }) => externalId === id)).toBe(true);
    // The message that goes on with older mail is on its way already.
    expect(ctx.sent).toHaveLength(waiting);
  });

  it("is not held back where no quota binds", async () => {
    const connected = await connect(450);
    expect(await runSlice(connected.ctx, connected)).toBe("done");
    expect((await mailboxRow(connected)).rate).toMatchObject({
      ceiling: null,
      spent: await unitsUsed(connected),
    });
  });
});
