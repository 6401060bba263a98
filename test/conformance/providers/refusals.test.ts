import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, syncGap, syncPending } from "#worker/db/schema/tables.ts";
import {
  type ConnectedMailbox,
  idOf,
  mailboxRow,
  openProvider,
  providers,
  storedEmails,
  sync,
} from "./providers.ts";

const running: ConnectedMailbox[] = [];
afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

describe.each(providers)("$name, when it refuses,", ({ connect, mailApi, tokenPath, readOnly }) => {
  async function connected(count: number): Promise<ConnectedMailbox> {
    const mailbox = await connect(sampleMails(count));
    running.push(mailbox);
    return mailbox;
  }

  it("for rate is left alone until it said, and nothing is lost", async () => {
    const mailbox = await connected(120);
    const { control, ctx } = mailbox;
    await control.addFault({
      effect: { kind: "status", status: 429, retryAfterSeconds: 90 },
      match: { path: mailApi },
      count: 3,
    });
    const startedAt = ctx.clock.now();
    expect(await sync(mailbox)).toBe("failed");
    expect(await mailboxRow(mailbox)).toMatchObject({
      retryAfter: startedAt + 90_000,
      failureCount: 0,
      errorCode: null,
    });
    expect(ctx.sent.at(-1)?.delaySeconds).toBe(90);
    expect(await sync(mailbox)).toBe("not_due");
    await control.clearFaults();
    ctx.clock.advance(90_000);
    expect(await sync(mailbox)).toBe("done");
    expect(await mailboxRow(mailbox)).toMatchObject({ status: "live", stored: 120, pending: 0 });
  });

  it("by forgetting our position leaves a gap that is noted, read again and closed", async () => {
    const mailbox = await connected(3);
    await sync(mailbox);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "In the gap" }) });
    await mailbox.forgetPositions();
    expect(await sync(mailbox)).toBe("done");
    expect(await storedEmails(mailbox)).toHaveLength(4);
    const gaps = await mailbox.ctx.db.select().from(syncGap);
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) {
      expect(gap.reason).toBe("position_expired");
      expect(gap.closedAt).not.toBeNull();
    }
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Behind it" }) });
    await sync(mailbox);
    expect(await storedEmails(mailbox)).toHaveLength(5);
  });

  it("an access token that ran out is answered by a refresh, unseen", async () => {
    const mailbox = await connected(2);
    await mailbox.control.expireAccessTokens(ada);
    expect(await sync(mailbox)).toBe("done");
    expect(await storedEmails(mailbox)).toHaveLength(2);
  });

  it("keeps every new refresh token where the old one dies with its use", async () => {
    const mailbox = await connected(1);
    await mailbox.retireOldRefreshTokens();
    for (let day = 0; day < 4; day++) {
      mailbox.ctx.clock.advance(24 * 3_600_000);
      expect(await sync(mailbox)).toBe("done");
    }
    const refreshes = (await mailbox.control.requests()).filter(({ path }) => path.startsWith(tokenPath));
    expect(refreshes).toHaveLength(4);
    expect(await mailboxRow(mailbox)).toMatchObject({ status: "live", failureCount: 0 });
  });

  it("because the grant is gone asks the user to connect again, once", async () => {
    const mailbox = await connected(2);
    await sync(mailbox);
    await mailbox.control.revoke(ada);
    expect(await sync(mailbox)).toBe("failed");
    expect(await mailboxRow(mailbox)).toMatchObject({ status: "reauth_required", errorAction: "reconnect" });
    expect(await sync(mailbox)).toBe("not_due");
    const rows = await mailbox.ctx.db.all(sql`select kind from notification where closed_at is null`);
    expect(rows).toMatchObject([{ kind: "reconnect_required" }]);
  });

  it("by an outage is tried again later, and says so only when it lasts", async () => {
    const mailbox = await connected(2);
    await sync(mailbox);
    const { control, ctx } = mailbox;
    await control.addFault({
      effect: { kind: "status", status: 503 },
      count: null,
      match: { path: mailApi },
    });
    expect(await sync(mailbox)).toBe("failed");
    expect(await mailboxRow(mailbox)).toMatchObject({ failureCount: 1, errorCode: null, status: "live" });
    for (let failures = 0; failures < 2; failures++) {
      ctx.clock.advance(3_600_000);
      await sync(mailbox);
    }
    expect(await mailboxRow(mailbox)).toMatchObject({ failureCount: 3, errorAction: "wait" });
    await control.clearFaults();
    ctx.clock.advance(3_600_000);
    await sync(mailbox);
    expect(await mailboxRow(mailbox)).toMatchObject({ failureCount: 0, errorCode: null });
  });

  it.each(["reset", "truncate"] as const)("by a connection that breaks (%s) loses nothing", async (kind) => {
    const mailbox = await connected(60);
    for (let broken = 0; broken < 5; broken++) {
      await mailbox.control.addFault({ effect: { kind }, match: { path: mailApi, batch: "outside" } });
      await sync(mailbox);
      mailbox.ctx.clock.advance(3_600_000);
    }
    await sync(mailbox);
    expect(await mailboxRow(mailbox)).toMatchObject({ status: "live", stored: 60, pending: 0 });
  });

  it("by failing one removal's confirmation lets it wait, and believes it in the end", async () => {
    const mailbox = await connected(3);
    await sync(mailbox);
    const first = await idOf(mailbox);
    const fault = await mailbox.control.failEmail(first, 500);
    await mailbox.control.trash(ada, [first]);
    await sync(mailbox);
    expect(await mailbox.ctx.db.select().from(syncPending)).toMatchObject([{ externalId: first }]);
    await mailbox.control.removeFault(fault.id);
    mailbox.ctx.clock.advance(3_600_000);
    await sync(mailbox);
    expect(await mailbox.ctx.db.select().from(syncPending)).toEqual([]);
    expect(await mailboxRow(mailbox)).toMatchObject({ stored: 2, pending: 0 });
  });

  it("to be changed, and lets itself be read, is read, and says what is missing", async () => {
    const mailbox = await connected(2);
    const { ctx, emailProviderId, control } = mailbox;
    const tokens = await control.grant(ada, readOnly);
    await ctx.db.update(emailProvider).set({
      grantedScopes: readOnly,
      tokenEnvelope: await ctx.vault.seal(JSON.stringify(tokens), emailProviderId),
    });
    expect(await sync(mailbox)).toBe("done");
    expect(await storedEmails(mailbox)).toHaveLength(2);
    const provider = await openProvider(mailbox);
    const marking = provider.mark(await idOf(mailbox), { isRead: true });
    await expect(marking).rejects.toMatchObject({ code: "permission_missing" });
  });

  it("a mark on an email that is gone says so", async () => {
    const mailbox = await connected(1);
    const first = await idOf(mailbox);
    await mailbox.control.deleteEmails(ada, [first]);
    const provider = await openProvider(mailbox);
    await expect(provider.mark(first, { isRead: true })).rejects.toMatchObject({ code: "not_found" });
  });
});
