import { beforeEach, describe, expect, it } from "vitest";
import { businessSchema, contactSchema } from "#shared/business.ts";
import { pageOf } from "#shared/page.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { reassociateStep } from "../association/reassociateStep.ts";
import { reassociateTextStep } from "../association/reassociateTextStep.ts";
import { association, auditEvent, emailSync } from "../db/schema/tables.ts";
import { tick } from "../tick.ts";

let ctx: TestContext;
let organizationId: string;
let ada: Awaited<ReturnType<typeof createUser>>;
let call: ReturnType<typeof apiAs>;
let strangers: ReturnType<typeof apiAs>;
let mailbox: Awaited<ReturnType<typeof createEmailProvider>>;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  ada = await createUser(ctx, organizationId, { email: "ada@northwind.example" });
  mailbox = await createEmailProvider(ctx, ada);
  call = apiAs(ctx, ada);
  const other = await createOrganization(ctx, { name: "Contoso" });
  strangers = apiAs(ctx, await createUser(ctx, other.id, { email: "eve@contoso.example" }));
});

const businessPage = pageOf(businessSchema);
const contactPage = pageOf(contactSchema);

async function create(values: Record<string, unknown> = {}) {
  const answer = await call("POST", "/v1/businesses", {
    name: "Orbis Logistics",
    domains: ["orbis.example"],
    ...values,
  });
  expect(answer.status).toBe(201);
  return businessSchema.parse(answer.body);
}

async function person(values: Record<string, unknown> = {}) {
  const answer = await call("POST", "/v1/contacts", {
    name: "Ana Ruiz",
    addresses: ["ana@orbis.example"],
    ...values,
  });
  expect(answer.status).toBe(201);
  return contactSchema.parse(answer.body);
}

/** Does the queued work, as the consumer does. */
async function work() {
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift())
    if (sent.message.type === "reassociate") await reassociateStep(ctx, sent.message);
    else if (sent.message.type === "reassociate_text") await reassociateTextStep(ctx, sent.message);
}

const names = async (query: string) =>
  businessPage.parse((await call("GET", `/v1/businesses?${query}`)).body).items.map((one) => one.name);

describe("what a change of businesses files anew", () => {
  it("is filed in the end where the queue could not be reached, and the change is answered as done", async () => {
    await createEmail(ctx, mailbox, { from: { name: "Ana", address: "ana@orbis.example" } });
    const cutOff = { ...ctx, queue: { send: () => Promise.reject(new Error("no queue")) } };
    const answer = await apiAs(cutOff, ada)("POST", "/v1/businesses", {
      name: "Orbis Logistics",
      domains: ["orbis.example"],
    });
    expect(answer.status).toBe(201);
    ctx.clock.advance(60_000);
    await tick(ctx);
    await work();
    const [email] = await ctx.db.select().from(emailSync);
    expect(email?.businessId).toBe(businessSchema.parse(answer.body).id);
  });
});

describe("what tells a business in a text", () => {
  it("is looked for in older mail as well, and what it found is taken back with it", async () => {
    const { id } = await create({ domains: [] });
    const from = { name: "", address: "someone@gmail.com" };
    const bodies = ["Ring 960 550 140, please.", "About your order or-2291.", "Nothing to see here."];
    const emails = await Promise.all(
      bodies.map((bodyText) => createEmail(ctx, mailbox, { from, subject: "", bodyText })),
    );
    const stranger = await createUser(ctx, (await createOrganization(ctx)).id, { email: "x@else.example" });
    const theirs = await createEmailProvider(ctx, stranger);
    await createEmail(ctx, theirs, { from, subject: "", bodyText: "About your order or-2291." });
    const tell = async (identifiers: unknown[]) => {
      expect((await call("PATCH", `/v1/businesses/${id}`, { identifiers })).status).toBe(200);
      await work();
      const rows = await ctx.db.select().from(association);
      expect(rows.every((row) => row.state === "proposed" && row.businessId === id)).toBe(true);
      return rows.map((row) => emails.findIndex((email) => email.id === row.emailId)).toSorted();
    };
    const reference = { kind: "reference", value: "OR-2291" };
    expect(await tell([{ kind: "phone", value: "+34 960 55 01 40" }, reference])).toEqual([0, 1]);
    expect(await tell([reference])).toEqual([1]);
    expect(await tell([])).toEqual([]);
  });
});

