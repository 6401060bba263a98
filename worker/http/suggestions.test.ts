import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { pageOf } from "#shared/page.ts";
import { suggestionAcceptedSchema, suggestionSchema } from "#shared/suggestion.ts";
import { apiAs } from "#test/factory/api.ts";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { sweepSuggestions } from "../association/suggestions/sweepSuggestions.ts";
import { associationSuggestion, business, contact, emailSync, organization } from "../db/schema/tables.ts";

let ctx: TestContext;
let organizationId: string;
let ada: Awaited<ReturnType<typeof createUser>>;
let mailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let bobsMailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let call: ReturnType<typeof apiAs>;
let bob: ReturnType<typeof apiAs>;
let strangers: ReturnType<typeof apiAs>;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  ada = await createUser(ctx, organizationId, { email: "ada@northwind.example", role: "member" });
  const colleague = await createUser(ctx, organizationId, { email: "bob@northwind.example" });
  mailbox = await createEmailProvider(ctx, ada);
  bobsMailbox = await createEmailProvider(ctx, colleague);
  call = apiAs(ctx, ada);
  bob = apiAs(ctx, colleague);
  const other = await createOrganization(ctx, { name: "Contoso" });
  strangers = apiAs(ctx, await createUser(ctx, other.id, { email: "eve@contoso.example" }));
});

const us = { name: "Ada", address: "ada@northwind.example" };
type Values = Parameters<typeof createEmail>[2];

const from = (address: string, values: Values = {}, box = mailbox) =>
  createEmail(ctx, box, { from: { name: "", address }, ...values });
const to = (address: string, values: Values = {}, box = mailbox) =>
  createEmail(ctx, box, { direction: "outbound", from: us, to: [{ name: "", address }], ...values });
async function both(address: string, box = mailbox) {
  await from(address, {}, box);
  await to(address, {}, box);
}

/** What is suggested, after everything that is stored has settled. */
async function suggested(by = call, query = "") {
  ctx.clock.advance(200_000);
  await sweepSuggestions(ctx);
  const answer = await by("GET", `/v1/suggestions?${query}`);
  expect(answer.status).toBe(200);
  return pageOf(suggestionSchema).parse(answer.body).items;
}
const subjects = async (by = call) =>
  (await suggested(by)).map((one) =>
    one.kind === "business" ? one.domain : one.kind === "contact" ? one.address : one.id,
  );
const accept = (id: string, body: Record<string, unknown> = {}, by = call) =>
  by("POST", `/v1/suggestions/${id}/accept`, body);

describe("what is suggested", () => {
  it("a business for a domain with mail both ways, with a name made of it", async () => {
    await both("kim@kappa-labs.example");
    expect(await suggested()).toMatchObject([
      { kind: "business", name: "Kappa Labs", domain: "kappa-labs.example", lastEmailAt: expect.any(Number) },
    ]);
  });

  it("a contact, for somebody of a known business and for somebody with free mail", async () => {
    const orbis = await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"]);
    await both("ana.ruiz@mail.orbis.example");
    await both("kim@gmail.com");
    const found = await suggested();
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(
      expect.objectContaining({
        kind: "contact",
        name: "Ana Ruiz",
        business: expect.objectContaining({ id: orbis.id }),
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ name: "Kim", address: "kim@gmail.com", business: null }),
    );
  });

  it("never from one-way mail, newsletters, mailings, ourselves, nor of whom we know", async () => {
    await from("news@letters.example");
    await from("shop@machines.example", { isAutomated: true });
    await to("shop@machines.example");
    await to("silent@cold.example");
    const many = Array.from({ length: 11 }, (_, at) => ({ name: "", address: `p${at}@mailing.example` }));
    await createEmail(ctx, mailbox, { direction: "outbound", from: us, to: many });
    await from("p1@mailing.example", { isAutomated: true });
    await both("bob@northwind.example");
    await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"]);
    await createContact(ctx, organizationId, null, "Ana", ["ana@orbis.example"]);
    await both("ana@orbis.example");
    expect(await subjects()).toEqual([]);
  });

  it("what administrators say of domains counts", async () => {
    await ctx.db
      .update(organization)
      .set({ freeMailDomains: ["coworking.example"], ownDomains: ["northwind.shop"] })
      .where(eq(organization.id, organizationId));
    await both("kim@coworking.example");
    await both("sam@northwind.shop");
    expect(await subjects()).toEqual(["kim@coworking.example"]);
  });

  it("only in the mailboxes of whom it is about, and nothing to strangers", async () => {
    await both("kim@kappa.example");
    await from("lee@lambda.example");
    await to("lee@lambda.example", {}, bobsMailbox);
    expect(await subjects()).toEqual(["kappa.example"]);
    expect(await subjects(bob)).toEqual([]);
    expect(await subjects(strangers)).toEqual([]);
    const [one] = await ctx.db.select().from(associationSuggestion);
    for (const by of [bob, strangers]) {
      expect(await accept(one?.id ?? "", {}, by)).toMatchObject({
        status: 404,
        code: "suggestion_not_found",
      });
      expect(await by("POST", `/v1/suggestions/${one?.id}/dismiss`)).toMatchObject({
        code: "suggestion_not_found",
      });
    }
  });

  it("is found in steps as mail comes in, once, and waits for mail that is just being stored", async () => {
    await both("kim@kappa.example");
    await sweepSuggestions(ctx);
    expect(await ctx.db.$count(associationSuggestion)).toBe(0);
    expect(await subjects()).toEqual(["kappa.example"]);
    const before = await ctx.db.select().from(associationSuggestion);
    await from("sam@sigma.example");
    expect(await subjects()).toEqual(["kappa.example"]);
    await to("sam@sigma.example");
    expect((await subjects()).toSorted()).toEqual(["kappa.example", "sigma.example"]);
    await Promise.all([sweepSuggestions(ctx), sweepSuggestions(ctx)]);
    expect(
      (await ctx.db.select().from(associationSuggestion)).find((one) => one.id === before[0]?.id),
    ).toEqual(before[0]);
  });

  it("pages without gaps, newest correspondence first", async () => {
    for (let at = 0; at < 5; at += 1) {
      ctx.clock.advance(1000);
      await both(`kim@kappa${at}.example`);
    }
    const all = await subjects();
    const pages: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const answer = await call("GET", `/v1/suggestions?limit=2${cursor && `&cursor=${cursor}`}`);
      const page = pageOf(suggestionSchema).parse(answer.body);
      pages.push(...page.items.map((one) => (one.kind === "business" ? one.domain : "")));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(all);
    expect(all[0]).toBe("kappa4.example");
    expect(await call("GET", "/v1/suggestions?cursor=x")).toMatchObject({ code: "invalid_cursor" });
  });
});

