import { beforeEach, describe, expect, test } from "vitest";
import { changesSchema } from "#shared/changes.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { emailProvider, emailSync } from "../db/schema/tables.ts";

describe("Whether anything changed", () => {
  let ctx: TestContext;
  let look: Record<"ada" | "bob" | "stranger", () => Promise<string>>;
  let adas: Awaited<ReturnType<typeof createEmailProvider>>;
  let organizationId: string;

  beforeEach(async () => {
    ctx = await createTestContext();
    organizationId = (await createOrganization(ctx)).id;
    const ada = await createUser(ctx, organizationId);
    const bob = await createUser(ctx, organizationId, { role: "member" });
    const stranger = await createUser(ctx, (await createOrganization(ctx)).id);
    const version = (as: ReturnType<typeof apiAs>) => async () =>
      changesSchema.parse((await as("GET", "/v1/changes")).body).version;
    look = {
      ada: version(apiAs(ctx, ada)),
      bob: version(apiAs(ctx, bob)),
      stranger: version(apiAs(ctx, stranger)),
    };
    adas = await createEmailProvider(ctx, ada);
  });

  /** Who hears of it. */
  async function heard(change: () => Promise<unknown>) {
    const before = { ada: await look.ada(), bob: await look.bob(), stranger: await look.stranger() };
    await change();
    const people = ["ada", "bob", "stranger"] as const;
    const after = await Promise.all(people.map((who) => look[who]()));
    return people.filter((who, at) => after[at] !== before[who]);
  }

  test("is told to whom it concerns, and to nobody else", async () => {
    expect(await heard(async () => {})).toEqual([]);
    // Unfiled mail is its owner's alone, also that there is some.
    expect(await heard(() => createEmail(ctx, adas))).toEqual(["ada"]);
    expect(await heard(() => ctx.db.update(emailSync).set({ isRead: true }))).toEqual(["ada"]);
    expect(await heard(() => ctx.db.update(emailSync).set({ businessId: "b" }))).toEqual(["ada", "bob"]);
    expect(await heard(() => ctx.db.update(emailSync).set({ businessId: null }))).toEqual(["ada", "bob"]);
    expect(await heard(() => createBusiness(ctx, organizationId))).toEqual(["ada", "bob"]);
    expect(await heard(() => ctx.db.update(emailProvider).set({ sharing: "subject" }))).toEqual([
      "ada",
      "bob",
    ]);
    expect(await heard(() => ctx.db.update(emailProvider).set({ nextSyncAt: 1 }))).toEqual([]);
    expect(await heard(() => ctx.db.delete(emailSync))).toEqual(["ada"]);
  });
});
