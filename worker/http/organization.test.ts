import { beforeEach, describe, expect, it } from "vitest";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { auditEvent } from "../db/schema/tables.ts";

let ctx: TestContext;
let organizationId: string;
let call: ReturnType<typeof apiAs>;
let member: ReturnType<typeof apiAs>;
let orbis: string;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  call = apiAs(ctx, await createUser(ctx, organizationId, { email: "ada@northwind.example" }));
  member = apiAs(ctx, await createUser(ctx, organizationId, { role: "member" }));
  orbis = (await createBusiness(ctx, organizationId, "Orbis", ["orbis.example"])).id;
});

const change = (patch: Record<string, unknown>) => call("PATCH", "/v1/organization", patch);
const create = (domain: string) => call("POST", "/v1/businesses", { name: "New", domains: [domain] });
const add = (domain: string, isConfirmed = false, by = call) =>
  by("POST", `/v1/businesses/${orbis}/domains`, { domain, isConfirmed });

describe("the organization's settings", () => {
  it("are for administrators of this organization", async () => {
    expect(await member("GET", "/v1/organization")).toMatchObject({ status: 403, code: "forbidden" });
    expect(await member("PATCH", "/v1/organization", { name: "X" })).toMatchObject({ code: "forbidden" });
    const other = await createOrganization(ctx, { name: "Contoso" });
    const strangers = apiAs(ctx, await createUser(ctx, other.id, { email: "eve@contoso.example" }));
    await strangers("PATCH", "/v1/organization", { ownDomains: ["contoso.example"] });
    expect((await call("GET", "/v1/organization")).body).toEqual({
      id: organizationId,
      ...{ name: "Northwind", freeMailDomains: [], notFreeMailDomains: [], ownDomains: [] },
      providerDeletion: "flag",
      attachmentStorage: "on-demand",
    });
  });

  it("are changed with an audit event, and what they concern is filed anew", async () => {
    const answer = await change({ ownDomains: ["NorthWind.Shop", "mail.northwind.shop"] });
    expect(answer).toMatchObject({ status: 200, body: { ownDomains: ["northwind.shop"] } });
    expect(ctx.sent.map(({ message }) => message)).toMatchObject([{ domains: ["northwind.shop"] }]);
    expect(await ctx.db.select().from(auditEvent)).toMatchObject([{ action: "organization_updated" }]);
    ctx.sent.length = 0;
    await change({ ownDomains: ["northwind.shop"] });
    expect(ctx.sent).toEqual([]);
    expect(await create("northwind.shop")).toMatchObject({ code: "invalid_domain" });
  });

  it("make a domain free mail, and free mail a business's", async () => {
    await change({ freeMailDomains: ["coworking.example"], notFreeMailDomains: ["gmx.de"] });
    expect(await create("coworking.example")).toMatchObject({ code: "free_mail_domain" });
    expect(await create("gmx.de")).toMatchObject({ status: 201 });
    expect(await create("gmail.com")).toMatchObject({ code: "free_mail_domain" });
  });

  it.each([
    [{ ownDomains: ["gmail.com"] }, "free_mail_domain"],
    [{ ownDomains: ["orbis.example"] }, "domain_taken"],
    [{ freeMailDomains: ["no domain"] }, "invalid_domain"],
    [{ ownDomains: "x" }, "invalid_request"],
    [{ more: 1 }, "invalid_request"],
  ])("%j is refused", async (patch, code) => {
    expect(await change(patch)).toMatchObject({ code });
  });
});

describe("a domain that should make people look twice", () => {
  it("free mail is refused with a reason, and taken where an administrator insists", async () => {
    expect(await add("gmail.com")).toMatchObject({ status: 400, code: "free_mail_domain" });
    expect(await add("gmail.com", true, member)).toMatchObject({ status: 403, code: "forbidden" });
    expect(await add("gmail.com", true)).toMatchObject({ status: 201 });
  });

  it("one that looks like another is refused, and taken where an administrator insists", async () => {
    expect(await add("оrbis.example")).toMatchObject({
      code: "lookalike_domain",
      body: { error: { details: { looksLike: "orbis.example" } } },
    });
    expect(await add("n0rthwind.example")).toMatchObject({ code: "lookalike_domain" });
    expect(await create("0rbis.example")).toMatchObject({ code: "lookalike_domain" });
    expect(await add("0rbis.example")).toMatchObject({ code: "lookalike_domain" });
    expect(await create("1st-class.example")).toMatchObject({ status: 201 });
    expect(await add("0rbis.example", true)).toMatchObject({ status: 201 });
  });
});
