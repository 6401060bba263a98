import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { operationProgressSchema } from "#shared/association.ts";
import { businessOperationSchema } from "#shared/business.ts";
import { apiAs } from "#test/factory/api.ts";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createManyEmails } from "#test/factory/manyEmails.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import {
  association,
  associationRule,
  auditEvent,
  business,
  businessAlias,
  contact,
  emailParticipant,
  emailSync,
} from "../db/schema/tables.ts";
import { handleMessage } from "../handleMessage.ts";

let ctx: TestContext;
let organizationId: string;
let mailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let call: ReturnType<typeof apiAs>;
let strangers: ReturnType<typeof apiAs>;
let orbis: string;
let helix: string;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  const ada = await createUser(ctx, organizationId, { email: "ada@northwind.example", role: "member" });
  mailbox = await createEmailProvider(ctx, ada);
  call = apiAs(ctx, ada);
  const other = await createOrganization(ctx, { name: "Contoso" });
  strangers = apiAs(ctx, await createUser(ctx, other.id, { email: "eve@contoso.example" }));
  orbis = (await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"])).id;
  helix = (await createBusiness(ctx, organizationId, "Helix", ["helix.example"])).id;
});

/** Does all queued work, each message twice. */
async function work() {
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) {
    await handleMessage(ctx, sent.message);
    await handleMessage(ctx, sent.message);
  }
}

/** Stores an email that is filed under a business. */
async function filed(businessId: string, values: Parameters<typeof createAssociation>[2] = {}) {
  const email = await createEmail(ctx, mailbox, { businessId });
  await createAssociation(ctx, email, { businessId, ...values });
  return email.id;
}
const placeOf = async (id: string) =>
  (await ctx.db.select().from(emailSync).where(eq(emailSync.id, id)))[0]?.businessId ?? null;
const filingsOf = async (emailId: string) =>
  (await ctx.db.select().from(association).where(eq(association.emailId, emailId))).map(
    ({ businessId, state, isPrimary, source }) => ({ businessId, state, isPrimary, source }),
  );
const progress = async (id: string) =>
  operationProgressSchema.parse((await call("GET", `/v1/associations/${id}`)).body);
async function post(path: string, body: Record<string, unknown>) {
  const answer = await call("POST", `/v1/businesses/${path}`, body);
  expect([200, 201]).toContain(answer.status);
  return businessOperationSchema.parse(answer.body);
}
const merge = (id: string, intoId: string) => post(`${id}/merge`, { intoId, isConfirmed: true });

/** More mail of Orbis than one step takes, each filed. */
async function many(count: number) {
  await createManyEmails(ctx, mailbox, { count, businessIds: [orbis] });
  const rows = await ctx.db.select({ id: emailSync.id, threadId: emailSync.threadId }).from(emailSync);
  const now = ctx.clock.now();
  for (let from = 0; from < rows.length; from += 400) {
    const some = rows.slice(from, from + 400);
    await ctx.db.insert(association).values(
      some.map(({ id }) => ({
        ...{
          id: `a-${id}`,
          organizationId,
          emailId: id,
          businessId: orbis,
          contactId: null,
          state: "filed" as const,
        },
        ...{ isPrimary: true, source: "domain" as const, confidence: 0.9, evidence: [], engineVersion: 1 },
        ...{ decidedBy: null, createdAt: now, updatedAt: now },
      })),
    );
    await ctx.db.insert(emailParticipant).values(
      some.map(({ id }) => ({
        ...{
          emailId: id,
          organizationId,
          role: "from" as const,
          address: "p@orbis.example",
          domain: "orbis.example",
        },
      })),
    );
  }
}

