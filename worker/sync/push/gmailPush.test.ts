import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectPushedGmail } from "#test/factory/gmailPush.ts";
import { createEmailProvider, createUser } from "#test/factory/organization.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync } from "../../db/schema/tables.ts";
import { scheduleDue } from "../scheduleDue.ts";
import { runSlice } from "../slice/runSlice.ts";
import { keepPush } from "./keepPush.ts";
import { schedulePush } from "./schedulePush.ts";

type Connected = Awaited<ReturnType<typeof connectPushedGmail>>;
const running: Connected[] = [];
afterEach(async () => {
  for (const connected of running.splice(0)) await connected.close();
});

/** A mailbox whose backfill is done, with its push channel open and no work left. */
async function live(mails = sampleMails(3)): Promise<Connected> {
  const connected = await connectPushedGmail(mails);
  running.push(connected);
  await schedulePush(connected.ctx);
  await work(connected);
  await runSlice(connected.ctx, connected);
  connected.ctx.clock.advance(60_000);
  return connected;
}

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

async function mailboxRow({ ctx, emailProviderId }: Connected) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

async function subjects({ ctx }: Connected) {
  const rows = await ctx.db.select({ subject: emailSync.subject }).from(emailSync).orderBy(emailSync.sentAt);
  return rows.map(({ subject }) => subject);
}

const deliver = (connected: Connected, subject: string) =>
  connected.control.deliver(ada, { raw: rawMail({ subject }) });

/** Ends what was announced on its way, and gives the statuses that each delivery was answered with. */
async function answers({ control }: Connected) {
  return (await control.pushes()).map(({ attempts }) => attempts);
}

describe("a change at Gmail", () => {
  it("is one queue hop from its row", async () => {
    const connected = await live();
    await deliver(connected, "Just now");
    expect(await answers(connected)).toEqual([[204]]);
    expect(connected.ctx.sent).toMatchObject([
      { message: { type: "slice", emailProviderId: connected.emailProviderId }, delaySeconds: 0 },
    ]);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toContain("Just now");
    expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: null });
  });

  it("sends one slice however often it is announced", async () => {
    const connected = await live();
    await connected.control.duplicatePushes(1);
    for (const subject of ["One", "Two", "Three"]) await deliver(connected, subject);
    expect(await answers(connected)).toEqual([[204], [204], [204], [204]]);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toEqual(expect.arrayContaining(["One", "Two", "Three"]));
  });

  it("that comes while a slice runs is read by the next one", async () => {
    const connected = await live();
    const { ctx, emailProviderId } = connected;
    let isLate = true;
    const fetching: typeof fetch = async (input, init) => {
      const answer = await ctx.fetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (isLate && url.includes("/history")) {
        isLate = false;
        ctx.clock.advance(5);
        await deliver(connected, "Behind its back");
        await connected.control.pushes();
      }
      return answer;
    };
    expect(await runSlice({ ...ctx, fetch: fetching }, connected)).toBe("more");
    expect(await mailboxRow(connected)).toMatchObject({ nextSyncAt: ctx.clock.now() });
    expect(ctx.sent).toMatchObject([{ message: { type: "slice", emailProviderId } }]);
    ctx.clock.advance(5);
    expect(await work(connected)).toEqual(["slice"]);
    expect(await subjects(connected)).toContain("Behind its back");
  });

  it("reaches every user who connected the account, and nobody who disconnected or paused it", async () => {
    const connected = await live();
    const { ctx, organizationId } = connected;
    const connectAs = async (values: Partial<typeof emailProvider.$inferInsert>) => {
      const user = await createUser(ctx, organizationId);
      return createEmailProvider(ctx, user, { accountEmail: ada, ...values });
    };
    const colleague = await connectAs({});
    await connectAs({ enabled: false, status: "paused" });
    await connectAs({ status: "reauth_required" });
    await connectAs({ disconnectedAt: ctx.clock.now(), enabled: false, status: "paused" });
    await deliver(connected, "For both");
    await connected.control.pushes();
    const enqueued = ctx.sent.map(({ message }) => "emailProviderId" in message && message.emailProviderId);
    expect(enqueued.toSorted()).toEqual([connected.emailProviderId, colleague.id].toSorted());
  });

  it("never cuts short a pause that Google asked for, or the wait after a failure", async () => {
    const connected = await live();
    const { ctx, emailProviderId } = connected;
    const until = ctx.clock.now() + 600_000;
    const waits = [
      { retryAfter: until, failureCount: 0, nextSyncAt: until },
      { retryAfter: null, failureCount: 4, nextSyncAt: until },
    ];
    for (const wait of waits) {
      await ctx.db
        .update(emailProvider)
        .set({ ...wait, dirtyAt: null })
        .where(eq(emailProvider.id, emailProviderId));
      await deliver(connected, "Later");
      await connected.control.pushes();
      expect(ctx.sent).toEqual([]);
      expect(await mailboxRow(connected)).toMatchObject({ dirtyAt: ctx.clock.now() });
    }
    expect(await mailboxRow(connected)).toMatchObject({ nextSyncAt: until });
  });

  it("is found by the schedule when its slice gets lost", async () => {
    const connected = await live();
    await deliver(connected, "Lost on its way");
    await connected.control.pushes();
    connected.ctx.sent.length = 0;
    connected.ctx.clock.advance(60_000);
    await scheduleDue(connected.ctx);
    await work(connected);
    expect(await subjects(connected)).toContain("Lost on its way");
  });
});

