import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { hostileMail } from "#sandbox/mailboxes/hostileMail.ts";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync, syncGap, syncPending, syncSkip } from "../../db/schema/tables.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { scheduleDue } from "../scheduleDue.ts";
import { fence, isLeaseLost } from "./lease.ts";
import { runSlice } from "./runSlice.ts";

type Connected = Awaited<ReturnType<typeof connectGmail>>;
const running: Connected[] = [];

async function connect(...given: Parameters<typeof connectGmail>): Promise<Connected> {
  const connected = await connectGmail(...given);
  running.push(connected);
  return connected;
}

afterEach(async () => {
  for (const { google } of running.splice(0)) await google.close();
});

/** Runs slices until nothing is left to do now. */
async function sync({ ctx, organizationId, emailProviderId }: Connected) {
  for (let slices = 0; slices < 50; slices++) {
    const outcome = await runSlice(ctx, { organizationId, emailProviderId });
    if (outcome !== "more") return outcome;
  }
  throw new Error("The mailbox never comes to rest.");
}

const storedEmails = ({ ctx }: Connected) => ctx.db.select().from(emailSync).orderBy(emailSync.sentAt);

async function mailboxRow({ ctx, emailProviderId }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

async function idOf({ control }: Connected, index = 0): Promise<string> {
  const email = (await control.emails(ada))[index];
  if (email === undefined) throw new Error(`There is no email ${index}.`);
  return email.id;
}

/** Rows as text, to see that a second run changes nothing at all. */
async function everything({ ctx }: Connected) {
  const tables = ["email_sync", "email_participant", "association", "sync_pending", "sync_skip"];
  const rows = await Promise.all(
    tables.map((table) => ctx.db.all(sql.raw(`select * from ${table} order by 1, 2, 3`))),
  );
  return JSON.stringify(rows);
}

describe("the backfill of a mailbox", () => {
  it("brings every email over, and the mailbox is live", async () => {
    const connected = await connect(sampleMails(230));
    expect(await sync(connected)).toBe("done");
    expect(await storedEmails(connected)).toHaveLength(230);
    expect(await mailboxRow(connected)).toMatchObject({
      status: "live",
      listed: 230,
      stored: 230,
      skipped: 0,
      pending: 0,
      leaseOwner: null,
    });
  });

  it("accounts for drafts as skipped, and does not list spam and trash", async () => {
    const connected = await connect(sampleMails(4));
    const { control } = connected;
    await control.deliver(ada, { raw: rawMail({ subject: "Unsent" }), labels: ["DRAFT"] });
    await control.deliver(ada, { raw: rawMail({ subject: "Win" }), labels: ["SPAM"] });
    await control.trash(ada, [await idOf(connected)]);
    await sync(connected);
    expect(await mailboxRow(connected)).toMatchObject({ listed: 4, stored: 3, skipped: 1, pending: 0 });
    expect(await connected.ctx.db.select().from(syncSkip)).toMatchObject([{ reason: "draft" }]);
  });

  it("writes nothing the second time", async () => {
    const connected = await connect(sampleMails(120));
    await sync(connected);
    const before = await everything(connected);
    connected.ctx.clock.advance(60_000);
    await connected.ctx.db.run(sql`delete from sync_cursor`);
    await sync(connected);
    expect(await everything(connected)).toBe(before);
    expect(await mailboxRow(connected)).toMatchObject({ listed: 120, stored: 120 });
  });

  it("is not stopped by any hostile mail", async () => {
    const mails = hostileMail(ada, Date.UTC(2026, 10, 22)).map((one) => one.email);
    const connected = await connect(mails);
    await sync(connected);
    const row = await mailboxRow(connected);
    expect(row.status).toBe("live");
    expect(row.stored + row.skipped + row.pending).toBe(mails.length);
    expect(row.pending).toBe(0);
  });

  it("reads only as deep as the user chose, and deeper when that changes", async () => {
    const connected = await connect([
      ...sampleMails(3, Date.UTC(2026, 10, 1)),
      ...sampleMails(2, Date.UTC(2024, 0, 1)),
    ]);
    const { ctx, emailProviderId } = connected;
    await ctx.db.update(emailProvider).set({ backfill: "90d" }).where(eq(emailProvider.id, emailProviderId));
    await sync(connected);
    expect(await storedEmails(connected)).toHaveLength(3);
    await ctx.db.update(emailProvider).set({ backfill: "all" }).where(eq(emailProvider.id, emailProviderId));
    await sync(connected);
    expect(await storedEmails(connected)).toHaveLength(5);
  });
});

describe("changes at the provider", () => {
  it("arrive: a new email, read, star, and the way back", async () => {
    const connected = await connect(sampleMails(2));
    await sync(connected);
    const { control, ctx } = connected;
    const first = await idOf(connected);
    await control.deliver(ada, { raw: rawMail({ subject: "News" }) });
    await control.mark(ada, [first], { read: true, starred: true });
    await sync(connected);
    const stored = await storedEmails(connected);
    expect(stored).toHaveLength(3);
    expect(stored.find((email) => email.externalId === first)).toMatchObject({
      isRead: true,
      isStarred: true,
    });
    await control.mark(ada, [first], { read: false, starred: false });
    ctx.clock.advance(60_000);
    await sync(connected);
    const [after] = await ctx.db.select().from(emailSync).where(eq(emailSync.externalId, first));
    expect(after).toMatchObject({ isRead: false, isStarred: false, folders: ["INBOX", "UNREAD"] });
  });

  it("delete an email only after the provider confirmed it, and keep it with a mark", async () => {
    const connected = await connect(sampleMails(3));
    await sync(connected);
    const first = await idOf(connected);
    await connected.control.deleteEmails(ada, [first]);
    await sync(connected);
    const [gone] = await connected.ctx.db.select().from(emailSync).where(eq(emailSync.externalId, first));
    expect(gone).toMatchObject({ deletedInProvider: true, isDeleted: false });
    expect(await mailboxRow(connected)).toMatchObject({ listed: 2, stored: 2 });
  });

  it("bring an email back that left the trash", async () => {
    const connected = await connect(sampleMails(1));
    await sync(connected);
    const first = await idOf(connected);
    await connected.control.trash(ada, [first]);
    await sync(connected);
    expect((await storedEmails(connected))[0]).toMatchObject({ deletedInProvider: true });
    await connected.control.untrash(ada, [first]);
    await sync(connected);
    expect((await storedEmails(connected))[0]).toMatchObject({ deletedInProvider: false });
  });

  it("never bring back what a person removed, while a new mail of the conversation shows", async () => {
    const connected = await connect(sampleMails(1));
    await sync(connected);
    await connected.ctx.db.update(emailSync).set({ isDeleted: true });
    const first = await idOf(connected);
    await connected.control.mark(ada, [first], { starred: true });
    await connected.control.reply(ada, {
      emailId: first,
      from: "Ana <ana@orbis.example>",
      text: "And another thing.",
    });
    await sync(connected);
    const [removed, reply] = await storedEmails(connected);
    expect(removed).toMatchObject({ isDeleted: true, isStarred: true });
    expect(reply).toMatchObject({ isDeleted: false, conversationId: removed?.conversationId });
  });

  it("cost one provider request when there are none", async () => {
    const connected = await connect(sampleMails(2));
    await sync(connected);
    await connected.control.resetRequests();
    await sync(connected);
    const counts = await connected.control.counts();
    expect(Object.keys(counts).filter((endpoint) => endpoint.startsWith("gmail"))).toEqual([
      "gmail.users.history.list",
    ]);
  });
});

describe("an email that cannot be read", () => {
  it("waits with a reason, is tried again, and arrives in the end", async () => {
    const connected = await connect(sampleMails(5));
    const { control, ctx } = connected;
    const poisoned = await idOf(connected, 2);
    const fault = await control.failEmail(poisoned, 500);
    await sync(connected);
    expect(await mailboxRow(connected)).toMatchObject({ status: "live", listed: 5, stored: 4, pending: 1 });
    expect(await ctx.db.select().from(syncPending)).toMatchObject([{ externalId: poisoned, attempts: 1 }]);
    ctx.clock.advance(2 * 60_000);
    await sync(connected);
    expect(await ctx.db.select().from(syncPending)).toMatchObject([{ attempts: 2 }]);
    await control.removeFault(fault.id);
    ctx.clock.advance(10 * 60_000);
    await sync(connected);
    expect(await mailboxRow(connected)).toMatchObject({ listed: 5, stored: 5, pending: 0 });
    expect(await ctx.db.select().from(syncPending)).toEqual([]);
  });
});

describe("a provider that refuses", () => {
  it("for rate is left alone until it said, and nothing is lost", async () => {
    const connected = await connect(sampleMails(150));
    const { control, ctx } = connected;
    await control.setQuota({ unitsPerMinute: 1_200, refuseWith: "429" });
    expect(await sync(connected)).toBe("failed");
    const refused = await mailboxRow(connected);
    expect(refused.retryAfter).toBeGreaterThan(ctx.clock.now());
    expect(refused).toMatchObject({ failureCount: 0, errorCode: null });
    expect(ctx.sent.at(-1)?.delaySeconds).toBeGreaterThan(0);
    expect(await runSlice(ctx, connected)).toBe("not_due");
    for (let minutes = 0; minutes < 20 && (await mailboxRow(connected)).status !== "live"; minutes++) {
      ctx.clock.advance(61_000);
      await sync(connected);
    }
    expect(await mailboxRow(connected)).toMatchObject({ status: "live", stored: 150, pending: 0 });
  });

  it("because the grant is gone asks the user to connect again, once", async () => {
    const connected = await connect(sampleMails(2));
    await sync(connected);
    await connected.control.revoke(ada);
    expect(await sync(connected)).toBe("failed");
    expect(await mailboxRow(connected)).toMatchObject({
      status: "reauth_required",
      errorAction: "reconnect",
    });
    expect(await sync(connected)).toBe("not_due");
    const rows = await connected.ctx.db.all(sql`select kind from notification where closed_at is null`);
    expect(rows).toMatchObject([{ kind: "reconnect_required" }]);
  });

  it("by an outage is tried again later, and says so only when it lasts", async () => {
    const connected = await connect(sampleMails(2));
    await sync(connected);
    const { control, ctx } = connected;
    await control.addFault({
      effect: { kind: "status", status: 503 },
      count: null,
      match: { path: "/gmail/*" },
    });
    expect(await sync(connected)).toBe("failed");
    expect(await mailboxRow(connected)).toMatchObject({ failureCount: 1, errorCode: null, status: "live" });
    for (let failures = 0; failures < 2; failures++) {
      ctx.clock.advance(3_600_000);
      await sync(connected);
    }
    expect(await mailboxRow(connected)).toMatchObject({ failureCount: 3, errorAction: "wait" });
    await control.clearFaults();
    ctx.clock.advance(3_600_000);
    await sync(connected);
    expect(await mailboxRow(connected)).toMatchObject({ failureCount: 0, errorCode: null });
  });

  it("by forgetting our position notes a gap, starts again and closes it", async () => {
    const connected = await connect(sampleMails(3));
    await sync(connected);
    const { control, ctx } = connected;
    await control.deliver(ada, { raw: rawMail({ subject: "In the gap" }) });
    await control.expireHistory(ada);
    expect(await runSlice(ctx, connected)).toBe("more");
    const [gap] = await ctx.db.select().from(syncGap);
    expect(gap).toMatchObject({ closedAt: null, reason: "position_expired" });
    expect(await sync(connected)).toBe("done");
    expect(await storedEmails(connected)).toHaveLength(4);
    expect((await ctx.db.select().from(syncGap))[0]?.closedAt).not.toBeNull();
  });

  it("with an access token that ran out is answered by a refresh, unseen", async () => {
    const connected = await connect(sampleMails(2));
    await connected.control.expireAccessTokens(ada);
    expect(await sync(connected)).toBe("done");
    expect(await storedEmails(connected)).toHaveLength(2);
  });
});

describe("the lease", () => {
  it("lets one of two slices through", async () => {
    const connected = await connect(sampleMails(30));
    const outcomes = await Promise.all([
      runSlice(connected.ctx, connected),
      runSlice(connected.ctx, connected),
    ]);
    expect(outcomes.toSorted()).toEqual(["done", "not_due"]);
    expect(await storedEmails(connected)).toHaveLength(30);
  });

  it("makes a late writer change nothing", async () => {
    const { ctx, emailProviderId } = await connect();
    await ctx.db.update(emailProvider).set({ epoch: 7, leaseOwner: "new" });
    const late = { emailProviderId, epoch: 6, owner: "old" };
    const write = writeBatch(ctx.db, [
      fence(late, ctx.clock.now()),
      sql`update email_provider set stored = 99 where id = ${emailProviderId}`,
    ]);
    await expect(write).rejects.toSatisfy(isLeaseLost);
    expect((await ctx.db.select().from(emailProvider))[0]?.stored).toBe(0);
  });

  it("of a dead holder is taken over when it has ended", async () => {
    const connected = await connect(sampleMails(1));
    const { ctx } = connected;
    await ctx.db
      .update(emailProvider)
      .set({ leaseOwner: "dead", leaseUntil: ctx.clock.now() + 60_000, epoch: 3 });
    expect(await runSlice(ctx, connected)).toBe("not_due");
    expect(await scheduleDue(ctx)).toBe(0);
    ctx.clock.advance(60_001);
    expect(await scheduleDue(ctx)).toBe(1);
    expect(await runSlice(ctx, connected)).toBe("done");
  });
});

describe("the schedule", () => {
  it("enqueues a due mailbox once, and again a minute later should the message be lost", async () => {
    const { ctx, emailProviderId, organizationId } = await connect();
    expect(await scheduleDue(ctx)).toBe(1);
    expect(await scheduleDue(ctx)).toBe(0);
    expect(ctx.sent.map((sent) => sent.message)).toEqual([
      { type: "slice", organizationId, emailProviderId },
    ]);
    ctx.clock.advance(60_001);
    expect(await scheduleDue(ctx)).toBe(1);
  });

  it("leaves out mailboxes that are paused, wait for their user, or were told to wait", async () => {
    const { ctx } = await connect();
    for (const values of [
      { enabled: false },
      { enabled: true, status: "reauth_required" as const },
      { status: "live" as const, retryAfter: ctx.clock.now() + 1000 },
    ]) {
      await ctx.db.update(emailProvider).set(values);
      expect(await scheduleDue(ctx)).toBe(0);
    }
  });

  it("comes back after the user's interval", async () => {
    const connected = await connect(sampleMails(1));
    const { ctx } = connected;
    await ctx.db.update(emailProvider).set({ syncIntervalMinutes: 30 });
    await sync(connected);
    expect((await mailboxRow(connected)).nextSyncAt).toBe(ctx.clock.now() + 30 * 60_000);
  });
});