describe("merging two businesses", () => {
  it("is refused until it is confirmed, saying what would move", async () => {
    await filed(orbis);
    expect(await call("POST", `/v1/businesses/${orbis}/merge`, { intoId: helix })).toMatchObject({
      status: 409,
      code: "confirmation_required",
      body: { error: { details: { emailCount: 1, contactCount: 0, domains: ["orbis.example"] } } },
    });
    expect(await ctx.db.$count(businessAlias)).toBe(0);
  });

  it("takes domains, contacts, rules, notes and mail along, and the old id names the new one", async () => {
    const ana = await createContact(ctx, organizationId, orbis);
    await call("PATCH", `/v1/businesses/${orbis}`, { notes: "since 2019" });
    const email = await filed(orbis);
    const rule = { id: "r", organizationId, kind: "domain" as const, value: "shop.example", contactId: null };
    await ctx.db.insert(associationRule).values([
      { ...rule, effect: "file", businessId: orbis, operationId: null, createdBy: "x", createdAt: 1 },
      {
        ...rule,
        id: "s",
        effect: "never",
        businessId: helix,
        operationId: null,
        createdBy: "x",
        createdAt: 1,
      },
    ]);
    const { operationId, business: left } = await merge(orbis, helix);
    expect(left).toMatchObject({ id: helix, name: "Helix", notes: "since 2019", contactCount: 1 });
    expect(left.domains.map((one) => one.domain).toSorted()).toEqual(["helix.example", "orbis.example"]);
    expect(await progress(operationId)).toMatchObject({ state: "done", done: 1, total: 1, canUndo: false });
    await work();
    expect(await placeOf(email)).toBe(helix);
    expect(await ctx.db.select().from(contact)).toMatchObject([{ id: ana.id, businessId: helix }]);
    expect(await ctx.db.select().from(associationRule)).toMatchObject([
      { businessId: helix, effect: "file" },
    ]);
    expect(await call("GET", `/v1/businesses/${orbis}`)).toMatchObject({ body: { id: helix } });
    expect(await call("PATCH", `/v1/businesses/${orbis}`, { name: "Both" })).toMatchObject({
      body: { id: helix },
    });
    const unknown = await createEmail(ctx, mailbox, { from: { name: "", address: "x@y.example" } });
    await call("PUT", `/v1/emails/${unknown.id}/association`, { businessId: orbis });
    expect(await placeOf(unknown.id)).toBe(helix);
    expect(await call("DELETE", `/v1/businesses/${orbis}`)).toMatchObject({
      status: 409,
      code: "business_merged",
    });
    expect((await ctx.db.select().from(auditEvent)).map((one) => one.action)).toContain("business_merged");
  });

  it("an email of both stays where a person put it", async () => {
    const kept = await filed(helix, { source: "manual" });
    await createAssociation(ctx, { id: kept, organizationId }, { businessId: orbis, isPrimary: false });
    const won = await filed(orbis, { source: "manual" });
    await createAssociation(ctx, { id: won, organizationId }, { businessId: helix, isPrimary: false });
    const both = await filed(orbis);
    await createAssociation(ctx, { id: both, organizationId }, { businessId: helix, isPrimary: false });
    await merge(orbis, helix);
    for (const [email, source] of [
      [kept, "manual"],
      [won, "manual"],
      [both, "contact"],
    ] as const) {
      expect(await filingsOf(email)).toEqual([
        { businessId: helix, state: "filed", isPrimary: true, source },
      ]);
      expect(await placeOf(email)).toBe(helix);
    }
  });

  it("goes in no circle, not with itself, and not twice at once", async () => {
    expect(
      await call("POST", `/v1/businesses/${orbis}/merge`, { intoId: orbis, isConfirmed: true }),
    ).toMatchObject({
      code: "invalid_request",
    });
    const answers = await Promise.all([
      call("POST", `/v1/businesses/${orbis}/merge`, { intoId: helix, isConfirmed: true }),
      call("POST", `/v1/businesses/${helix}/merge`, { intoId: orbis, isConfirmed: true }),
    ]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 404]);
    const left = (await ctx.db.select().from(business)).find((one) => [orbis, helix].includes(one.id));
    const kappa = (await createBusiness(ctx, organizationId, "Kappa")).id;
    await merge(left?.id ?? "", kappa);
    for (const id of [orbis, helix])
      expect(await call("GET", `/v1/businesses/${id}`)).toMatchObject({ body: { id: kappa } });
    expect(
      await call("POST", `/v1/businesses/${kappa}/merge`, { intoId: orbis, isConfirmed: true }),
    ).toMatchObject({
      code: "invalid_request",
    });
  });

  it("goes through any number of emails in bounded steps", async () => {
    await many(1_600);
    const { operationId } = await merge(orbis, helix);
    expect(await progress(operationId)).toMatchObject({ state: "running", done: 1_500, total: 1_600 });
    expect(await call("GET", "/v1/businesses")).toMatchObject({ body: { items: [{ id: helix }] } });
    await work();
    expect(await progress(operationId)).toMatchObject({ state: "done", done: 1_600 });
    expect(await ctx.db.$count(emailSync, eq(emailSync.businessId, helix))).toBe(1_600);
    expect(await ctx.db.$count(business, eq(business.id, orbis))).toBe(0);
  });
});

describe("deleting a large business", () => {
  it("hides it at once and clears it up in bounded steps, also when another step dies", async () => {
    await many(1_600);
    await createContact(ctx, organizationId, orbis);
    expect((await call("DELETE", `/v1/businesses/${orbis}`)).status).toBe(204);
    expect(await call("GET", `/v1/businesses/${orbis}`)).toMatchObject({ code: "business_not_found" });
    expect(await ctx.db.$count(business, eq(business.id, orbis))).toBe(1);
    await work();
    expect(await ctx.db.$count(business, eq(business.id, orbis))).toBe(0);
    expect(await ctx.db.$count(emailSync, eq(emailSync.businessId, orbis))).toBe(0);
    expect(await ctx.db.$count(association)).toBe(0);
    expect(await ctx.db.select().from(contact)).toMatchObject([{ businessId: null }]);
  });
});

