import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { associationOperationSchema } from "#shared/association.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { oweReassociation, reassociateStep } from "../association/reassociateStep.ts";
import { association, auditEvent, emailParticipant, emailSync } from "../db/schema/tables.ts";

type Member = Awaited<ReturnType<typeof createUser>>;
type Mailbox = Awaited<ReturnType<typeof createEmailProvider>>;

let ctx: TestContext;
let organizationId: string;
let ada: Member;
let bob: Member;
let mailbox: Mailbox;
let call: ReturnType<typeof apiAs>;
let orbis: string;
let helix: string;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  ada = await createUser(ctx, organizationId, { email: "ada@northwind.example", role: "member" });
  bob = await createUser(ctx, organizationId, {
    email: "bob@northwind.example",
    name: "Bob",
    role: "member",
  });
  mailbox = await createEmailProvider(ctx, ada);
  call = apiAs(ctx, ada);
  orbis = (await createBusiness(ctx, organizationId, "Orbis Logistics", ["orbis.example"])).id;
  helix = (await createBusiness(ctx, organizationId, "Helix Labs")).id;
});

/** Files anew what the domain concerns, as the queue's consumer does; answers in how many steps. */
async function fileAutomatically(domain = "orbis.example", address = "kim@gmail.com"): Promise<number> {
  await (await oweReassociation(ctx, organizationId, { domains: [domain], addresses: [address] })).send();
  let steps = 0;
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) {
    if (sent.message.type !== "reassociate") continue;
    await reassociateStep(ctx, sent.message);
    steps += 1;
  }
  return steps;
}

async function filedUnder(id: string) {
  const [row] = await ctx.db.select().from(emailSync).where(eq(emailSync.id, id));
  return row?.businessId ?? row?.contactId ?? null;
}

const rowsOf = async (id: string) =>
  (await ctx.db.select().from(association).where(eq(association.emailId, id))).toSorted((a, b) =>
    a.businessId.localeCompare(b.businessId),
  );

const put = (id: string, body: Record<string, unknown>) => call("PUT", `/v1/emails/${id}/association`, body);

async function filed(id: string, body: Record<string, unknown>) {
  ctx.clock.advance(1000);
  const answer = await put(id, body);
  expect(answer.status).toBe(200);
  return associationOperationSchema.parse(answer.body);
}

const undo = (operationId: string) => call("POST", `/v1/associations/${operationId}/undo`);
const fromKim = { from: { name: "Kim", address: "kim@gmail.com" } };