describe("a business", () => {
  it("keeps what tells it in a text, once each, and refuses what would be found in any mail", async () => {
    const { id } = await create();
    const identifiers = [
      { kind: "alias", value: "Orbis" },
      { kind: "alias", value: "ORBIS" },
      { kind: "phone", value: "+34 960 55 01 40" },
    ];
    const path = `/v1/businesses/${id}`;
    const told = await call("PATCH", path, { identifiers });
    expect(told.body).toMatchObject({ identifiers: identifiers.slice(1) });
    expect((await call("PATCH", path, { name: "Orbis S.L." })).body).toMatchObject({
      identifiers: identifiers.slice(1),
    });
    const common = await call("PATCH", path, { identifiers: [{ kind: "alias", value: "The" }] });
    expect(common).toMatchObject({ status: 400, body: { error: { code: "invalid_identifier" } } });
  });

  it("is created with its domains, found again, renamed and deleted, each with an audit event", async () => {
    const made = await create({ notes: "since 2019" });
    expect(made).toMatchObject({
      name: "Orbis Logistics",
      emailCount: 0,
      lastEmailAt: null,
      contactCount: 0,
    });
    expect(made.domains.map((one) => one.domain)).toEqual(["orbis.example"]);
    const path = `/v1/businesses/${made.id}`;
    expect((await call("GET", path)).body).toEqual(made);
    expect((await call("PATCH", path, { name: "Orbis SE" })).body).toMatchObject({
      name: "Orbis SE",
      notes: "since 2019",
    });
    expect((await call("DELETE", path)).status).toBe(204);
    expect(await call("GET", path)).toMatchObject({ status: 404, code: "business_not_found" });
    const actions = (await ctx.db.select().from(auditEvent)).map((event) => event.action).toSorted();
    expect(actions).toEqual(["business_created", "business_deleted", "business_updated"]);
  });

  it("files the older mail of its domain once it exists", async () => {
    await createEmail(ctx, mailbox);
    await createEmail(ctx, mailbox, { sentAt: ctx.clock.now() + 5 });
    const { id } = await create();
    await work();
    expect((await call("GET", `/v1/businesses/${id}`)).body).toMatchObject({
      emailCount: 2,
      lastEmailAt: ctx.clock.now() + 5,
    });
  });

  it("lets go of its mail when its domain is removed or it is deleted, and keeps its contacts", async () => {
    await createEmail(ctx, mailbox);
    const orbis = await create();
    const ana = await person({ businessId: orbis.id, addresses: ["ana@elsewhere.example"] });
    await work();
    const domain = `/v1/businesses/${orbis.id}/domains/${orbis.domains[0]?.id}`;
    expect((await call("DELETE", domain)).status).toBe(204);
    await work();
    expect((await call("GET", `/v1/businesses/${orbis.id}`)).body).toMatchObject({
      emailCount: 0,
      domains: [],
    });
    expect((await call("DELETE", `/v1/businesses/${orbis.id}`)).status).toBe(204);
    expect((await call("GET", `/v1/contacts/${ana.id}`)).body).toMatchObject({ business: null });
  });

  it("counts an email that two colleagues have once", async () => {
    const bob = await createUser(ctx, organizationId, { email: "bob@northwind.example" });
    await createEmail(ctx, mailbox, { messageKey: "same" });
    await createEmail(ctx, await createEmailProvider(ctx, bob), { messageKey: "same" });
    const { id } = await create();
    await work();
    expect((await call("GET", `/v1/businesses/${id}`)).body).toMatchObject({ emailCount: 1 });
  });
});