describe("moving all mail of a business", () => {
  it("moves what mainly lies there, and one undo gives back exactly what was", async () => {
    const email = await filed(orbis, { source: "domain", evidence: [] });
    const copied = await filed(helix);
    await createAssociation(ctx, { id: copied, organizationId }, { businessId: orbis, isPrimary: false });
    const byHand = await filed(orbis, { source: "manual", decidedBy: "somebody" });
    const before = await filingsOf(byHand);
    const { operationId } = await post(`${orbis}/move`, { toId: helix });
    await work();
    for (const id of [email, copied, byHand]) expect(await placeOf(id)).toBe(helix);
    expect((await filingsOf(copied)).filter((one) => one.businessId === orbis)).toMatchObject([
      { state: "filed" },
    ]);
    expect(await progress(operationId)).toMatchObject({ state: "done", done: 2, canUndo: true });
    ctx.clock.advance(1000);
    expect((await call("POST", `/v1/associations/${operationId}/undo`)).status).toBe(200);
    await work();
    expect(await filingsOf(byHand)).toEqual(before);
    expect([await placeOf(email), await placeOf(byHand), await placeOf(copied)]).toEqual([
      orbis,
      orbis,
      helix,
    ]);
  });

  it("leaves alone what somebody says while it runs, in any number of steps", async () => {
    await many(1_600);
    const { operationId } = await post(`${orbis}/move`, { toId: helix });
    expect(await progress(operationId)).toMatchObject({ state: "running", done: 1_500, total: 1_600 });
    ctx.clock.advance(1000);
    await call("PUT", "/v1/emails/m00001599/association", { businessId: orbis });
    await work();
    expect(await placeOf("m00001599")).toBe(orbis);
    expect(await ctx.db.$count(emailSync, eq(emailSync.businessId, helix))).toBe(1_599);
    ctx.clock.advance(1000);
    await call("POST", `/v1/associations/${operationId}/undo`);
    await work();
    expect(await ctx.db.$count(emailSync, eq(emailSync.businessId, orbis))).toBe(1_600);
  });
});

describe("splitting a domain off", () => {
  it("makes a business of it, with its people and its mail, except what somebody put with the old one", async () => {
    await call("POST", `/v1/businesses/${orbis}/domains`, { domain: "kappa.example" });
    const ana = await createContact(ctx, organizationId, orbis, "Ana", [
      "ana@orbis.example",
      "ana@kappa.example",
    ]);
    const kim = await createContact(ctx, organizationId, orbis, "Kim", ["kim@mail.kappa.example"]);
    const from = { from: { name: "", address: "lee@kappa.example" } };
    const free = await createEmail(ctx, mailbox, from);
    const put = await createEmail(ctx, mailbox, from);
    await call("PUT", `/v1/emails/${put.id}/association`, { businessId: orbis });
    await work();
    const known = await call("GET", `/v1/businesses/${orbis}`);
    const { domains } = businessOperationSchema.shape.business.parse(known.body);
    const domainId = domains.find((one) => one.domain === "kappa.example")?.id ?? "";
    const { business: made } = await post(`${orbis}/split`, { domainId, name: "Kappa" });
    await work();
    expect(made).toMatchObject({ name: "Kappa", domains: [{ domain: "kappa.example" }], contactCount: 1 });
    expect([await placeOf(free.id), await placeOf(put.id)]).toEqual([made.id, orbis]);
    const homes = new Map((await ctx.db.select().from(contact)).map((one) => [one.id, one.businessId]));
    expect([homes.get(ana.id), homes.get(kim.id)]).toEqual([orbis, made.id]);
    const again = await call("POST", `/v1/businesses/${orbis}/split`, { domainId, name: "Kappa" });
    expect(again).toMatchObject({ code: "domain_not_found" });
  });
});

describe("whose businesses they are", () => {
  it.each([
    ["move", (other: string) => ({ toId: other })],
    ["merge", (other: string) => ({ intoId: other, isConfirmed: true })],
    ["split", () => ({ domainId: "x", name: "X" })],
  ])("%s is for the organization's own, both of them", async (verb, body) => {
    const other = await createOrganization(ctx);
    const theirs = (await createBusiness(ctx, other.id, "Theirs")).id;
    const path = `/v1/businesses/${orbis}/${verb}`;
    expect(await strangers("POST", path, body(helix))).toMatchObject({
      status: 404,
      code: "business_not_found",
    });
    expect(await call("POST", path, body(theirs))).toMatchObject({ status: 404 });
    expect(await call("POST", path, {})).toMatchObject({ code: "invalid_request" });
  });
});