describe("filing by hand", () => {
  it("an unknown email goes where the person says, with their name as the reason", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    const answer = await filed(email.id, { businessId: helix });
    expect(answer.emails).toBe(1);
    expect(await filedUnder(email.id)).toBe(helix);
    expect(await rowsOf(email.id)).toMatchObject([
      {
        source: "manual",
        confidence: 1,
        decidedBy: ada.userId,
        evidence: [{ text: "Ada filed this email under Helix Labs" }],
      },
    ]);
    expect(await ctx.db.select().from(auditEvent)).toMatchObject([
      { action: "email_associated", targetId: email.id },
    ]);
  });

  it("wins over what the engine found, and stays after every automatic pass", async () => {
    const email = await createEmail(ctx, mailbox);
    await fileAutomatically();
    expect(await filedUnder(email.id)).toBe(orbis);
    await filed(email.id, { businessId: helix });
    const rows = await rowsOf(email.id);
    expect(rows.find((row) => row.businessId === orbis)).toMatchObject({
      state: "rejected",
      source: "manual",
    });
    await fileAutomatically();
    expect(await filedUnder(email.id)).toBe(helix);
    expect(await rowsOf(email.id)).toEqual(rows);
  });

  it("takes the contact along that takes part, or the one that is said", async () => {
    const ana = await createContact(ctx, organizationId, helix, "Ana Ruiz", ["ana@orbis.example"]);
    const kim = await createContact(ctx, organizationId, helix, "Kim Lee", ["kim@gmail.com"]);
    const email = await createEmail(ctx, mailbox);
    await filed(email.id, { businessId: helix });
    expect(await rowsOf(email.id)).toMatchObject([{ contactId: ana.id }]);
    await filed(email.id, { businessId: helix, contactId: kim.id });
    expect(await rowsOf(email.id)).toMatchObject([{ contactId: kim.id }]);
    await filed(email.id, { businessId: null, contactId: kim.id });
    expect(await filedUnder(email.id)).toBe(kim.id);
  });

  it("a conversation moves as one, with what it says to come later", async () => {
    const thread = { threadId: "t" };
    const emails = [
      await createEmail(ctx, mailbox, thread),
      await createEmail(ctx, mailbox, { ...thread, ...fromKim }),
    ];
    await createEmail(ctx, mailbox);
    expect((await filed(emails[0]!.id, { businessId: helix, scope: "thread" })).emails).toBe(2);
    for (const email of emails) expect(await filedUnder(email.id)).toBe(helix);
    const reply = await createEmail(ctx, mailbox, thread);
    await fileAutomatically();
    expect(await filedUnder(reply.id)).toBe(helix);
  });

  it("is heard by the same conversation in a colleague's mailbox, until it is taken back", async () => {
    const conversation = { conversationId: "root", ...fromKim };
    const ours = await createEmail(ctx, mailbox, conversation);
    const bobs = await createEmailProvider(ctx, bob);
    const theirs = await createEmail(ctx, bobs, conversation);
    const { operationId } = await filed(ours.id, { businessId: helix });
    expect(await rowsOf(theirs.id)).toMatchObject([
      {
        ...{ businessId: helix, source: "thread", decidedBy: null },
        evidence: [{ text: "1 other email of this conversation is filed under Helix Labs, by Ada" }],
      },
    ]);
    const later = await createEmail(ctx, bobs, conversation);
    await fileAutomatically();
    expect(await filedUnder(later.id)).toBe(helix);
    await undo(operationId);
    for (const { id } of [theirs, later]) expect(await filedUnder(id)).toBeNull();
  });

  it("is not heard below the same root among ourselves, with strangers, of removed mail, nor elsewhere", async () => {
    const bobs = await createEmailProvider(ctx, bob);
    const conversation = { conversationId: "root" };
    const ours = await createEmail(ctx, mailbox, { ...conversation, ...fromKim });
    const aside = { direction: "internal" as const, from: { name: "Bob", address: "bob@northwind.example" } };
    const lawyer = { from: { name: "Lea", address: "lea@gmail.com" } };
    const others = [
      await createEmail(ctx, bobs, { ...conversation, ...aside }),
      await createEmail(ctx, bobs, { ...conversation, ...lawyer, cc: [fromKim.from] }),
    ];
    const stranger = await createUser(ctx, (await createOrganization(ctx)).id, { email: "x@far.example" });
    others.push(
      await createEmail(ctx, await createEmailProvider(ctx, stranger), { ...conversation, ...fromKim }),
    );
    await filed(ours.id, { businessId: helix });
    await fileAutomatically("gmail.com", "lea@gmail.com");
    for (const { id } of others) expect(await filedUnder(id)).toBeNull();
    await ctx.db.update(emailSync).set({ isDeleted: true }).where(eq(emailSync.id, ours.id));
    const later = await createEmail(ctx, bobs, { ...conversation, ...fromKim });
    await fileAutomatically();
    expect(await filedUnder(later.id)).toBeNull();
  });

  it("one email lends its business to those of its conversation that know no better", async () => {
    const thread = { threadId: "t" };
    const known = await createEmail(ctx, mailbox, thread);
    const first = await createEmail(ctx, mailbox, { ...thread, ...fromKim });
    const second = await createEmail(ctx, mailbox, { ...thread, ...fromKim });
    await fileAutomatically();
    await filed(first.id, { businessId: helix });
    expect(await filedUnder(second.id)).toBe(helix);
    expect(await filedUnder(known.id)).toBe(helix);
    expect((await rowsOf(second.id))[0]).toMatchObject({ source: "thread" });
  });

  it("“with no business” takes it out of every business, and keeps it out", async () => {
    const email = await createEmail(ctx, mailbox, { threadId: "t" });
    await fileAutomatically();
    await filed(email.id, { businessId: null, scope: "thread" });
    expect(await filedUnder(email.id)).toBeNull();
    const reply = await createEmail(ctx, mailbox, { threadId: "t" });
    await fileAutomatically();
    expect(await filedUnder(email.id)).toBeNull();
    expect(await filedUnder(reply.id)).toBeNull();
    await filed(email.id, { businessId: orbis });
    expect(await filedUnder(email.id)).toBe(orbis);
  });
});

