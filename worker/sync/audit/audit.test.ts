import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import {
  type ConnectedMailbox,
  idOf,
  mailboxRow,
  providers,
  storedEmail,
  storedEmails,
  sync,
  syncLater,
} from "#test/conformance/providers/providers.ts";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import {
  emailParticipant,
  emailProvider,
  emailSync,
  syncAudit,
  syncAuditPage,
  syncGap,
  syncSkip,
} from "../../db/schema/tables.ts";
import { erasedId } from "../page/erasedId.ts";
import { runSlice } from "../slice/runSlice.ts";
import { isAuditDue, isSuspicious, latestAudit } from "./audit.ts";

const day = 86_400_000;
const running: ConnectedMailbox[] = [];
afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

/** A day later the mailbox is compared, once its changes are read. */
async function auditAfterADay(mailbox: ConnectedMailbox, ctx = mailbox.ctx) {
  mailbox.ctx.clock.advance(day);
  await sync({ ...mailbox, ctx });
  return lastAudit(mailbox);
}

async function lastAudit({ ctx, emailProviderId }: ConnectedMailbox) {
  const [audit] = await latestAudit(ctx, emailProviderId);
  return audit;
}

/** Removes an email as no code of the product would: row, participants and counter. */
async function loseBehindItsBack({ ctx, emailProviderId }: ConnectedMailbox, externalId: string) {
  const [row] = await ctx.db.select().from(emailSync).where(eq(emailSync.externalId, externalId));
  await ctx.db.delete(emailParticipant).where(eq(emailParticipant.emailId, row?.id ?? ""));
  await ctx.db.delete(emailSync).where(eq(emailSync.externalId, externalId));
  await ctx.db.run(
    sql`update email_provider set stored = stored - 1, listed = listed - 1 where id = ${emailProviderId}`,
  );
}

/** The product's fetch, with something that happens to each answer of a listing of ids. */
function withListing(
  mailbox: ConnectedMailbox,
  change: (
    body: Record<string, unknown>,
    url: URL,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>,
) {
  const listing: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const answer = await fetch(input, init);
    const isListing = /\/messages$/.test(url.pathname) && (init?.method ?? "GET") === "GET";
    if (!isListing || answer.status !== 200) return answer;
    return Response.json(await change((await answer.json()) as Record<string, unknown>, url));
  };
  return { ...mailbox.ctx, fetch: listing };
}

function halfOf(body: Record<string, unknown>): Record<string, unknown> {
  const half = (value: unknown) =>
    Array.isArray(value) ? value.slice(0, Math.floor(value.length / 2)) : value;
  const { nextPageToken: _, "@odata.nextLink": __, ...rest } = body;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, half(value)]));
}

const notifications = ({ ctx }: ConnectedMailbox) =>
  ctx.db.all(sql`select kind, closed_at is null as is_open from notification order by created_at`);

/** The tables of the mail as text, to see that nothing at all was written. */
async function everything({ ctx }: ConnectedMailbox) {
  const tables = ["email_sync", "email_participant", "association", "sync_pending", "sync_skip", "sync_gap"];
  const rows = await Promise.all(
    tables.map((table) => ctx.db.all(sql.raw(`select * from ${table} order by 1, 2, 3`))),
  );
  return JSON.stringify(rows);
}

