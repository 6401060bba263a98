import { beforeEach, expect, test } from "vitest";
import type { Rule } from "#shared/rule.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { associationRule } from "#worker/db/schema/tables.ts";

let ctx: TestContext;
let ada: ReturnType<typeof apiAs>;
let stranger: ReturnType<typeof apiAs>;
let businessId: string;

beforeEach(async () => {
  ctx = await createTestContext();
  const { id: organizationId } = await createOrganization(ctx);
  const owner = await createUser(ctx, organizationId, { name: "Ada" });
  ada = apiAs(ctx, owner);
  stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
  businessId = (await createBusiness(ctx, organizationId)).id;
  await ctx.db.insert(associationRule).values({
    id: "rule",
    organizationId,
    kind: "domain",
    value: "orbis.example",
    effect: "file",
    businessId,
    createdBy: owner.userId,
    createdAt: 1,
  });
});

const rules = async () =>
  ((await ada("GET", `/v1/businesses/${businessId}/rules`)).body as { items: Rule[] }).items;

test("what was taught about a business is listed, with who taught it", async () => {
  expect(await rules()).toEqual([
    { id: "rule", kind: "domain", value: "orbis.example", effect: "file", taughtBy: "Ada", createdAt: 1 },
  ]);
});

test("a rule that is forgotten is gone, and the mail it was about is decided anew", async () => {
  expect((await ada("DELETE", "/v1/rules/rule")).status).toBe(204);
  expect(await rules()).toEqual([]);
  expect(ctx.sent.map(({ message }) => message.type)).toContain("reassociate");
  expect((await ada("DELETE", "/v1/rules/rule")).code).toBe("rule_not_found");
});

test("another organization neither sees nor forgets it", async () => {
  expect((await stranger("GET", `/v1/businesses/${businessId}/rules`)).code).toBe("business_not_found");
  expect((await stranger("DELETE", "/v1/rules/rule")).code).toBe("rule_not_found");
  expect(await rules()).toHaveLength(1);
});
