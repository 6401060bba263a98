import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { businessImportSchema, importRowSchema } from "#shared/businessImport.ts";
import { pageOf } from "#shared/page.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { sweepImports } from "../businesses/import/sweepImports.ts";
import {
  business,
  businessDomain,
  businessImport,
  businessImportRow,
  contact,
  contactAddress,
  emailSync,
} from "../db/schema/tables.ts";
import { handleMessage } from "../handleMessage.ts";

let ctx: TestContext;
let organizationId: string;
let ada: Awaited<ReturnType<typeof createUser>>;
let call: ReturnType<typeof apiAs>;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  ada = await createUser(ctx, organizationId, { email: "ada@northwind.example", role: "member" });
  call = apiAs(ctx, ada);
});

/** Does all queued work, each message twice and both at once. */
async function work() {
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) {
    const { message } = sent;
    await Promise.all([handleMessage(ctx, message), handleMessage(ctx, message)]);
  }
}

const read = async (id: string) =>
  businessImportSchema.parse((await call("GET", `/v1/businesses/import/${id}`)).body);
const rowsOf = async (id: string, query = "") =>
  pageOf(importRowSchema).parse((await call("GET", `/v1/businesses/import/${id}/rows?${query}`)).body);

/** Brings a file and lets it be checked. */
async function bring(text: string) {
  const answer = await call("POST", "/v1/businesses/import", text);
  expect(answer.status).toBe(202);
  const { id } = businessImportSchema.parse(answer.body);
  await work();
  return read(id);
}
async function apply(id: string) {
  ctx.clock.advance(1000);
  expect((await call("POST", `/v1/businesses/import/${id}/apply`)).status).toBe(202);
  await work();
  return read(id);
}

const file = [
  "Company,Website,Contact,Email",
  "Orbis Logistics,https://www.orbis.example/about,Ana Ruiz,ana@orbis.example",
  "Orbis Logistics,,Bo Lind,bo@orbis.example",
  "Helix Labs,helix.example,,",
  ",,Kim,kim@gmail.com",
  "Kappa,gmail.com,Lee,lee@kappa.example",
  "Bad,,X,not an address",
  ",,Nobody,",
  ",,Ada,ada@northwind.example",
  "Orbis Logistics,orbis.example,Ana Ruiz,Ana+x@orbis.example",
].join("\n");

