import { afterAll, beforeAll, expect, test } from "vitest";
import { meSchema, type SessionItem } from "#shared/auth.ts";
import type { Notification } from "#shared/notification.ts";
import { ada, bob, type GoogleFixture, googleFixture, throughGoogle } from "#test/factory/googleSignIn.ts";
import { writeBatch } from "#worker/db/writeBatch.ts";
import { openNotification } from "../accounts/notifications/mailboxNotifications.ts";

let fixture: GoogleFixture;
beforeAll(async () => {
  fixture = await googleFixture();
});
afterAll(async () => {
  await fixture.google.close();
});

async function sessionsOf(accessToken: string): Promise<SessionItem[]> {
  const answer = await fixture.call("/v1/sessions", { accessToken });
  return ((await answer.json()) as { items: SessionItem[] }).items;
}

test("a user sees who they are", async () => {
  const { accessToken } = await throughGoogle(fixture, "sign-in");
  const me = meSchema.parse(await (await fixture.call("/v1/me", { accessToken })).json());
  expect(me).toMatchObject({
    user: { email: ada.address, name: ada.name, role: "admin" },
    organization: { name: "Northwind" },
  });
});

test("a user ends a session elsewhere, and it refreshes no more", async () => {
  const here = await throughGoogle(fixture, "sign-in");
  const elsewhere = await throughGoogle(fixture, "sign-in");
  const current = (await sessionsOf(elsewhere.accessToken)).find(({ isCurrent }) => isCurrent);
  const path = `/v1/sessions/${current?.id}`;
  const ended = await fixture.call(path, { method: "DELETE", accessToken: here.accessToken });
  expect(ended.status).toBe(204);
  const refreshed = await fixture.call("/v1/auth/token", { body: { refreshToken: elsewhere.refreshToken } });
  expect(refreshed.status).toBe(401);
  const ids = (await sessionsOf(here.accessToken)).map(({ id }) => id);
  expect(ids).not.toContain(current?.id);
  const again = await fixture.call(path, { method: "DELETE", accessToken: here.accessToken });
  expect(again.status).toBe(404);
});

test("nobody ends another person's session", async () => {
  const own = await throughGoogle(fixture, "sign-in");
  const stranger = await throughGoogle(fixture, "sign-in", { account: bob.address });
  const target = (await sessionsOf(own.accessToken)).find(({ isCurrent }) => isCurrent);
  const answer = await fixture.call(`/v1/sessions/${target?.id}`, {
    method: "DELETE",
    accessToken: stranger.accessToken,
  });
  expect(answer.status).toBe(404);
});

test("signing out ends the session", async () => {
  const { accessToken, refreshToken } = await throughGoogle(fixture, "sign-in");
  expect((await fixture.call("/v1/auth/sign-out", { method: "POST", accessToken })).status).toBe(204);
  expect((await fixture.call("/v1/auth/token", { body: { refreshToken } })).status).toBe(401);
});

test("an access token lasts a quarter of an hour", async () => {
  const { accessToken } = await throughGoogle(fixture, "sign-in");
  fixture.ctx.clock.advance(15 * 60_000);
  const answer = await fixture.call("/v1/me", { accessToken });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: "session_expired" } });
});

test.each([
  [{}],
  [{ code: "", codeVerifier: "x" }],
  [{ refreshToken: 7 }],
  [{ refreshToken: "a".repeat(513) }],
])("the token request %o is refused", async (body) => {
  expect((await fixture.call("/v1/auth/token", { body })).status).toBe(400);
});

test("a notification is read by the user it is for, and by nobody else", async () => {
  const { accessToken } = await throughGoogle(fixture, "sign-in");
  const stranger = await throughGoogle(fixture, "sign-in", { account: bob.address });
  const { emailProviderId } = await throughGoogle(fixture, "connect", { accessToken });
  const { ctx } = fixture;
  await writeBatch(ctx.db, [openNotification(ctx, emailProviderId ?? "", "sync_failing", "Not answering.")]);
  const list = async (token: string) => {
    const answer = await fixture.call("/v1/notifications", { accessToken: token });
    return ((await answer.json()) as { items: Notification[] }).items;
  };
  const [open] = await list(accessToken);
  expect(open).toMatchObject({
    kind: "sync_failing",
    accountEmail: ada.address,
    action: "wait",
    readAt: null,
  });
  expect(await list(stranger.accessToken)).toEqual([]);
  const read = (token: string) =>
    fixture.call(`/v1/notifications/${open?.id}/read`, { method: "POST", accessToken: token });
  expect((await read(stranger.accessToken)).status).toBe(404);
  expect((await read(accessToken)).status).toBe(204);
  expect((await list(accessToken))[0]?.readAt).toBe(ctx.clock.now());
});
