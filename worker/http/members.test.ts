import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { Member } from "#shared/member.ts";
import { createEmail } from "#test/factory/email.ts";
import { ada, bob, type GoogleFixture, googleFixture, throughGoogle } from "#test/factory/googleSignIn.ts";
import { purgeMailbox } from "../accounts/mailboxes/purgeMailbox.ts";
import { emailProvider, emailSync, identity, invitation, organization, user } from "../db/schema/tables.ts";

let fixture: GoogleFixture;
let admin: AuthTokenAnswer;
let colleague: AuthTokenAnswer;
beforeAll(async () => {
  fixture = await googleFixture();
});
afterAll(() => fixture.google.close());
beforeEach(async () => {
  const { db } = fixture.ctx;
  for (const table of [emailSync, emailProvider, invitation, identity]) await db.delete(table);
  admin = await throughGoogle(fixture, "sign-in");
  await call(admin, "/v1/invitations", "POST", { email: bob.address });
  colleague = await throughGoogle(fixture, "sign-in", { account: bob.address });
});

function call(who: AuthTokenAnswer, path: string, method = "GET", body?: unknown) {
  const { accessToken } = who;
  return fixture.call(path, { method, accessToken, ...(body === undefined ? {} : { body }) });
}

async function members(who: AuthTokenAnswer): Promise<Member[]> {
  return ((await (await call(who, "/v1/members")).json()) as { items: Member[] }).items;
}

async function idOf(email: string): Promise<string> {
  const found = (await members(admin)).find((member) => member.email === email);
  if (!found) throw new Error(`${email} is no member`);
  return found.id;
}

test("everybody sees their colleagues, and nobody else", async () => {
  await throughGoogle(fixture, "connect", { account: bob.address, accessToken: colleague.accessToken });
  expect(await members(colleague)).toMatchObject([
    { email: ada.address, role: "admin", accounts: 0 },
    { email: bob.address, role: "member", accounts: 1 },
  ]);
});

test("an admin makes a member an admin, and the last one stays", async () => {
  const bobId = await idOf(bob.address);
  const adaId = await idOf(ada.address);
  expect((await call(colleague, `/v1/members/${bobId}`, "PATCH", { role: "admin" })).status).toBe(403);
  expect((await call(admin, `/v1/members/${adaId}`, "PATCH", { role: "member" })).status).toBe(409);
  expect((await call(admin, `/v1/members/${bobId}`, "PATCH", { role: "admin" })).status).toBe(204);
  expect((await call(admin, `/v1/members/${adaId}`, "PATCH", { role: "member" })).status).toBe(204);
  expect(await members(colleague)).toMatchObject([{ role: "member" }, { role: "admin" }]);
});

test("who is removed is signed out, their mailbox and its mail go, and they may be invited again", async () => {
  const { ctx } = fixture;
  const { emailProviderId } = await throughGoogle(fixture, "connect", {
    account: bob.address,
    accessToken: colleague.accessToken,
  });
  const [row] = await ctx.db.select().from(emailProvider);
  if (!row || !emailProviderId) throw new Error("No mailbox");
  await createEmail(ctx, row);
  const bobId = await idOf(bob.address);
  expect((await call(admin, `/v1/members/${bobId}`, "DELETE")).status).toBe(204);
  expect((await members(admin)).map(({ email }) => email)).toEqual([ada.address]);
  const refreshed = await fixture.call("/v1/auth/token", { body: { refreshToken: colleague.refreshToken } });
  expect(refreshed.status).toBe(401);
  const [left] = await ctx.db.select().from(emailProvider);
  expect(left).toMatchObject({ tokenEnvelope: "", enabled: false });
  await purgeMailbox(ctx, emailProviderId);
  expect(await ctx.db.$count(emailSync)).toBe(0);
  expect((await call(admin, `/v1/members/${bobId}`, "DELETE")).status).toBe(404);
  await call(admin, "/v1/invitations", "POST", { email: bob.address });
  await throughGoogle(fixture, "sign-in", { account: bob.address });
  expect(await members(admin)).toHaveLength(2);
});

test("the last admin cannot be removed, a member removes nobody, and a stranger's member does not exist", async () => {
  const adaId = await idOf(ada.address);
  expect((await call(admin, `/v1/members/${adaId}`, "DELETE")).status).toBe(409);
  expect((await call(colleague, `/v1/members/${adaId}`, "DELETE")).status).toBe(403);
  const { ctx } = fixture;
  const foreign = { id: ctx.newId(), organizationId: ctx.newId() };
  await ctx.db
    .insert(organization)
    .values({ id: foreign.organizationId, name: "Elsewhere", createdAt: 0, updatedAt: 0 });
  await ctx.db.insert(user).values({
    ...foreign,
    email: "eve@elsewhere.example",
    name: "Eve",
    role: "admin",
    createdAt: 0,
    updatedAt: 0,
  });
  expect((await call(admin, `/v1/members/${foreign.id}`, "DELETE")).status).toBe(404);
  expect((await call(admin, `/v1/members/${foreign.id}`, "PATCH", { role: "member" })).status).toBe(404);
});