describe("undo", () => {
  it("puts back exactly what was", async () => {
    const email = await createEmail(ctx, mailbox, { cc: [{ name: "", address: "x@kappa.example" }] });
    await createBusiness(ctx, organizationId, "Kappa", ["kappa.example"]);
    await fileAutomatically();
    const before = await rowsOf(email.id);
    expect(before).toHaveLength(2);
    for (const businessId of [helix, orbis, null]) {
      const { operationId } = await filed(email.id, { businessId });
      expect(await undo(operationId)).toMatchObject({ status: 200, body: { operationId, emails: 1 } });
      expect(await rowsOf(email.id)).toEqual(before);
      expect(await filedUnder(email.id)).toBe(orbis);
    }
  });

  it("unfiles what was unfiled, also what had followed it", async () => {
    const first = await createEmail(ctx, mailbox, { threadId: "t", ...fromKim });
    const second = await createEmail(ctx, mailbox, { threadId: "t", ...fromKim });
    const { operationId } = await filed(first.id, { businessId: helix });
    expect(await filedUnder(second.id)).toBe(helix);
    await undo(operationId);
    expect([await filedUnder(first.id), await filedUnder(second.id)]).toEqual([null, null]);
    expect(await ctx.db.$count(association)).toBe(0);
  });

  it("works once", async () => {
    const email = await createEmail(ctx, mailbox);
    const { operationId } = await filed(email.id, { businessId: helix });
    const answers = await Promise.all([undo(operationId), undo(operationId)]);
    expect(answers.map((answer) => answer.code ?? "undone").toSorted()).toEqual(["already_undone", "undone"]);
    expect(await undo(operationId)).toMatchObject({ status: 409, code: "already_undone" });
  });

  it("leaves alone what somebody decided since, even within the same millisecond", async () => {
    const thread = { threadId: "t", ...fromKim };
    const [first, second] = [
      await createEmail(ctx, mailbox, thread),
      await createEmail(ctx, mailbox, thread),
    ];
    const { operationId } = await filed(first.id, { businessId: helix, scope: "thread" });
    await put(first.id, { businessId: orbis });
    expect((await undo(operationId)).body).toMatchObject({ emails: 1 });
    expect(await filedUnder(first.id)).toBe(orbis);
    expect((await rowsOf(second.id))[0]?.source).not.toBe("manual");
  });

  it("in the order they were done, last first, ends where it began", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    const first = await filed(email.id, { businessId: helix });
    const second = await filed(email.id, { businessId: orbis });
    await undo(second.operationId);
    expect(await filedUnder(email.id)).toBe(helix);
    await undo(first.operationId);
    expect(await ctx.db.$count(association)).toBe(0);
  });

  it("does not bring back a business that is gone", async () => {
    const email = await createEmail(ctx, mailbox);
    await fileAutomatically();
    const { operationId } = await filed(email.id, { businessId: helix });
    expect((await call("DELETE", `/v1/businesses/${orbis}`)).status).toBe(204);
    await undo(operationId);
    expect(await filedUnder(email.id)).toBeNull();
  });

  it("is for who did it, and for admins", async () => {
    const email = await createEmail(ctx, mailbox);
    const { operationId } = await filed(email.id, { businessId: helix });
    const path = `/v1/associations/${operationId}/undo`;
    expect(await apiAs(ctx, bob)("POST", path)).toMatchObject({ status: 404, code: "operation_not_found" });
    const admin = await createUser(ctx, organizationId, { email: "root@northwind.example" });
    expect((await apiAs(ctx, admin)("POST", path)).status).toBe(200);
  });
});

describe("whose emails can be filed", () => {
  it("a colleague's only once it is filed, and then only the filed part of its conversation", async () => {
    const colleague = apiAs(ctx, bob);
    const shared = await createEmail(ctx, mailbox, { threadId: "t" });
    const path = `/v1/emails/${shared.id}/association`;
    expect(await colleague("PUT", path, { businessId: helix })).toMatchObject({
      status: 404,
      code: "email_not_found",
    });
    await filed(shared.id, { businessId: orbis });
    const note = { from: { name: "", address: "ada@northwind.example" }, direction: "internal" as const };
    const unfiled = await createEmail(ctx, mailbox, { threadId: "t", isAutomated: true, ...note });
    const answer = await colleague("PUT", path, { businessId: helix, scope: "thread" });
    expect(answer).toMatchObject({ status: 200, body: { emails: 1 } });
    expect(await rowsOf(unfiled.id)).toEqual([]);
  });

  it("never another organization's, nor under another organization's business", async () => {
    const other = await createOrganization(ctx);
    const eve = await createUser(ctx, other.id);
    const strangers = apiAs(ctx, eve);
    const email = await createEmail(ctx, mailbox);
    const { operationId } = await filed(email.id, { businessId: orbis });
    const theirs = await createBusiness(ctx, other.id, "Contoso");
    const theirContact = await createContact(ctx, other.id, null, "Eve", ["e@x.example"]);
    const path = `/v1/emails/${email.id}/association`;
    expect(await strangers("PUT", path, { businessId: null })).toMatchObject({
      status: 404,
      code: "email_not_found",
    });
    expect(await strangers("POST", `/v1/associations/${operationId}/undo`)).toMatchObject({
      code: "operation_not_found",
    });
    expect(await put(email.id, { businessId: theirs.id })).toMatchObject({
      status: 404,
      code: "business_not_found",
    });
    expect(await put(email.id, { businessId: orbis, contactId: theirContact.id })).toMatchObject({
      code: "contact_not_found",
    });
    expect(await put("unknown", { businessId: orbis })).toMatchObject({
      status: 404,
      code: "email_not_found",
    });
  });

  it.each([
    {},
    { businessId: 7 },
    { businessId: null, scope: "all" },
    { businessId: "x".repeat(65) },
    { businessId: null, more: 1 },
  ])("%j is refused", async (body) => {
    const email = await createEmail(ctx, mailbox);
    expect(await put(email.id, body)).toMatchObject({ status: 400, code: "invalid_request" });
  });
});

