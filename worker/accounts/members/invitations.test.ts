import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import type { UserContext } from "../../context.ts";
import { invitation, organization, user } from "../../db/schema/tables.ts";
import { signIn } from "../signIn/signIn.ts";
import { createInvitation } from "./createInvitation.ts";
import { listInvitations } from "./listInvitations.ts";
import { withdrawInvitation } from "./withdrawInvitation.ts";

const issuer = "https://accounts.example";
const ben = { subject: "ben", email: "ben@northwind.example", isEmailVerified: true, name: "Ben" };

describe("an invitation", () => {
  let ctx: TestContext;
  let admin: UserContext;

  beforeEach(async () => {
    ctx = await createTestContext();
    const { id } = await createOrganization(ctx);
    admin = actingAs(ctx, await createUser(ctx, id));
  });

  it("lets its address join at the first sign-in, once", async () => {
    await createInvitation(admin, { email: ben.email, role: "member" });
    await signIn(ctx, issuer, ben, null);
    const [joined] = await ctx.db.select().from(user).where(eq(user.email, ben.email));
    expect(joined).toMatchObject({ organizationId: admin.actor.organizationId, role: "member" });
    expect((await listInvitations(admin)).items).toEqual([]);
    await signIn(ctx, issuer, { ...ben, subject: "another ben" }, null).catch(() => undefined);
    expect(
      await ctx.db.select().from(user).where(eq(user.organizationId, admin.actor.organizationId)),
    ).toHaveLength(2);
  });

  it("does not let in an address that its provider has not confirmed", async () => {
    await createInvitation(admin, { email: ben.email, role: "member" });
    await signIn(ctx, issuer, { ...ben, isEmailVerified: false }, null);
    expect(await ctx.db.select().from(organization)).toHaveLength(2);
  });

  it("ends by being withdrawn, and by time", async () => {
    const { id } = await createInvitation(admin, { email: ben.email, role: "member" });
    await withdrawInvitation(admin, id);
    await createInvitation(admin, { email: ben.email, role: "admin" });
    ctx.clock.advance(31 * 86_400_000);
    await signIn(ctx, issuer, ben, null);
    expect(await ctx.db.select().from(organization)).toHaveLength(2);
  });

  it("is renewed, not doubled, by inviting again", async () => {
    const first = await createInvitation(admin, { email: ben.email, role: "member" });
    const again = await createInvitation(admin, { email: ben.email, role: "admin" });
    expect(again).toMatchObject({ id: first.id, role: "admin" });
    expect(await ctx.db.select().from(invitation)).toHaveLength(1);
  });

  it("is for administrators alone, and of their organization alone", async () => {
    const member = actingAs(ctx, { ...admin.actor, role: "member" });
    await expect(createInvitation(member, { email: ben.email, role: "member" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { id } = await createInvitation(admin, { email: ben.email, role: "member" });
    const other = actingAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
    await expect(withdrawInvitation(other, id)).rejects.toMatchObject({ code: "invitation_not_found" });
  });

  it("is refused for a member", async () => {
    const { email } = await createUser(ctx, admin.actor.organizationId);
    await expect(createInvitation(admin, { email, role: "member" })).rejects.toMatchObject({
      code: "already_member",
    });
  });
});
