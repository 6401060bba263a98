import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { deleteContact } from "../../businesses/deleteContact.ts";
import {
  association,
  associationOperation,
  emailParticipant,
  emailSync,
  organization,
} from "../../db/schema/tables.ts";
import { handleMessage } from "../../handleMessage.ts";
import { ENGINE_VERSION } from "../engineVersion.ts";
import { sweepEngine } from "./sweepEngine.ts";

let ctx: TestContext;
let organizationId: string;
let ada: Awaited<ReturnType<typeof createUser>>;
let orbis: string;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx, { engineVersion: ENGINE_VERSION - 1 })).id;
  ada = await createUser(ctx, organizationId, { email: "ada@northwind.example" });
  orbis = (await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"])).id;
});

async function work() {
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) await handleMessage(ctx, sent.message);
}
const placeOf = async (id: string) =>
  (await ctx.db.select().from(emailSync).where(eq(emailSync.id, id)))[0]?.businessId ?? null;

describe("a new version of the engine", () => {
  it("decides all mail of every mailbox anew, once, and nothing that a person decided", async () => {
    const boxes = [
      await createEmailProvider(ctx, ada),
      await createEmailProvider(ctx, ada, { subject: "second" }),
    ];
    const emails = [];
    for (const box of boxes) for (let made = 0; made < 3; made += 1) emails.push(await createEmail(ctx, box));
    const kept = await createEmail(ctx, boxes[0]!);
    await createAssociation(ctx, kept, {
      businessId: orbis,
      state: "rejected",
      source: "manual",
      isPrimary: false,
    });
    await Promise.all([sweepEngine(ctx), sweepEngine(ctx)]);
    await work();
    for (const email of emails) expect(await placeOf(email.id)).toBe(orbis);
    expect(await placeOf(kept.id)).toBeNull();
    expect(await ctx.db.select().from(associationOperation)).toMatchObject([
      { state: "done", done: 7, total: 7 },
    ]);
    await sweepEngine(ctx);
    expect(ctx.sent).toEqual([]);
    expect((await ctx.db.select().from(organization))[0]?.engineVersion).toBe(ENGINE_VERSION);
  });

  it("finds who wrote what an older mail passes on, as far as its text is kept", async () => {
    const box = await createEmailProvider(ctx, ada);
    const text =
      "Please read\n\n---------- Переслан ---\nОт: Ana <Ana@orbis.example>\nДата: x\nТема: y\n\nHello";
    const kim = { from: { name: "Kim", address: "kim@gmail.com" }, subject: "Fwd: Offer" };
    const email = await createEmail(ctx, box, { ...kim, bodyText: text });
    const known = { role: "sender" as const, name: "", address: "lee@gmail.com" };
    const told = await createEmail(ctx, box, { ...kim, bodyText: text, behind: [known] });
    const report = await createEmail(ctx, box, { ...kim, bodyText: text, isAutomated: true });
    await sweepEngine(ctx);
    await work();
    const behindOf = async (id: string) =>
      (await ctx.db.select().from(emailSync).where(eq(emailSync.id, id)))[0]?.behind;
    const ana = { role: "forwarded", name: "Ana", address: "ana@orbis.example" };
    expect(await behindOf(email.id)).toEqual([ana]);
    expect(await behindOf(told.id)).toEqual([known, ana]);
    expect(await behindOf(report.id)).toEqual([]);
    const people = await ctx.db.select().from(emailParticipant).where(eq(emailParticipant.emailId, email.id));
    expect(people).toContainEqual(
      expect.objectContaining({ role: "behind", address: "ana@orbis.example", domain: "orbis.example" }),
    );
    expect(await ctx.db.select().from(association)).toContainEqual(
      expect.objectContaining({ emailId: email.id, businessId: orbis }),
    );
  });

  it("does not bring back a contact that is deleted in the middle of it", async () => {
    const box = await createEmailProvider(ctx, ada);
    const ana = await createContact(ctx, organizationId, orbis);
    const email = await createEmail(ctx, box);
    await sweepEngine(ctx);
    // Deleted between what is read and what is written.
    let batches = 0;
    const db = new Proxy(ctx.db, {
      get(target, name) {
        if (name !== "batch") return Reflect.get(target, name);
        return async (statements: Parameters<typeof target.batch>[0]) => {
          const results = await target.batch(statements);
          batches += 1;
          if (batches === 1) await deleteContact(actingAs(ctx, ada), ana.id);
          return results;
        };
      },
    });
    const [sent] = ctx.sent.splice(0);
    await handleMessage({ ...ctx, db }, sent!.message);
    await work();
    expect(batches).toBeGreaterThan(1);
    expect(await ctx.db.select().from(association)).toMatchObject([{ businessId: orbis, contactId: null }]);
    expect(await placeOf(email.id)).toBe(orbis);
  });
});
