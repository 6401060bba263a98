import { expect, test } from "vitest";
import { createTestContext } from "#test/factory/context.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { authorizationRequest } from "#worker/db/schema/tables.ts";
import { sweepAccounts } from "./sweepAccounts.ts";

test("a removal whose message was lost is taken up again; connected mailboxes are left alone", async () => {
  const ctx = await createTestContext();
  const owner = await createUser(ctx, (await createOrganization(ctx)).id);
  await createEmailProvider(ctx, owner);
  const leaving = await createEmailProvider(ctx, owner, { disconnectedAt: 1, enabled: false });
  await sweepAccounts(ctx);
  expect(ctx.sent.map(({ message }) => message)).toEqual([
    { type: "purge", organizationId: owner.organizationId, emailProviderId: leaving.id },
  ]);
});

test("unfinished sign-ins are forgotten, an hour after they expired", async () => {
  const ctx = await createTestContext();
  await ctx.db.insert(authorizationRequest).values({
    stateHash: "state",
    provider: "google",
    intent: "sign-in",
    redirectUri: "https://extension.example/",
    codeChallenge: "challenge",
    sealed: "sealed",
    expiresAt: ctx.clock.now(),
    createdAt: ctx.clock.now(),
  });
  ctx.clock.advance(60 * 60_000);
  await sweepAccounts(ctx);
  expect(await ctx.db.$count(authorizationRequest)).toBe(1);
  ctx.clock.advance(1);
  await sweepAccounts(ctx);
  expect(await ctx.db.$count(authorizationRequest)).toBe(0);
});