describe("however notifications come", () => {
  /** The same three changes, told in another way; then the polls that would happen anyway. */
  async function endState(tell: (connected: Connected, change: () => Promise<void>) => Promise<void>) {
    const connected = await live();
    await tell(connected, async () => {
      for (const subject of ["One", "Two"]) {
        await deliver(connected, subject);
        connected.ctx.clock.advance(1000);
      }
      const [first] = await connected.control.emails(ada);
      await connected.control.trash(ada, [first?.id ?? ""]);
    });
    await connected.control.pushes();
    await work(connected);
    connected.ctx.clock.advance(16 * 60_000);
    await scheduleDue(connected.ctx);
    await work(connected);
    const rows = await connected.ctx.db
      .select({ subject: emailSync.subject, folders: emailSync.folders, gone: emailSync.deletedInProvider })
      .from(emailSync)
      .orderBy(emailSync.subject);
    const { listed, stored, skipped, pending, status } = await mailboxRow(connected);
    return { rows, listed, stored, skipped, pending, status };
  }

  it("the end is the same: in order, dropped, twice, reordered, late", async () => {
    const inOrder = await endState((_connected, change) => change());
    expect(inOrder.rows.map(({ subject }) => subject)).toEqual(expect.arrayContaining(["One", "Two"]));
    const dropped = await endState(async ({ control }, change) => {
      await control.dropPushes(100);
      await change();
    });
    const twice = await endState(async ({ control }, change) => {
      await control.duplicatePushes(100);
      await change();
    });
    const reordered = await endState(async (connected, change) => {
      await connected.control.setPushMode("hold");
      await change();
      await connected.control.releasePushes("newest-first");
    });
    const late = await endState(async (connected, change) => {
      await connected.control.setPushMode("hold");
      await change();
      await runSlice(connected.ctx, connected);
      await connected.control.releasePushes();
    });
    for (const other of [dropped, twice, reordered, late]) expect(other).toEqual(inOrder);
  });

  it("a replayed one changes nothing and asks for nothing", async () => {
    const connected = await live();
    await connected.control.setPushMode("hold");
    await deliver(connected, "Once");
    connected.ctx.clock.advance(16 * 60_000);
    await scheduleDue(connected.ctx);
    await work(connected);
    const before = await mailboxRow(connected);
    await connected.control.releasePushes();
    expect(connected.ctx.sent).toEqual([]);
    expect(await mailboxRow(connected)).toEqual(before);
    expect(connected.logged.at(-1)).toMatchObject({
      event: "push_received",
      fields: { marked: 0, enqueued: 0 },
    });
  });
});

it("finds the mailboxes of an account by an index", async () => {
  const { ctx } = await live();
  const plan = await ctx.db.all<{ detail: string }>(
    sql`explain query plan update email_provider set dirty_at = 1 where kind = 'google' and account_email = 'a'`,
  );
  expect(plan.map(({ detail }) => detail).join("\n")).toContain("email_provider_push (");
});