describe.each(providers)("the audit of a mailbox of $name", ({ connect }) => {
  async function synced(...given: Parameters<typeof connect>): Promise<ConnectedMailbox> {
    const mailbox = await connect(...given);
    running.push(mailbox);
    await sync(mailbox);
    return mailbox;
  }

  it("runs a day after the mailbox was connected, and then once a day", async () => {
    const mailbox = await synced(sampleMails(3));
    expect(await lastAudit(mailbox)).toBeUndefined();
    expect(await auditAfterADay(mailbox)).toMatchObject({
      result: "clean",
      listed: 3,
      stored: 3,
      skipped: 0,
      pending: 0,
      missing: 0,
      unexpected: 0,
      added: 0,
      removed: 0,
    });
    mailbox.ctx.clock.advance(day / 2);
    await sync(mailbox);
    expect(await mailbox.ctx.db.$count(syncAudit)).toBe(1);
    await auditAfterADay(mailbox);
    expect(await mailbox.ctx.db.$count(syncAudit)).toBe(2);
  });

  it("writes nothing where nothing is different", async () => {
    const mailbox = await synced(sampleMails(30));
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Unsent" }), labels: ["DRAFT"] });
    await sync(mailbox);
    await auditAfterADay(mailbox);
    const before = await everything(mailbox);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean" });
    expect(await everything(mailbox)).toBe(before);
    expect(await mailbox.ctx.db.$count(syncAuditPage)).toBe(0);
    expect(await mailbox.ctx.db.all(sql`select * from sync_cursor where scope like 'audit:%'`)).toEqual([]);
  });

  it("finds an email that was lost behind the product's back, and brings it again", async () => {
    const mailbox = await synced(sampleMails(5));
    const lost = await idOf(mailbox, 2);
    await loseBehindItsBack(mailbox, lost);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", added: 1, listed: 5, stored: 5 });
    expect(await storedEmail(mailbox, lost)).toMatchObject({ subject: "Mail 2", deletedInProvider: false });
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 5, stored: 5, pending: 0 });
  });

  it("finds a deletion that nobody told, and confirms it with the provider", async () => {
    const mailbox = await synced(sampleMails(5));
    const ghost = await storedEmail(mailbox, await idOf(mailbox, 1));
    const { ctx, control } = mailbox;
    await control.deleteEmails(ada, [ghost.externalId]);
    await sync(mailbox);
    await syncLater(mailbox);
    await ctx.db.update(emailSync).set({ deletedInProvider: false, updatedAt: ghost.updatedAt });
    await ctx.db.run(sql`update email_provider set stored = 5, listed = 5`);
    expect(await auditAfterADay(mailbox)).toMatchObject({
      result: "clean",
      removed: 1,
      listed: 4,
      stored: 4,
    });
    expect(await storedEmail(mailbox, ghost.externalId)).toMatchObject({ deletedInProvider: true });
  });

  it("keeps what the provider still has, though its listing left it out", async () => {
    const mailbox = await synced(sampleMails(5));
    const before = await everything(mailbox);
    const ctx = withListing(mailbox, (body) => {
      const { messages, value } = body as { messages?: unknown[]; value?: unknown[] };
      return { ...body, ...(messages ? { messages: messages.slice(1) } : { value: value?.slice(1) }) };
    });
    expect(await auditAfterADay(mailbox, ctx)).toMatchObject({ removed: 0, stored: 5 });
    expect(await everything(mailbox)).toBe(before);
  });

  it("deletes nothing when a listing is cut in half, asks, and is content when it is whole again", async () => {
    const mailbox = await synced(sampleMails(60));
    const before = await storedEmails(mailbox);
    const cut = withListing(mailbox, halfOf);
    await mailbox.control.resetRequests();
    expect(await auditAfterADay(mailbox, cut)).toMatchObject({ result: "gap", listed: 30, unexpected: 30 });
    const asked = await mailbox.control.requests();
    expect(asked.filter(({ endpoint }) => endpoint.includes("messages.get"))).toEqual([]);
    expect(await storedEmails(mailbox)).toEqual(before);
    await auditAfterADay(mailbox, cut);
    expect(await notifications(mailbox)).toEqual([{ kind: "audit_gap", is_open: 1 }]);
    expect(await mailbox.ctx.db.select().from(syncGap)).toMatchObject([
      { reason: "audit_listing_shrunk", closedAt: null },
    ]);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", listed: 60 });
    expect(await notifications(mailbox)).toEqual([{ kind: "audit_gap", is_open: 0 }]);
    expect((await mailbox.ctx.db.select().from(syncGap))[0]?.closedAt).not.toBeNull();
  });

  it("takes neither mail that arrives nor mail that goes meanwhile for a difference", async () => {
    const mailbox = await synced(sampleMails(6));
    const gone = await idOf(mailbox, 0);
    let isOver = false;
    const ctx = withListing(mailbox, async (body) => {
      if (isOver) return body;
      isOver = true;
      // As many as would make any listing suspicious, if they counted.
      for (let number = 0; number < 25; number++)
        await mailbox.control.deliver(ada, { raw: rawMail({ subject: `Meanwhile ${number}` }) });
      await mailbox.control.deleteEmails(ada, [gone]);
      mailbox.ctx.clock.advance(1_000);
      return body;
    });
    expect(await auditAfterADay(mailbox, ctx)).toMatchObject({ result: "clean", added: 0, removed: 0 });
    expect(isOver).toBe(true);
    await syncLater(mailbox);
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 30, stored: 30 });
    expect(await storedEmail(mailbox, gone)).toMatchObject({ deletedInProvider: true });
  });

  it("says that an email waits which cannot be read, and that it is a gap after a day in vain", async () => {
    const mailbox = await synced(sampleMails(3));
    const lost = await idOf(mailbox, 1);
    await loseBehindItsBack(mailbox, lost);
    const fault = await mailbox.control.failEmail(lost, 500);
    expect(await auditAfterADay(mailbox)).toMatchObject({
      result: "repairing",
      stored: 2,
      pending: 1,
      missing: 0,
    });
    expect(await notifications(mailbox)).toEqual([]);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "gap", pending: 1 });
    expect(await notifications(mailbox)).toEqual([{ kind: "audit_gap", is_open: 1 }]);
    await mailbox.control.removeFault(fault.id);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", stored: 3, pending: 0 });
    expect(await notifications(mailbox)).toEqual([{ kind: "audit_gap", is_open: 0 }]);
  });

  it("brings nothing back that was erased, and nothing into sight that a person removed", async () => {
    const mailbox = await synced(sampleMails(4));
    const { ctx, emailProviderId } = mailbox;
    const [erased, removed] = await Promise.all([idOf(mailbox, 0), idOf(mailbox, 1)]);
    await loseBehindItsBack(mailbox, erased);
    await ctx.db.insert(syncSkip).values({
      emailProviderId,
      externalId: await erasedId(erased),
      reason: "erased",
      createdAt: ctx.clock.now(),
    });
    await ctx.db.update(emailSync).set({ isDeleted: true }).where(eq(emailSync.externalId, removed));
    const before = await everything(mailbox);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", added: 0, missing: 0 });
    expect(await everything(mailbox)).toBe(before);
  });

  it("leaves alone what is kept of a folder that was left out", async () => {
    const mailbox = await connect(sampleMails(2));
    running.push(mailbox);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Aside" }), labels: ["Private"] });
    await sync(mailbox);
    const { folders } = await mailboxRow(mailbox);
    const chosen = folders.map((folder) =>
      folder.name === "Private" ? { ...folder, included: false } : folder,
    );
    await mailbox.ctx.db.update(emailProvider).set({ folders: chosen });
    await sync(mailbox);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", listed: 2, removed: 0 });
    expect((await storedEmails(mailbox)).every((email) => !email.deletedInProvider)).toBe(true);
  });

  it("looks no further back than mail is read, and keeps older mail that is here", async () => {
    const mailbox = await connect([
      ...sampleMails(3, Date.UTC(2026, 10, 1)),
      ...sampleMails(2, Date.UTC(2024, 0, 1)),
    ]);
    running.push(mailbox);
    await mailbox.ctx.db.update(emailProvider).set({ backfill: "90d" });
    await sync(mailbox);
    // Mail of any age comes over when it moves.
    const moved = await idOf(mailbox, 0);
    await mailbox.control.label(ada, [moved], { add: ["Deals"], remove: ["INBOX"] });
    await mailbox.control.label(ada, [moved], { add: ["INBOX"], remove: ["Deals"] });
    await sync(mailbox);
    const held = await storedEmails(mailbox);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", listed: 3, removed: 0 });
    expect(await storedEmails(mailbox)).toEqual(held);
  });

  it("that the provider refuses leaves the mailbox well, and is made a day later", async () => {
    const mailbox = await synced(sampleMails(3));
    const refused: typeof fetch = async (input, init) =>
      /\/messages$/.test(new URL(input instanceof Request ? input.url : input).pathname)
        ? Response.json({ error: { code: "ErrorInvalidRequest", message: "No." } }, { status: 400 })
        : fetch(input, init);
    const audit = await auditAfterADay(mailbox, { ...mailbox.ctx, fetch: refused });
    expect(audit).toMatchObject({ result: "abandoned" });
    expect(await mailboxRow(mailbox)).toMatchObject({ status: "live", failureCount: 0 });
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean" });
  });

  it("keeps its results for ninety days", async () => {
    const mailbox = await synced(sampleMails(1));
    const first = await auditAfterADay(mailbox);
    const before = mailbox.ctx.clock.now() - 90 * day;
    await mailbox.ctx.db.update(syncAudit).set({ startedAt: before, endedAt: before });
    const second = await auditAfterADay(mailbox);
    expect(second?.id).not.toBe(first?.id);
    expect(await mailbox.ctx.db.select().from(syncAudit)).toEqual([second]);
  });

  it("settles many differences, a bounded step at a time", async () => {
    const mailbox = await synced(sampleMails(250));
    const { ctx } = mailbox;
    await ctx.db.delete(emailParticipant);
    await ctx.db.delete(emailSync);
    await ctx.db.run(sql`update email_provider set stored = 0, listed = 0`);
    expect(await auditAfterADay(mailbox)).toMatchObject({ result: "clean", added: 250, stored: 250 });
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 250, stored: 250, pending: 0 });
  });

  it("goes on where it was after a crash before any of its writes", async () => {
    const mailbox = await synced(sampleMails(12));
    const lost = await idOf(mailbox, 3);
    const whole = await storedEmails(mailbox);
    let crashes = 0;
    for (let writes = 0; writes < 40; writes++) {
      await loseBehindItsBack(mailbox, lost);
      mailbox.ctx.clock.advance(day);
      const hasCrashed = await crashAfter(mailbox, writes);
      if (hasCrashed) mailbox.ctx.clock.advance(61_000);
      await sync(mailbox);
      expect(await lastAudit(mailbox)).toMatchObject({ result: "clean", listed: 12, stored: 12 });
      expect((await storedEmails(mailbox)).map((email) => email.externalId)).toEqual(
        whole.map((email) => email.externalId),
      );
      if (!hasCrashed) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(3);
    expect(await mailbox.ctx.db.$count(syncAuditPage)).toBe(0);
  });
});