describe("importing a file", () => {
  it("says first what would become of every row, and changes nothing", async () => {
    const found = await bring(file);
    expect(found).toMatchObject({
      ...{ format: "csv", encoding: "utf-8", state: "checked", done: 9, total: 9 },
      columns: ["Company", "Website", "Contact", "Email"],
      mapping: ["business", "domain", "name", "address"],
      counts: { created: 5, changed: 0, unchanged: 1, refused: 3 },
    });
    expect(found.samples[2]).toEqual(["Helix Labs", "helix.example", "", ""]);
    const { items } = await rowsOf(found.id);
    expect(items.map(({ number, outcome, code, value }) => [number, outcome, code, value])).toEqual([
      [2, "created", null, "ana@orbis.example"],
      [3, "created", null, "bo@orbis.example"],
      [4, "created", null, "helix.example"],
      [5, "created", null, "kim@gmail.com"],
      [6, "created", "free_mail_domain", "gmail.com"],
      [7, "refused", "invalid_address", "not"],
      [8, "refused", "row_empty", ""],
      [9, "refused", "own_address", "ada@northwind.example"],
      [10, "unchanged", "duplicate_row", "ana@orbis.example"],
    ]);
    expect((await rowsOf(found.id, "outcome=refused&limit=2")).nextCursor).toBe("8");
    expect((await rowsOf(found.id, "outcome=refused&limit=2&cursor=8")).items).toHaveLength(1);
    expect(await ctx.db.$count(business)).toBe(0);
  });

  it("enters it once, however often it is brought, and files the mail of it", async () => {
    const mailbox = await createEmailProvider(ctx, ada);
    const email = await createEmail(ctx, mailbox);
    const { id } = await bring(file);
    expect(await apply(id)).toMatchObject({
      state: "done",
      counts: { created: 5, unchanged: 1, refused: 3 },
    });
    const businesses = (await ctx.db.select().from(business)).map((one) => one.name).toSorted();
    expect(businesses).toEqual(["Helix Labs", "Kappa", "Orbis Logistics"]);
    expect((await ctx.db.select().from(businessDomain)).map((one) => one.domain).toSorted()).toEqual([
      "helix.example",
      "orbis.example",
    ]);
    expect((await ctx.db.select().from(contactAddress)).map((one) => one.address).toSorted()).toEqual([
      "ana@orbis.example",
      "bo@orbis.example",
      "kim@gmail.com",
      "lee@kappa.example",
    ]);
    const [orbis] = await ctx.db.select().from(business).where(eq(business.name, "Orbis Logistics"));
    expect((await ctx.db.select().from(emailSync).where(eq(emailSync.id, email.id)))[0]?.businessId).toBe(
      orbis?.id,
    );
    const again = await bring(file);
    expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: 6, refused: 3 });
    expect((await apply(again.id)).counts).toEqual({ created: 0, changed: 0, unchanged: 6, refused: 3 });
    expect(await ctx.db.$count(business)).toBe(3);
    expect(await ctx.db.$count(contact)).toBe(4);
    expect(await call("POST", `/v1/businesses/import/${id}/apply`)).toMatchObject({
      code: "import_not_ready",
    });
  });

  it("adds to what is known, and leaves a contact with the business that it has", async () => {
    const orbis = await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"]);
    const ana = await createContact(ctx, organizationId, orbis.id);
    const kim = await createContact(ctx, organizationId, null, "Kim", ["kim@gmail.com"]);
    const { id } = await bring(
      [
        "Company,Domain,Email",
        "Orbis GmbH,orbis.example orbis.shop,kim@gmail.com",
        "Helix,,ana@orbis.example",
      ].join("\n"),
    );
    await apply(id);
    expect((await rowsOf(id)).items).toMatchObject([
      { outcome: "changed", code: null },
      { outcome: "created", code: "contact_elsewhere" },
    ]);
    const homes = new Map((await ctx.db.select().from(contact)).map((one) => [one.id, one.businessId]));
    expect([homes.get(ana.id), homes.get(kim.id)]).toEqual([orbis.id, orbis.id]);
    expect(await ctx.db.$count(businessDomain, eq(businessDomain.businessId, orbis.id))).toBe(2);
  });

  it("takes the columns as somebody says, and checks again", async () => {
    const { id, mapping } = await bring("A,B\nana@orbis.example,Orbis\n");
    expect(mapping).toEqual([null, null]);
    expect((await rowsOf(id)).items).toMatchObject([{ outcome: "refused", code: "row_empty" }]);
    const answer = await call("PUT", `/v1/businesses/import/${id}/mapping`, {
      mapping: ["address", "business"],
    });
    expect(answer).toMatchObject({ status: 202, body: { state: "checking", done: 0 } });
    expect(await call("POST", `/v1/businesses/import/${id}/apply`)).toMatchObject({
      code: "import_not_ready",
    });
    await work();
    expect(await read(id)).toMatchObject({ state: "checked", counts: { created: 1 } });
  });

  it("reads vCards", async () => {
    const { id, format } = await bring(
      "BEGIN:VCARD\r\nFN:Ana Ruiz\r\nORG:Orbis\r\nEMAIL:ana@orbis.example\r\nEND:VCARD\r\n",
    );
    expect(format).toBe("vcard");
    await apply(id);
    expect(await ctx.db.select().from(contact)).toMatchObject([{ name: "Ana Ruiz" }]);
  });

  it("goes through many rows in bounded steps, and knows a row again that came long before", async () => {
    const lines = Array.from({ length: 2_200 }, (_, at) => `Business ${at % 700},p${at % 2_100}@gmail.com`);
    const { id, counts } = await bring(["Company,Email", ...lines].join("\n"));
    expect(counts).toEqual({ created: 2_100, changed: 0, unchanged: 100, refused: 0 });
    expect((await apply(id)).counts).toEqual(counts);
    expect(await ctx.db.$count(business)).toBe(700);
    expect(await ctx.db.$count(contact)).toBe(2_100);
  });
});

describe("a file that cannot be imported", () => {
  it("is refused with a reason", async () => {
    expect(await call("POST", "/v1/businesses/import", "Company,Email\n")).toMatchObject({
      code: "invalid_request",
    });
    expect(await call("POST", "/v1/businesses/import", "")).toMatchObject({ code: "invalid_request" });
    const many = `Company\n${"x\n".repeat(50_001)}`;
    expect(await call("POST", "/v1/businesses/import", many)).toMatchObject({ code: "payload_too_large" });
  });
});

describe("whose import it is", () => {
  it("its own person's, an admin's, nobody else's", async () => {
    const { id } = await bring(file);
    const bob = apiAs(ctx, await createUser(ctx, organizationId, { role: "member" }));
    const other = await createOrganization(ctx);
    const strangers = apiAs(ctx, await createUser(ctx, other.id));
    const path = `/v1/businesses/import/${id}`;
    for (const by of [bob, strangers])
      for (const [method, rest, body] of [
        ["GET", "", undefined],
        ["GET", "/rows", undefined],
        ["PUT", "/mapping", { mapping: [] }],
        ["POST", "/apply", undefined],
      ] as const)
        expect(await by(method, `${path}${rest}`, body)).toMatchObject({
          status: 404,
          code: "import_not_found",
        });
    const admin = apiAs(ctx, await createUser(ctx, organizationId));
    expect((await admin("GET", path)).status).toBe(200);
  });

  it("is kept for a week", async () => {
    const { id } = await bring(file);
    ctx.clock.advance(8 * 86_400_000);
    await sweepImports(ctx);
    expect(await call("GET", `/v1/businesses/import/${id}`)).toMatchObject({ code: "import_not_found" });
    expect([await ctx.db.$count(businessImport), await ctx.db.$count(businessImportRow)]).toEqual([0, 0]);
  });
});
