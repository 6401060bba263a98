import { and, eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { ErrorBody } from "#shared/errorCode.ts";
import type { Provider } from "#shared/provider.ts";
import {
  ada,
  arrive,
  begin,
  bob,
  consent,
  type GoogleFixture,
  googleFixture,
  redeem,
  throughGoogle,
} from "#test/factory/googleSignIn.ts";
import { auditEvent, emailProvider, notification, syncCursor } from "#worker/db/schema/tables.ts";
import { writeBatch } from "#worker/db/writeBatch.ts";
import { openEnvelope } from "./envelope.ts";
import { reconnectRequiredWrites } from "./reconnectRequired.ts";

let fixture: GoogleFixture;
let tokens: AuthTokenAnswer;
beforeEach(async () => {
  fixture = await googleFixture();
  tokens = await throughGoogle(fixture, "sign-in");
});
afterEach(async () => {
  await fixture.google.close();
});

const connect = (options: { account?: string; granted?: string[] } = {}) =>
  throughGoogle(fixture, "connect", { ...options, accessToken: tokens.accessToken });

async function mailbox(id: string | null) {
  const [row] = await fixture.ctx.db
    .select()
    .from(emailProvider)
    .where(eq(emailProvider.id, id ?? ""));
  if (!row) throw new Error("No mailbox");
  return row;
}

function openNotifications() {
  return fixture.ctx.db.select().from(notification).where(isNull(notification.closedAt));
}

test("connecting asks who is connecting", async () => {
  const answer = await fixture.call("/v1/auth/start", {
    body: {
      provider: "google",
      redirectUri: "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
      codeChallenge: "a".repeat(43),
      intent: "connect",
    },
  });
  expect(answer.status).toBe(401);
});

test("a connected mailbox is the user's, is due at once, and its tokens are sealed", async () => {
  const { emailProviderId } = await connect();
  const row = await mailbox(emailProviderId);
  expect(row).toMatchObject({
    accountEmail: ada.address,
    status: "connecting",
    nextSyncAt: fixture.ctx.clock.now(),
    backfill: "all",
    syncIntervalMinutes: 15,
  });
  const { refreshToken } = await openEnvelope(fixture.ctx, row.id, row.tokenEnvelope);
  expect(row.tokenEnvelope).not.toContain(refreshToken);
  expect(fixture.ctx.sent.map(({ message }) => message)).toEqual([
    { type: "slice", organizationId: row.organizationId, emailProviderId },
  ]);
  const listed = await fixture.call("/v1/providers", { accessToken: tokens.accessToken });
  const { items } = (await listed.json()) as { items: Provider[] };
  expect(items).toMatchObject([
    {
      id: emailProviderId,
      permissions: { read: true, modify: true },
      health: { error: null, push: "off" },
    },
  ]);
});

test("connecting answers with working tokens of the session that began it", async () => {
  const connected = await connect();
  const renewed = await fixture.call("/v1/auth/token", { body: { refreshToken: connected.refreshToken } });
  expect(renewed.status).toBe(200);
});

test("connecting again keeps id and settings, replaces the tokens and ends what stopped the mailbox", async () => {
  const { ctx } = fixture;
  const { emailProviderId } = await connect();
  const before = await mailbox(emailProviderId);
  await ctx.db.update(emailProvider).set({ syncIntervalMinutes: 30, failureCount: 4 });
  await ctx.db.insert(syncCursor).values({
    emailProviderId: before.id,
    scope: "changes:mailbox",
    phase: "running",
    value: "1",
    updatedAt: 0,
  });
  await writeBatch(ctx.db, reconnectRequiredWrites(ctx, before, "reauth_required"));
  expect(await mailbox(emailProviderId)).toMatchObject({
    status: "reauth_required",
    errorAction: "reconnect",
  });
  expect(await openNotifications()).toMatchObject([{ kind: "reconnect_required" }]);
  const again = await connect();
  expect(again.emailProviderId).toBe(emailProviderId);
  const after = await mailbox(emailProviderId);
  expect(after).toMatchObject({
    status: "live",
    errorCode: null,
    errorAction: null,
    failureCount: 0,
    syncIntervalMinutes: 30,
  });
  expect(after.tokenEnvelope).not.toBe(before.tokenEnvelope);
  expect(after.epoch).toBeGreaterThan(before.epoch);
  expect(await openNotifications()).toEqual([]);
});

test("a mailbox that needs its owner says so once, however often a slice fails", async () => {
  const { ctx } = fixture;
  const row = await mailbox((await connect()).emailProviderId);
  for (let time = 0; time < 3; time += 1)
    await writeBatch(ctx.db, reconnectRequiredWrites(ctx, row, "reauth_required"));
  expect(await openNotifications()).toHaveLength(1);
});

test("a mailbox whose backfill is unfinished goes on with it; a paused one stays paused", async () => {
  const { ctx } = fixture;
  const { emailProviderId } = await connect();
  const cursor = { emailProviderId: emailProviderId ?? "", phase: "running" as const, updatedAt: 0 };
  await ctx.db.insert(syncCursor).values([
    { ...cursor, scope: "changes:mailbox" },
    { ...cursor, scope: "backfill:mailbox" },
  ]);
  await connect();
  expect((await mailbox(emailProviderId)).status).toBe("backfilling");
  await ctx.db.update(emailProvider).set({ enabled: false, status: "paused" });
  await connect();
  expect((await mailbox(emailProviderId)).status).toBe("paused");
});

test("without the permission to read mail nothing is connected, and the person reads which box to tick", async () => {
  const { authorizationUrl } = await begin(fixture, "connect", tokens.accessToken);
  const next = await arrive(fixture, await consent(authorizationUrl, { granted: [] }));
  expect(next.searchParams.get("error")).toBe("permission_missing");
  expect(next.searchParams.get("error_description")).toContain(
    "“Read, compose, and send emails from your Gmail account”",
  );
  expect(await fixture.ctx.db.$count(emailProvider)).toBe(0);
});

test("with the permission to read only, it connects and says that read and star are off", async () => {
  await fixture.google.control.grant(ada.address, ["https://www.googleapis.com/auth/gmail.readonly"]);
  await connect({ granted: [] });
  const listed = await fixture.call("/v1/providers", { accessToken: tokens.accessToken });
  const { items } = (await listed.json()) as { items: Provider[] };
  expect(items[0]?.permissions).toEqual({ read: true, modify: false });
  const [open] = await openNotifications();
  expect(open).toMatchObject({ kind: "permission_missing" });
  expect(open?.message).toContain("starring are off");
  await connect();
  expect(await openNotifications()).toEqual([]);
});

test("two connects of one mailbox at once make one mailbox whose tokens open", async () => {
  const begun = await Promise.all([1, 2].map(() => begin(fixture, "connect", tokens.accessToken)));
  const next = await Promise.all(
    begun.map(async ({ authorizationUrl }) => arrive(fixture, await consent(authorizationUrl))),
  );
  const answers = await Promise.all(
    next.map((url, index) => redeem(fixture, url, begun[index]?.codeVerifier ?? "")),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const rows = await fixture.ctx.db.select().from(emailProvider);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  await expect(openEnvelope(fixture.ctx, row?.id ?? "", row?.tokenEnvelope ?? "")).resolves.toBeDefined();
});

test("a mailbox cannot be slipped to somebody else: the code needs the verifier of whoever began", async () => {
  const stranger = await throughGoogle(fixture, "sign-in", { account: bob.address });
  const theirs = await begin(fixture, "connect", stranger.accessToken);
  const next = await arrive(fixture, await consent(theirs.authorizationUrl, { account: bob.address }));
  const own = await begin(fixture, "connect", tokens.accessToken);
  expect((await redeem(fixture, next, own.codeVerifier)).status).toBe(400);
  expect(await fixture.ctx.db.$count(emailProvider)).toBe(0);
});

test("who signed out while connecting connects nothing", async () => {
  const { codeVerifier, authorizationUrl } = await begin(fixture, "connect", tokens.accessToken);
  const next = await arrive(fixture, await consent(authorizationUrl));
  await fixture.call("/v1/auth/sign-out", { method: "POST", accessToken: tokens.accessToken });
  const answer = await redeem(fixture, next, codeVerifier);
  expect(answer.status).toBe(401);
  expect(((await answer.json()) as ErrorBody).error.message).toContain("signed out");
  expect(await fixture.ctx.db.$count(emailProvider)).toBe(0);
});

test("connecting is written into the audit log", async () => {
  const { emailProviderId } = await connect();
  const events = await fixture.ctx.db
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.targetType, "email_provider"), eq(auditEvent.targetId, emailProviderId ?? "")));
  expect(events.map(({ action }) => action)).toEqual(["mailbox_connected"]);
});
