import { afterEach, beforeEach, expect, test } from "vitest";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import { createEmail } from "#test/factory/email.ts";
import { ada, bob, type GoogleFixture, googleFixture, throughGoogle } from "#test/factory/googleSignIn.ts";
import {
  association,
  associationOperation,
  associationOperationItem,
  auditEvent,
  emailParticipant,
  emailProvider,
  emailSync,
  notification,
  syncAudit,
  syncAuditPage,
  syncCursor,
  syncGap,
  syncPending,
  syncRun,
  syncSkip,
} from "#worker/db/schema/tables.ts";
import { writeBatch } from "#worker/db/writeBatch.ts";
import { openNotification } from "../notifications/mailboxNotifications.ts";
import { purgeMailbox } from "./purgeMailbox.ts";

let fixture: GoogleFixture;
let tokens: AuthTokenAnswer;
let id: string;
beforeEach(async () => {
  fixture = await googleFixture();
  tokens = await throughGoogle(fixture, "sign-in");
  id = await connect();
});
afterEach(async () => {
  await fixture.google.close();
});

async function connect(options: { account?: string; accessToken?: string } = {}): Promise<string> {
  const connected = await throughGoogle(fixture, "connect", { accessToken: tokens.accessToken, ...options });
  return connected.emailProviderId ?? "";
}

const disconnect = () =>
  fixture.call(`/v1/providers/${id}`, { method: "DELETE", accessToken: tokens.accessToken });

async function owner(mailboxId = id) {
  const rows = await fixture.ctx.db.select().from(emailProvider);
  const row = rows.find((candidate) => candidate.id === mailboxId);
  if (!row) throw new Error("No mailbox");
  return { id: row.id, organizationId: row.organizationId, userId: row.userId };
}

/** Rows of every table that a mailbox fills. */
async function fill() {
  const { ctx } = fixture;
  const mailbox = await owner();
  const email = await createEmail(ctx, mailbox);
  const now = ctx.clock.now();
  const at = { createdAt: now, updatedAt: now };
  await ctx.db.batch([
    ctx.db.insert(association).values({
      id: ctx.newId(),
      organizationId: mailbox.organizationId,
      emailId: email.id,
      businessId: "business",
      state: "filed",
      isPrimary: true,
      source: "manual",
      confidence: 1,
      evidence: [],
      engineVersion: 1,
      ...at,
    }),
    ctx.db.insert(associationOperation).values({
      id: "operation",
      organizationId: mailbox.organizationId,
      userId: mailbox.userId,
      createdAt: now,
    }),
    ctx.db
      .insert(associationOperationItem)
      .values({ operationId: "operation", emailId: email.id, before: {} }),
    ctx.db
      .insert(syncCursor)
      .values({ emailProviderId: id, scope: "changes:mailbox", phase: "running", updatedAt: now }),
    ctx.db.insert(syncPending).values({
      emailProviderId: id,
      externalId: "waiting",
      reason: "failed",
      attempts: 1,
      nextTryAt: now,
      ...at,
    }),
    ctx.db
      .insert(syncSkip)
      .values({ emailProviderId: id, externalId: "draft", reason: "draft", createdAt: now }),
    ctx.db
      .insert(syncGap)
      .values({ id: "gap", emailProviderId: id, scope: "mailbox", reason: "x", since: 0, openedAt: now }),
    ctx.db.insert(syncRun).values({
      id: "run",
      emailProviderId: id,
      lane: "changes",
      epoch: 1,
      startedAt: now,
      endedAt: now,
      outcome: "done",
      stored: 1,
      changed: 0,
      skipped: 0,
      pending: 0,
    }),
    ctx.db.insert(syncAudit).values({ id: "audit", emailProviderId: id, startedAt: now }),
    ctx.db
      .insert(syncAuditPage)
      .values({ auditId: "audit", emailProviderId: id, scope: "mailbox", number: 0, ids: ["one"] }),
  ]);
  await writeBatch(ctx.db, [openNotification(ctx, id, "sync_failing", "Not answering.")]);
}

const filled = [
  emailProvider,
  emailSync,
  emailParticipant,
  association,
  associationOperationItem,
  syncCursor,
  syncPending,
  syncSkip,
  syncGap,
  syncRun,
  syncAudit,
  syncAuditPage,
  notification,
];

function counts() {
  return Promise.all(filled.map((table) => fixture.ctx.db.$count(table)));
}