/** Syncs with a database that is gone before its write number `writes`. Whether it came to that. */
async function crashAfter(mailbox: ConnectedMailbox, writes: number): Promise<boolean> {
  let left = writes;
  const client = new Proxy(mailbox.ctx.db.$client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name !== "batch") return value.bind(target);
      return (...given: unknown[]) => {
        if (given[1] === "write" && left-- <= 0) throw new Error("The process died.");
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
  const db = new Proxy(mailbox.ctx.db, {
    get: (target, name) => (name === "$client" ? client : (Reflect.get(target, name) as unknown)),
  });
  try {
    for (let slices = 0; slices < 20; slices++)
      if ((await runSlice({ ...mailbox.ctx, db }, mailbox)) !== "more") return false;
    return false;
  } catch (error) {
    if (error instanceof Error && error.message === "The process died.") return true;
    throw error;
  }
}

describe("when a mailbox is compared", () => {
  it("is a day after it was connected or last compared", () => {
    expect(isAuditDue(null, { createdAt: 0 }, day - 1)).toBe(false);
    expect(isAuditDue(null, { createdAt: 0 }, day)).toBe(true);
    expect(isAuditDue({ startedAt: day }, { createdAt: 0 }, 2 * day - 1)).toBe(false);
    expect(isAuditDue({ startedAt: day }, { createdAt: 0 }, 2 * day)).toBe(true);
  });
});

describe("a listing", () => {
  it("is doubted when more than twenty emails and more than a tenth are missing from it", () => {
    expect(isSuspicious({ held: 20, absent: 20 })).toBe(false);
    expect(isSuspicious({ held: 40, absent: 21 })).toBe(true);
    expect(isSuspicious({ held: 1_000, absent: 100 })).toBe(false);
    expect(isSuspicious({ held: 1_000, absent: 101 })).toBe(true);
  });
});