describe("accepting", () => {
  it("enters the business, then offers its people as contacts of it", async () => {
    await both("kim.lee@kappa.example");
    await both("kim.lee@kappa.example", bobsMailbox);
    const [first] = await suggested();
    const done = suggestionAcceptedSchema.parse((await accept(first?.id ?? "", { name: "Kappa Ltd" })).body);
    expect(await ctx.db.select().from(business)).toMatchObject([{ id: done.businessId, name: "Kappa Ltd" }]);
    expect(await accept(first?.id ?? "")).toMatchObject({ code: "suggestion_not_found" });
    expect(await subjects(bob)).toEqual([]);
    const [second] = await suggested();
    expect(second).toMatchObject({
      kind: "contact",
      address: "kim.lee@kappa.example",
      business: { name: "Kappa Ltd" },
    });
    await accept(second?.id ?? "");
    expect(await ctx.db.select().from(contact)).toMatchObject([
      { name: "Kim Lee", businessId: done.businessId },
    ]);
    expect(await subjects()).toEqual([]);
  });

  it("takes several at once, and says which could not be", async () => {
    await both("kim@kappa.example");
    await both("sam@sigma.example");
    const ids = (await suggested()).map((one) => one.id);
    const answer = await call("POST", "/v1/suggestions/accept", { ids: [...ids, "unknown"] });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: [...ids.map((id) => ({ id, code: null })), { id: "unknown", code: "suggestion_not_found" }],
      },
    });
    expect(await ctx.db.$count(business)).toBe(2);
  });

  it("is not offered for what somebody has entered meanwhile", async () => {
    await both("kim@kappa.example");
    expect(await subjects()).toEqual(["kappa.example"]);
    await createBusiness(ctx, organizationId, "Kappa", ["kappa.example"]);
    expect(await subjects()).toEqual([]);
  });
});

describe("dismissing", () => {
  it("is remembered, for oneself, also when more mail comes", async () => {
    await both("kim@kappa.example");
    await both("kim@kappa.example", bobsMailbox);
    const ids = (await suggested()).map((one) => one.id);
    expect((await call("POST", "/v1/suggestions/dismiss", { ids })).status).toBe(204);
    await both("kim@kappa.example");
    expect(await subjects()).toEqual([]);
    expect(await subjects(bob)).toEqual(["kappa.example"]);
    expect(await call("POST", "/v1/suggestions/dismiss", { ids: [] })).toMatchObject({
      code: "invalid_request",
    });
  });
});

describe("an email that may belong to several businesses", () => {
  it("is its owner's to file or to dismiss", async () => {
    const orbis = (await createBusiness(ctx, organizationId, "Orbis")).id;
    const helix = (await createBusiness(ctx, organizationId, "Helix")).id;
    const email = await from("x@y.example");
    const other = await from("x@y.example");
    for (const { id } of [email, other])
      for (const [at, businessId] of [orbis, helix].entries())
        await createAssociation(
          ctx,
          { id, organizationId },
          {
            ...{ businessId, state: "proposed", isPrimary: false, confidence: 0.5 - at / 10 },
          },
        );
    const found = await suggested(call, "kind=email");
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      choices: [
        { business: { id: orbis }, reason: "Ana Ruiz is a contact of Orbis Logistics" },
        { business: { id: helix } },
      ],
    });
    expect(await suggested(bob, "kind=email")).toEqual([]);
    expect(await accept(email.id, { businessId: orbis }, bob)).toMatchObject({
      code: "suggestion_not_found",
    });
    expect(await accept(email.id)).toMatchObject({ code: "invalid_request" });
    expect(await accept(email.id, { businessId: helix })).toMatchObject({
      body: { operationId: expect.any(String) },
    });
    const [row] = await ctx.db.select().from(emailSync).where(eq(emailSync.id, email.id));
    expect(row?.businessId).toBe(helix);
    expect((await call("POST", `/v1/suggestions/${other.id}/dismiss`)).status).toBe(204);
    expect(await suggested(call, "kind=email")).toEqual([]);
  });
});