describe("filing anew", () => {
  it("goes through any number of emails in bounded steps, and a repeated step changes nothing", async () => {
    const template = await createEmail(ctx, mailbox);
    const person = { organizationId, address: "ana@orbis.example", domain: "orbis.example" };
    for (let made = 0; made < 1_200; made += 300) {
      const copies = Array.from({ length: 300 }, () => ctx.newId()).map((id) => ({
        ...template,
        ...{ id, externalId: id, threadId: id },
      }));
      const roles = copies.flatMap(({ id }) =>
        (["from", "cc"] as const).map((role) => ({ ...person, emailId: id, role })),
      );
      await ctx.db.batch([
        ctx.db.insert(emailSync).values(copies),
        ctx.db.insert(emailParticipant).values(roles),
      ]);
    }
    expect(await fileAutomatically()).toBe(3);
    expect(await ctx.db.$count(emailSync, eq(emailSync.businessId, orbis))).toBe(1_201);
    const before = await ctx.db.select().from(association);
    ctx.clock.advance(1000);
    await fileAutomatically();
    expect(await ctx.db.select().from(association)).toEqual(before);
  });
});

describe("several businesses", () => {
  const places = async (id: string) =>
    (await rowsOf(id))
      .filter((row) => row.state === "filed")
      .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
      .map((row) => [row.businessId, row.isPrimary]);

  it("a further one is added beside the main one, is made the main one, and undone", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    await filed(email.id, { businessId: orbis });
    const added = await filed(email.id, { businessId: helix, beside: "further" });
    expect(await places(email.id)).toEqual([
      [orbis, true],
      [helix, false],
    ]);
    await filed(email.id, { businessId: helix, beside: "primary" });
    expect(await places(email.id)).toEqual([
      [helix, true],
      [orbis, false],
    ]);
    expect(await filedUnder(email.id)).toBe(helix);
    await filed(email.id, { businessId: orbis, beside: "primary" });
    expect((await undo(added.operationId)).body).toMatchObject({ emails: 0 });
  });

  it("a further one of an email that is with none is the main one", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    await filed(email.id, { businessId: helix, beside: "further" });
    expect(await places(email.id)).toEqual([[helix, true]]);
  });

  it("taken out of the main one, an email stays with the other", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    await filed(email.id, { businessId: orbis });
    await filed(email.id, { businessId: helix, beside: "further" });
    await filed(email.id, { businessId: null, notBusinessId: orbis });
    expect(await places(email.id)).toEqual([[helix, true]]);
    expect(await filedUnder(email.id)).toBe(helix);
  });

  it("beside others can be said of an email or a conversation, not of all mail of a domain", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    const answer = await put(email.id, { businessId: orbis, beside: "further", scope: "address" });
    expect(answer.status).toBe(400);
  });
});

describe("a colleague's decision in the meantime", () => {
  it("is not overruled unseen, and is where it was seen", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    await filed(email.id, { businessId: orbis, seenUntil: 0 });
    const seen = (await rowsOf(email.id))[0]?.updatedAt ?? 0;
    ctx.clock.advance(1000);
    const answer = await apiAs(ctx, bob)("PUT", `/v1/emails/${email.id}/association`, { businessId: helix });
    expect(answer.status).toBe(200);
    ctx.clock.advance(1000);
    const refused = await put(email.id, { businessId: orbis, seenUntil: seen });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: { code: "decided_meanwhile", details: { who: "Bob", business: "Helix Labs" } },
    });
    expect(await filedUnder(email.id)).toBe(helix);
    const now = Math.max(...(await rowsOf(email.id)).map((row) => row.updatedAt));
    await filed(email.id, { businessId: orbis, seenUntil: now });
    expect(await filedUnder(email.id)).toBe(orbis);
  });

  it("of one's own, elsewhere, is no surprise", async () => {
    const email = await createEmail(ctx, mailbox, fromKim);
    await filed(email.id, { businessId: orbis });
    await filed(email.id, { businessId: helix, seenUntil: 0 });
    expect(await filedUnder(email.id)).toBe(helix);
  });
});