describe("what a colleague sees of it", () => {
  it("counts what is filed, and a person's unfiled mail for its owner only", async () => {
    const bob = await createUser(ctx, organizationId, { email: "bob@northwind.example" });
    const kim = await person({ name: "Kim", addresses: ["kim@gmail.com"] });
    await createEmail(ctx, mailbox);
    await createEmail(ctx, mailbox, { from: { name: "", address: "kim@gmail.com" } });
    const { id } = await create();
    await work();
    const colleague = apiAs(ctx, bob);
    expect((await colleague("GET", `/v1/businesses/${id}`)).body).toMatchObject({ emailCount: 1 });
    expect((await colleague("GET", `/v1/contacts/${kim.id}`)).body).toMatchObject({ lastEmailAt: null });
    expect((await call("GET", `/v1/contacts/${kim.id}`)).body).toMatchObject({
      lastEmailAt: ctx.clock.now(),
    });
  });
});

describe("a domain", () => {
  it.each([
    ["Mail.Orbis.Example", "mail.orbis.example"],
    ["https://www.orbis.example/contact?x=1", "orbis.example"],
    ["ana@orbis.example", "orbis.example"],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("is understood as %s and kept as %s", async (text, domain) => {
    expect((await create({ domains: [text] })).domains[0]?.domain).toBe(domain);
  });

  it.each([
    ["gmail.com", "free_mail_domain"],
    ["ana@GMX.de", "free_mail_domain"],
    ["co.uk", "invalid_domain"],
    ["github.io", "invalid_domain"],
    ["orbis", "invalid_domain"],
    ["orbis example", "invalid_domain"],
    ["192.0.2.1", "invalid_domain"],
    ["", "invalid_domain"],
    ["northwind.example", "invalid_domain"],
    ["mail.northwind.example", "invalid_domain"],
  ])("%j is refused with an explanation", async (domain, code) => {
    const answer = await call("POST", "/v1/businesses", { name: "Orbis", domains: [domain] });
    expect(answer).toMatchObject({ status: 400, code });
    expect(await names("")).toEqual([]);
  });

  it("belongs to one business, and the refusal says to which", async () => {
    const orbis = await create();
    const answer = await call("POST", "/v1/businesses", { name: "Helix", domains: ["ORBIS.example"] });
    expect(answer).toMatchObject({
      status: 409,
      code: "domain_taken",
      body: { error: { details: { business: { id: orbis.id, name: "Orbis Logistics" } } } },
    });
    const helix = await create({ name: "Helix", domains: [] });
    expect(
      await call("POST", `/v1/businesses/${helix.id}/domains`, { domain: "orbis.example" }),
    ).toMatchObject({ code: "domain_taken" });
    expect(
      await call("POST", `/v1/businesses/${orbis.id}/domains`, { domain: "orbis.example" }),
    ).toMatchObject({ status: 201 });
  });

  it("that two people give to two businesses at once ends with one", async () => {
    const answers = await Promise.all(
      ["Orbis", "Helix"].map((name) => call("POST", "/v1/businesses", { name, domains: ["orbis.example"] })),
    );
    expect(answers.map((answer) => answer.code ?? "created").toSorted()).toEqual(["created", "domain_taken"]);
  });
});

describe("the list of businesses", () => {
  it("has the newest mail first, pages without gaps, and finds without accents", async () => {
    await createBusiness(ctx, organizationId, "Quiet");
    for (const [index, name] of ["Ábaco Ltda", "Straße & Sohn", "Łódź Metal"].entries()) {
      const { id } = await create({ name, domains: [`b${index}.example`] });
      await createEmail(ctx, mailbox, {
        from: { name: "", address: `x@b${index}.example` },
        sentAt: 1000 + index,
        businessId: id,
      });
    }
    expect(await names("")).toEqual(["Łódź Metal", "Straße & Sohn", "Ábaco Ltda", "Quiet"]);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = businessPage.parse(
        (await call("GET", `/v1/businesses?limit=1${cursor && `&cursor=${cursor}`}`)).body,
      );
      seen.push(...page.items.map((one) => one.name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(await names(""));
    expect(await names("q=abaco")).toEqual(["Ábaco Ltda"]);
    expect(await names("q=STRASSE")).toEqual(["Straße & Sohn"]);
    expect(await names("q=sohn")).toEqual(["Straße & Sohn"]);
    expect(await names("q=lodz")).toEqual(["Łódź Metal"]);
    expect(await names("q=b1.ex")).toEqual(["Straße & Sohn"]);
    expect(await names("q=%25")).toEqual([]);
  });

  it("finds a business by a contact's address", async () => {
    const { id } = await create();
    await person({ businessId: id, addresses: ["ana@private.example"] });
    expect(await names("q=ana@priv")).toEqual(["Orbis Logistics"]);
  });

  it("shows nothing of another organization", async () => {
    await create();
    expect((await strangers("GET", "/v1/businesses")).body).toEqual({ items: [], nextCursor: null });
    expect((await strangers("GET", "/v1/contacts")).body).toEqual({ items: [], nextCursor: null });
    expect(
      (await strangers("POST", "/v1/businesses", { name: "Orbis", domains: ["orbis.example"] })).status,
    ).toBe(201);
  });

  it.each(["nonsense", "bnVsbA", "WyJjb250YWN0cyIsMCwwLCJ4Il0", "ä"])(
    "refuses the cursor %j",
    async (cursor) => {
      expect(await call("GET", `/v1/businesses?cursor=${encodeURIComponent(cursor)}`)).toMatchObject({
        status: 400,
        code: "invalid_cursor",
      });
    },
  );
});

describe("a contact", () => {
  it("is created, moved, given other addresses and deleted", async () => {
    const orbis = await create();
    const ana = await person();
    expect(ana).toMatchObject({ business: null, addresses: [{ address: "ana@orbis.example" }] });
    const path = `/v1/contacts/${ana.id}`;
    const moved = await call("PATCH", path, {
      businessId: orbis.id,
      addresses: ["Ana@Orbis.example", "ana+x@private.example"],
    });
    expect(moved.body).toMatchObject({
      business: { id: orbis.id, name: "Orbis Logistics", domain: "orbis.example" },
      addresses: [{ address: "ana@orbis.example" }, { address: "ana@private.example" }],
    });
    const list = contactPage.parse((await call("GET", `/v1/businesses/${orbis.id}/contacts`)).body);
    expect(list.items.map((one) => one.id)).toEqual([ana.id]);
    expect((await call("DELETE", path)).status).toBe(204);
    expect(await call("GET", path)).toMatchObject({ status: 404, code: "contact_not_found" });
  });

  it("takes mail along when it moves, and gives it back when it is deleted", async () => {
    const email = await createEmail(ctx, mailbox, { from: { name: "Kim", address: "kim@gmail.com" } });
    const [orbis, helix] = [await create(), await create({ name: "Helix", domains: [] })];
    const kim = await person({ name: "Kim Lee", businessId: orbis.id, addresses: ["kim@gmail.com"] });
    const count = async (id: string) =>
      businessSchema.parse((await call("GET", `/v1/businesses/${id}`)).body).emailCount;
    await work();
    expect(await count(orbis.id)).toBe(1);
    await call("PATCH", `/v1/contacts/${kim.id}`, { businessId: helix.id });
    await work();
    expect([await count(orbis.id), await count(helix.id)]).toEqual([0, 1]);
    expect((await call("GET", `/v1/contacts/${kim.id}`)).body).toMatchObject({ lastEmailAt: email.sentAt });
    await call("DELETE", `/v1/contacts/${kim.id}`);
    await work();
    expect(await count(helix.id)).toBe(0);
  });

  it("owns its addresses alone, in whatever spelling", async () => {
    const ana = await person();
    const answer = await call("POST", "/v1/contacts", { name: "Other", addresses: ["ANA+2@orbis.example"] });
    expect(answer).toMatchObject({
      status: 409,
      code: "address_taken",
      body: { error: { details: { contact: { id: ana.id, name: "Ana Ruiz" } } } },
    });
    const bob = await person({ name: "Bob", addresses: ["bob@orbis.example"] });
    expect(await call("PATCH", `/v1/contacts/${bob.id}`, { addresses: ["ana@orbis.example"] })).toMatchObject(
      { code: "address_taken" },
    );
  });

  it.each(["ana", "ana@", "ana@localhost", "a b@orbis.example", "ada@northwind.example"])(
    "has no address such as %j",
    async (address) => {
      expect(await call("POST", "/v1/contacts", { name: "Ana", addresses: [address] })).toMatchObject({
        status: 400,
        code: "invalid_address",
      });
    },
  );

  it("is found by name without accents and by address", async () => {
    await person({ name: "Zoë Müller", addresses: ["zm@orbis.example"] });
    for (const q of ["zoe", "mull", "zm@"]) {
      const page = contactPage.parse((await call("GET", `/v1/contacts?q=${q}`)).body);
      expect(page.items.map((one) => one.name)).toEqual(["Zoë Müller"]);
    }
  });
});

describe("requests that make no sense", () => {
  it.each([
    ["POST", "/v1/businesses", {}],
    ["POST", "/v1/businesses", { name: "  " }],
    ["POST", "/v1/businesses", { name: "x".repeat(201) }],
    ["POST", "/v1/businesses", { name: "x", domains: "orbis.example" }],
    ["POST", "/v1/businesses", { name: "x", organizationId: "another" }],
    ["POST", "/v1/businesses", "{"],
    ["POST", "/v1/contacts", { name: "x", businessId: 7 }],
    ["POST", "/v1/contacts", { name: "x", addresses: [1] }],
    ["GET", "/v1/businesses?limit=0", undefined],
    ["GET", "/v1/businesses?limit=x", undefined],
    ["GET", `/v1/businesses?q=${"x".repeat(201)}`, undefined],
    ["GET", "/v1/contacts?limit=201", undefined],
  ])("%s %s is refused", async (method, path, body) => {
    expect(await call(method, path, body)).toMatchObject({ status: 400, code: "invalid_request" });
  });

  it("another organization's and unknown ids are not there", async () => {
    const orbis = await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"]);
    const ana = await createContact(ctx, organizationId, orbis.id);
    const someone = { name: "x", businessId: orbis.id };
    for (const id of [orbis.id, "unknown"])
      for (const [method, path, body] of [
        ["GET", `/v1/businesses/${id}`],
        ["PATCH", `/v1/businesses/${id}`, { name: "Taken over" }],
        ["DELETE", `/v1/businesses/${id}`],
        ["GET", `/v1/businesses/${id}/contacts`],
        ["POST", `/v1/businesses/${id}/domains`, { domain: "x.example" }],
        ["DELETE", `/v1/businesses/${id}/domains/x`],
        ["GET", `/v1/contacts?businessId=${id}`],
        ["POST", "/v1/contacts", { ...someone, businessId: id }],
      ] as const)
        expect(await strangers(method, path, body), `${method} ${path}`).toMatchObject({
          status: 404,
          code: "business_not_found",
        });
    for (const id of [ana.id, "unknown"])
      for (const [method, body] of [["GET"], ["PATCH", { name: "x" }], ["DELETE"]] as const)
        expect(await strangers(method, `/v1/contacts/${id}`, body)).toMatchObject({
          status: 404,
          code: "contact_not_found",
        });
    expect(await names("")).toEqual(["Orbis"]);
  });
});
