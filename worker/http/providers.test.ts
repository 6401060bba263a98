import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { ErrorBody } from "#shared/errorCode.ts";
import { type FolderChoice, type Provider, providerSchema } from "#shared/provider.ts";
import { ada, bob, type GoogleFixture, googleFixture, throughGoogle } from "#test/factory/googleSignIn.ts";
import { emailProvider } from "#worker/db/schema/tables.ts";

let fixture: GoogleFixture;
let tokens: AuthTokenAnswer;
let id: string;
beforeEach(async () => {
  fixture = await googleFixture();
  tokens = await throughGoogle(fixture, "sign-in");
  const connected = await throughGoogle(fixture, "connect", { accessToken: tokens.accessToken });
  id = connected.emailProviderId ?? "";
  fixture.ctx.sent.length = 0;
});
afterEach(async () => {
  await fixture.google.close();
});

const call = (path: string, options: { method?: string; body?: unknown } = {}) =>
  fixture.call(path, { accessToken: tokens.accessToken, ...options });
const patch = (body: unknown) => call(`/v1/providers/${id}`, { method: "PATCH", body });
const change = (values: Partial<typeof emailProvider.$inferInsert>) =>
  fixture.ctx.db.update(emailProvider).set(values).where(eq(emailProvider.id, id));

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as ErrorBody).error.code;
}

async function mailbox() {
  const [row] = await fixture.ctx.db.select().from(emailProvider).where(eq(emailProvider.id, id));
  if (!row) throw new Error("No mailbox");
  return row;
}

test("a connected account is listed with settings, counts and health", async () => {
  await change({ status: "live", listed: 12, stored: 9, skipped: 2, pending: 1, lastSyncAt: 5 });
  const { items } = (await (await call("/v1/providers")).json()) as { items: unknown[] };
  const provider = providerSchema.parse(items[0]);
  expect(provider).toMatchObject({
    accountEmail: ada.address,
    counts: { listed: 12, stored: 9, skipped: 2, pending: 1 },
    health: { lastSyncAt: 5, push: "off", error: null },
  });
});

test("nothing of a token is ever in an answer", async () => {
  const { tokenEnvelope } = await mailbox();
  expect(await (await call("/v1/providers")).text()).not.toContain(tokenEnvelope.slice(0, 24));
});

