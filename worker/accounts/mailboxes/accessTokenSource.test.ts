import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ada, type GoogleFixture, googleFixture, throughGoogle } from "#test/factory/googleSignIn.ts";
import { emailProvider } from "#worker/db/schema/tables.ts";
import { accessTokenSource } from "./accessTokenSource.ts";
import { openEnvelope, sealEnvelope } from "./envelope.ts";

let fixture: GoogleFixture;
let id: string;
beforeEach(async () => {
  fixture = await googleFixture();
  const { accessToken } = await throughGoogle(fixture, "sign-in");
  id = (await throughGoogle(fixture, "connect", { accessToken })).emailProviderId ?? "";
  await fixture.google.control.resetRequests();
});
afterEach(async () => {
  await fixture.google.close();
});

async function row() {
  const [found] = await fixture.ctx.db.select().from(emailProvider).where(eq(emailProvider.id, id));
  if (!found) throw new Error("No mailbox");
  return found;
}

async function tokenRequests(): Promise<number> {
  return (await fixture.google.control.requests()).filter(({ path }) => path.startsWith("/token")).length;
}

const expire = () => fixture.ctx.clock.advance(3_600_000);

test("a fresh token costs neither the database nor the provider anything", async () => {
  const known = await row();
  const ctx = {
    ...fixture.ctx,
    db: new Proxy(fixture.ctx.db, {
      get: () => {
        throw new Error("The database was asked");
      },
    }),
  };
  const { accessToken } = await openEnvelope(ctx, id, known.tokenEnvelope);
  expect(await accessTokenSource(ctx, id, known)()).toBe(accessToken);
  expect(await tokenRequests()).toBe(0);
});

test("a token in its last minute is replaced before it is handed out, and the new one is kept", async () => {
  const before = await row();
  fixture.ctx.clock.advance(before.accessTokenExpiresAt - fixture.ctx.clock.now() - 60_000);
  const token = await accessTokenSource(fixture.ctx, id, before)();
  const after = await row();
  expect((await openEnvelope(fixture.ctx, id, after.tokenEnvelope)).accessToken).toBe(token);
  expect(after.accessTokenExpiresAt).toBeGreaterThan(before.accessTokenExpiresAt);
});

test("a rejected token is replaced although it should still live", async () => {
  const source = accessTokenSource(fixture.ctx, id);
  const rejected = await source();
  const next = await source({ rejected });
  expect(next).not.toBe(rejected);
  expect(await source()).toBe(next);
});

test("many that need a new token at once make one request to the token endpoint", async () => {
  expire();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => accessTokenSource(fixture.ctx, id)()));
  expect(new Set(tokens).size).toBe(1);
  expect(await tokenRequests()).toBe(1);
});

test("two isolates at once end with one token that is kept", async () => {
  expire();
  vi.resetModules();
  const elsewhere = await import("./accessTokenSource.ts");
  await Promise.all([accessTokenSource(fixture.ctx, id)(), elsewhere.accessTokenSource(fixture.ctx, id)()]);
  const kept = await openEnvelope(fixture.ctx, id, (await row()).tokenEnvelope);
  expect(await accessTokenSource(fixture.ctx, id)()).toBe(kept.accessToken);
});

test("a refresh token that the provider replaces at every use is never lost", async () => {
  await fixture.google.control.changeAccount(ada.address, { rotateRefreshTokens: true });
  for (let time = 0; time < 3; time += 1) {
    expire();
    await expect(accessTokenSource(fixture.ctx, id)()).resolves.toBeTypeOf("string");
  }
});

test("whoever loses the race uses what the winner saved", async () => {
  const winner = { accessToken: "winner", refreshToken: "winner-refresh" };
  const ctx = {
    ...fixture.ctx,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const answer = await fetch(input, init);
      if (String(input).endsWith("/token"))
        await fixture.ctx.db.update(emailProvider).set({
          tokenEnvelope: await sealEnvelope(fixture.ctx, id, winner),
          accessTokenExpiresAt: fixture.ctx.clock.now() + 3_600_000,
        });
      return answer;
    },
  };
  expire();
  expect(await accessTokenSource(ctx, id)()).toBe("winner");
  expect(await openEnvelope(ctx, id, (await row()).tokenEnvelope)).toEqual(winner);
});

test("a grant that was withdrawn asks the owner to connect again", async () => {
  await fixture.google.control.revoke(ada.address);
  expire();
  await expect(accessTokenSource(fixture.ctx, id)()).rejects.toMatchObject({ code: "reauth_required" });
});

test("a busy token endpoint is not a bad credential", async () => {
  const { control } = fixture.google;
  expire();
  await control.addFault({
    match: { path: "/token" },
    effect: { kind: "status", status: 429, retryAfterSeconds: 120 },
  });
  await expect(accessTokenSource(fixture.ctx, id)()).rejects.toMatchObject({
    code: "rate_limited",
    retryAt: fixture.ctx.clock.now() + 120_000,
  });
  for (const effect of [{ kind: "status", status: 503 }, { kind: "reset" }, { kind: "truncate" }] as const) {
    await control.addFault({ match: { path: "/token" }, effect });
    await expect(accessTokenSource(fixture.ctx, id)()).rejects.toMatchObject({ code: "transient" });
  }
  await expect(accessTokenSource(fixture.ctx, id)()).resolves.toBeTypeOf("string");
});

test("a wrong client secret is our fault and not the owner's", async () => {
  expire();
  const ctx = { ...fixture.ctx, config: { ...fixture.ctx.config, GOOGLE_CLIENT_SECRET: "expired" } };
  await expect(accessTokenSource(ctx, id)()).rejects.toMatchObject({ code: "app_misconfigured" });
});

test("an envelope that was moved to this row from another opens no mailbox", async () => {
  const foreign = await sealEnvelope(fixture.ctx, "another-row", { accessToken: "a", refreshToken: "r" });
  await fixture.ctx.db.update(emailProvider).set({ tokenEnvelope: foreign });
  await expect(accessTokenSource(fixture.ctx, id)()).rejects.toMatchObject({ code: "reauth_required" });
  expect(await tokenRequests()).toBe(0);
});
