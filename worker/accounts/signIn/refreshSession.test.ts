import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createTestContext, type TestContext, testConfig } from "#test/factory/context.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import type { Context } from "#worker/context.ts";
import { auditEvent, session } from "#worker/db/schema/tables.ts";
import { verifyAccessToken } from "#worker/security/accessToken.ts";
import { newSession, sessionLifetime } from "./openSession.ts";
import { refreshSession, reuseGrace } from "./refreshSession.ts";

let ctx: TestContext;
let owner: { userId: string; organizationId: string };
beforeEach(async () => {
  ctx = await createTestContext();
  owner = await createUser(ctx, (await createOrganization(ctx)).id, { role: "member" });
});

async function signedIn() {
  const opened = await newSession(ctx, owner, "Firefox");
  await opened.insert;
  return opened;
}
const refused = { code: "unauthenticated" };

test("a refresh token is replaced by the next one, which works in turn", async () => {
  const { id, refreshToken } = await signedIn();
  const answer = await refreshSession(ctx, refreshToken);
  expect(answer.refreshToken).not.toBe(refreshToken);
  const actor = await verifyAccessToken(ctx, answer.accessToken);
  expect(actor).toMatchObject({ userId: owner.userId, sessionId: id, role: "member" });
  ctx.clock.advance(3_600_000);
  const next = await refreshSession(ctx, answer.refreshToken);
  expect(next.refreshToken).not.toBe(answer.refreshToken);
});

test("no token lies in the database as it is", async () => {
  const { refreshToken } = await signedIn();
  const answer = await refreshSession(ctx, refreshToken);
  const stored = JSON.stringify(await ctx.db.select().from(session));
  expect(stored).not.toContain(refreshToken);
  expect(stored).not.toContain(answer.refreshToken);
});

test("a client whose answer was lost asks again and gets the same token", async () => {
  const { refreshToken } = await signedIn();
  const lost = await refreshSession(ctx, refreshToken);
  ctx.clock.advance(reuseGrace);
  const again = await refreshSession(ctx, refreshToken);
  expect(again.refreshToken).toBe(lost.refreshToken);
});

test("two refreshes at once lock nobody out", async () => {
  const { refreshToken } = await signedIn();
  const answers = await Promise.all([1, 2, 3].map(() => refreshSession(ctx, refreshToken)));
  expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
  await expect(refreshSession(ctx, answers[0]?.refreshToken ?? "")).resolves.toBeDefined();
});

test("a lost answer is made good although the key was rotated in between", async () => {
  const { refreshToken } = await signedIn();
  const lost = await refreshSession(ctx, refreshToken);
  const keys = { ...ctx.config.TOKEN_KEYS, second: btoa("fedcba9876543210fedcba9876543210") };
  const rotated: Context = {
    ...ctx,
    config: testConfig({ TOKEN_KEYS: JSON.stringify(keys), TOKEN_KEY_CURRENT: "second" }),
  };
  expect((await refreshSession(rotated, refreshToken)).refreshToken).toBe(lost.refreshToken);
});

test("a replaced token that comes back late ends the session, for the thief and for the owner", async () => {
  const { id, refreshToken } = await signedIn();
  const current = await refreshSession(ctx, refreshToken);
  ctx.clock.advance(reuseGrace + 1);
  await expect(refreshSession(ctx, refreshToken)).rejects.toMatchObject(refused);
  await expect(refreshSession(ctx, current.refreshToken)).rejects.toMatchObject(refused);
  const [event] = await ctx.db.select().from(auditEvent).where(eq(auditEvent.targetId, id));
  expect(event?.action).toBe("session_ended_by_reuse");
});

test("a session that was not used for sixty days has ended", async () => {
  const { refreshToken } = await signedIn();
  ctx.clock.advance(sessionLifetime);
  await expect(refreshSession(ctx, refreshToken)).rejects.toMatchObject(refused);
});

test("a token that nobody was given is refused", async () => {
  await expect(refreshSession(ctx, "made-up")).rejects.toMatchObject(refused);
});