test("every way to a mailbox is closed for others, whether colleague or stranger", async () => {
  const stranger = await throughGoogle(fixture, "sign-in", { account: bob.address });
  const as = { accessToken: stranger.accessToken };
  const answers = await Promise.all([
    fixture.call(`/v1/providers/${id}`, { ...as, method: "PATCH", body: { enabled: false } }),
    fixture.call(`/v1/providers/${id}`, { ...as, method: "DELETE" }),
    fixture.call(`/v1/providers/${id}/folders`, as),
    fixture.call(`/v1/providers/${id}/sync`, { ...as, method: "POST" }),
    fixture.call(`/v1/providers/${id}/audit`, as),
    fixture.call(`/v1/providers/${id}/audit`, { ...as, method: "POST" }),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(await codeOf(answer)).toBe("provider_not_found");
  }
  const listed = await fixture.call("/v1/providers", as);
  expect(await listed.json()).toEqual({ items: [], nextCursor: null });
  expect((await mailbox()).enabled).toBe(true);
});

test("nobody without a session reaches an account", async () => {
  for (const path of ["/v1/providers", "/v1/me", "/v1/sessions", "/v1/notifications"])
    expect((await fixture.call(path)).status).toBe(401);
});

test("the folders are the provider's, chosen as is usual until the user chooses", async () => {
  const answer = await call(`/v1/providers/${id}/folders`);
  const { items } = (await answer.json()) as { items: FolderChoice[] };
  const included = (folder: string) => items.find((item) => item.id === folder)?.included;
  expect(included("INBOX")).toBe(true);
  expect(included("SPAM")).toBe(false);
  const patched = await patch({ folders: [{ id: "SPAM", included: true }] });
  expect(patched.status).toBe(200);
  const again = (await (await call(`/v1/providers/${id}/folders`)).json()) as { items: FolderChoice[] };
  expect(again.items.find((item) => item.id === "SPAM")?.included).toBe(true);
  expect(again.items.find((item) => item.id === "INBOX")?.included).toBe(true);
});

test("a folder that does not exist is refused by its name, and nothing is changed", async () => {
  const answer = await patch({ folders: [{ id: "Nowhere", included: true }], sharing: "metadata" });
  expect(answer.status).toBe(400);
  expect(await codeOf(answer)).toBe("invalid_request");
  expect(await mailbox()).toMatchObject({ folders: [], sharing: "full" });
});

test.each([
  { syncIntervalMinutes: 4 },
  { syncIntervalMinutes: 61 },
  { syncIntervalMinutes: 7.5 },
  { sharing: "everyone" },
  { status: "live" },
  { enabled: "no" },
])("the setting %o is refused", async (body) => {
  expect(await codeOf(await patch(body))).toBe("invalid_request");
});

test("a shorter interval holds at once, a backoff stays", async () => {
  const now = fixture.ctx.clock.now();
  await change({ status: "live", nextSyncAt: now + 60 * 60_000 });
  await patch({ syncIntervalMinutes: 5 });
  expect(await mailbox()).toMatchObject({ syncIntervalMinutes: 5, nextSyncAt: now + 5 * 60_000 });
  await change({ nextSyncAt: now + 30 * 60_000, failureCount: 3 });
  await patch({ syncIntervalMinutes: 5 });
  expect((await mailbox()).nextSyncAt).toBe(now + 30 * 60_000);
});

test("other mail to sync is synced at once, and a running slice of the old choice is stopped", async () => {
  await change({ status: "live", nextSyncAt: fixture.ctx.clock.now() + 60_000 });
  const before = await mailbox();
  await patch({ backfill: "90d" });
  const after = await mailbox();
  expect(after.nextSyncAt).toBe(fixture.ctx.clock.now());
  expect(after.epoch).toBe(before.epoch + 1);
  expect(fixture.ctx.sent).toHaveLength(1);
});

test("an account that is turned off pauses, and goes on at once when it is turned on", async () => {
  const off = (await (await patch({ enabled: false })).json()) as Provider;
  expect(off).toMatchObject({ status: "paused", health: { nextSyncAt: null } });
  expect(fixture.ctx.sent).toEqual([]);
  expect(await codeOf(await call(`/v1/providers/${id}/sync`, { method: "POST" }))).toBe("invalid_request");
  const on = (await (await patch({ enabled: true })).json()) as Provider;
  expect(on).toMatchObject({ status: "connecting", health: { nextSyncAt: fixture.ctx.clock.now() } });
  expect(fixture.ctx.sent).toHaveLength(1);
});

test("turning off and on does not hide that the account must be connected again", async () => {
  await change({ status: "reauth_required", errorCode: "reauth_required", errorAction: "reconnect" });
  await patch({ enabled: false });
  const on = (await (await patch({ enabled: true })).json()) as Provider;
  expect(on.status).toBe("reauth_required");
  expect(fixture.ctx.sent).toEqual([]);
});

test("sync now cuts our own backoff short", async () => {
  const now = fixture.ctx.clock.now();
  await change({ status: "live", failureCount: 5, nextSyncAt: now + 30 * 60_000 });
  const answer = await call(`/v1/providers/${id}/sync`, { method: "POST" });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ nextSyncAt: now });
  expect(fixture.ctx.sent).toHaveLength(1);
});

test("sync now never cuts short the pause that the provider asked for", async () => {
  const retryAfter = fixture.ctx.clock.now() + 10 * 60_000;
  await change({ status: "live", retryAfter, nextSyncAt: retryAfter });
  const answer = await call(`/v1/providers/${id}/sync`, { method: "POST" });
  expect(await answer.json()).toEqual({ nextSyncAt: retryAfter });
  expect(fixture.ctx.sent).toEqual([]);
  expect((await mailbox()).nextSyncAt).toBe(retryAfter);
});

test("sync now on an account that must be connected again says so", async () => {
  await change({ status: "reauth_required" });
  const answer = await call(`/v1/providers/${id}/sync`, { method: "POST" });
  expect(answer.status).toBe(409);
  expect(await codeOf(answer)).toBe("reconnect_required");
});