test("a disconnected mailbox leaves nothing behind but the note that it was disconnected", async () => {
  await fill();
  expect(Math.min(...(await counts()))).toBeGreaterThan(0);
  expect((await disconnect()).status).toBe(204);
  const { organizationId } = await owner();
  expect(fixture.ctx.sent.at(-1)?.message).toEqual({ type: "purge", organizationId, emailProviderId: id });
  expect(await purgeMailbox(fixture.ctx, id)).toBe("done");
  expect(Math.max(...(await counts()))).toBe(0);
  const actions = (await fixture.ctx.db.select().from(auditEvent)).map(({ action }) => action);
  expect(actions).toContain("mailbox_disconnected");
});

test("a mailbox is gone for its owner at once, and its tokens are destroyed here and at the provider", async () => {
  const before = await fixture.ctx.db.select().from(emailProvider);
  await disconnect();
  const listed = await fixture.call("/v1/providers", { accessToken: tokens.accessToken });
  expect(await listed.json()).toMatchObject({ items: [] });
  const [row] = await fixture.ctx.db.select().from(emailProvider);
  expect(row?.tokenEnvelope).toBe("");
  expect(row?.epoch).toBeGreaterThan(before[0]?.epoch ?? 0);
  const revoked = (await fixture.google.control.requests()).filter(({ path }) => path.startsWith("/revoke"));
  expect(revoked.map(({ status }) => status)).toEqual([200]);
});

test("a large mailbox leaves in bounded steps", async () => {
  const { ctx } = fixture;
  const sample = await createEmail(ctx, await owner());
  const copies = Array.from({ length: 1100 }, (_, index) => ({
    ...sample,
    id: `copy-${index}`,
    externalId: `copy-${index}`,
  }));
  for (let start = 0; start < copies.length; start += 550)
    await ctx.db.insert(emailSync).values(copies.slice(start, start + 550));
  await disconnect();
  expect(await purgeMailbox(ctx, id, 1)).toBe("more");
  expect(await ctx.db.$count(emailSync)).toBe(601);
  expect(await purgeMailbox(ctx, id)).toBe("done");
  expect(Math.max(...(await counts()))).toBe(0);
});

test("a step of removing may run twice, also at the same time", async () => {
  await fill();
  await disconnect();
  const steps = await Promise.all([purgeMailbox(fixture.ctx, id), purgeMailbox(fixture.ctx, id)]);
  expect(steps).toEqual(["done", "done"]);
  expect(Math.max(...(await counts()))).toBe(0);
  expect(await purgeMailbox(fixture.ctx, id)).toBe("done");
});

test("a late message to remove a mailbox that is connected removes nothing", async () => {
  await fill();
  const before = await counts();
  await purgeMailbox(fixture.ctx, id);
  expect(await counts()).toEqual(before);
});

test("a mailbox can be connected anew while its old mail is still being removed", async () => {
  await fill();
  await disconnect();
  const anew = await connect();
  expect(anew).not.toBe(id);
  await createEmail(fixture.ctx, await owner(anew));
  await purgeMailbox(fixture.ctx, id);
  const left = await fixture.ctx.db.select().from(emailProvider);
  expect(left.map((row) => row.id)).toEqual([anew]);
  expect(await fixture.ctx.db.$count(emailSync)).toBe(1);
});

test("an account that a colleague has connected too keeps its consent", async () => {
  const colleague = await throughGoogle(fixture, "sign-in", { account: bob.address });
  await connect({ account: ada.address, accessToken: colleague.accessToken });
  await disconnect();
  const requests = await fixture.google.control.requests();
  expect(requests.filter(({ path }) => path.startsWith("/revoke"))).toEqual([]);
});

test("a provider that cannot be reached does not keep a mailbox connected", async () => {
  await fixture.google.control.addFault({ match: { path: "/revoke" }, effect: { kind: "reset" } });
  expect((await disconnect()).status).toBe(204);
});

test("Gmail is told to push no more, unless a colleague still listens to the same account", async () => {
  const { ctx, google } = fixture;
  const stops = async () =>
    (await google.control.requests())
      .filter(({ path }) => path.endsWith("/stop"))
      .map(({ status }) => status);
  const colleague = await throughGoogle(fixture, "sign-in", { account: bob.address });
  const shared = await connect({ account: ada.address, accessToken: colleague.accessToken });
  await ctx.db.update(emailProvider).set({ pushChannelId: "" });
  await disconnect();
  expect(await stops()).toEqual([]);
  await fixture.call(`/v1/providers/${shared}`, { method: "DELETE", accessToken: colleague.accessToken });
  expect(await stops()).toEqual([204]);
});
