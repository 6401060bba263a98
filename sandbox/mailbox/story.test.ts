import { expect, it } from "vitest";
import { createTestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { syncPending } from "#worker/db/schema/tables.ts";
import { mailboxStory } from "./story.ts";

async function mailbox() {
  const ctx = await createTestContext();
  const { id } = await createOrganization(ctx);
  const owner = await createUser(ctx, id, { email: "ada@northwind.example" });
  const now = ctx.clock.now();
  const row = await createEmailProvider(ctx, owner, { stored: 1, pending: 2, lastSyncAt: now - 180_000 });
  await createEmail(ctx, row);
  const waiting = {
    emailProviderId: row.id,
    reason: "unreadable",
    attempts: 3,
    createdAt: now,
    updatedAt: now,
  };
  await ctx.db.insert(syncPending).values([
    { ...waiting, externalId: "a", nextTryAt: now + 7_200_000 },
    { ...waiting, externalId: "b", nextTryAt: now + 7_300_000 },
  ]);
  return { ctx, id: row.id, now };
}

it("tells the state of a mailbox by id and by address, and what waits by its reason", async () => {
  const { ctx, id, now } = await mailbox();
  const story = await mailboxStory(ctx.database, id, now);
  expect(story).toContain("status: live");
  expect(story).toContain("last_sync_at: 3m ago");
  expect(story).toContain("reason=unreadable emails=2 most_attempts=3 next_try_at=in 2h");
  expect(story).toContain("gaps: none");
  expect(await mailboxStory(ctx.database, "Ada@northwind.example", now)).toBe(story);
});

it("shows nothing of any email, and no token", async () => {
  const { ctx, id, now } = await mailbox();
  const story = (await mailboxStory(ctx.database, id, now)) ?? "";
  for (const secret of ["Frame contract", "One change", "orbis.example", "Ruiz", "eyJ"])
    expect(story).not.toContain(secret);
});

it("says that there is no such mailbox", async () => {
  const { ctx, now } = await mailbox();
  expect(await mailboxStory(ctx.database, "nobody@northwind.example", now)).toBeNull();
});
