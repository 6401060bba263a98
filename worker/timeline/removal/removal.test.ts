import { beforeEach, describe, expect, test } from "vitest";
import { removalAnswerSchema } from "#shared/removal.ts";
import { timelinePageSchema } from "#shared/timeline.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";

describe("Removing several emails at once", () => {
  let ctx: TestContext;
  let admin: ReturnType<typeof apiAs>;
  let member: ReturnType<typeof apiAs>;
  let stranger: ReturnType<typeof apiAs>;
  let adas: Awaited<ReturnType<typeof createEmailProvider>>;
  let bobs: Awaited<ReturnType<typeof createEmailProvider>>;
  let businessId: string;

  beforeEach(async () => {
    ctx = await createTestContext();
    const { id: organizationId } = await createOrganization(ctx);
    const ada = await createUser(ctx, organizationId);
    const bob = await createUser(ctx, organizationId, { role: "member" });
    admin = apiAs(ctx, ada);
    member = apiAs(ctx, bob);
    stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
    adas = await createEmailProvider(ctx, ada);
    bobs = await createEmailProvider(ctx, bob);
    businessId = (await createBusiness(ctx, organizationId)).id;
  });

  const remove = async (as: ReturnType<typeof apiAs>, body: object) => {
    const answer = await as("POST", "/v1/removals", body);
    expect([answer.status, answer.code]).toEqual([201, undefined]);
    return removalAnswerSchema.parse(answer.body);
  };
  const undo = (as: ReturnType<typeof apiAs>, id: string) => as("POST", `/v1/removals/${id}/undo`);
  const shown = async (as: ReturnType<typeof apiAs>, query = "") =>
    timelinePageSchema
      .parse((await as("GET", `/v1/timeline?limit=200${query}`)).body)
      .items.map(({ id }) => id)
      .toSorted();

  test("takes a whole conversation with every copy, and one undo brings all of it back", async () => {
    const one = { conversationId: "one", businessId };
    await createEmail(ctx, adas, { id: "a1", ...one, messageKey: "m1" });
    await createEmail(ctx, bobs, { id: "b1", ...one, messageKey: "m1" });
    await createEmail(ctx, adas, { id: "a2", ...one });
    await createEmail(ctx, adas, { id: "other" });
    const removal = await remove(admin, { conversationId: "one" });
    expect(removal.emails).toBe(3);
    expect(await shown(admin)).toEqual(["other"]);
    expect(await shown(member)).toEqual([]);
    expect(await shown(admin, "&deleted=true")).toEqual(["a1", "a2"]);
    expect(await shown(admin, "&deleted=true&groupBy=thread")).toHaveLength(1);
    // What the conversation gets from now on is shown.
    await createEmail(ctx, adas, { id: "new", ...one });
    expect(await shown(admin, "&groupBy=thread")).toEqual(["new", "other"]);
    expect((await undo(admin, removal.operationId)).body).toMatchObject({ emails: 3 });
    expect((await undo(admin, removal.operationId)).body).toMatchObject({ emails: 0 });
    expect(await shown(admin)).toEqual(["a1", "a2", "new", "other"]);
  });

  test("by a member takes what is theirs of a conversation", async () => {
    const one = { conversationId: "one", businessId };
    await createEmail(ctx, adas, { id: "a", ...one });
    await createEmail(ctx, bobs, { id: "b", ...one });
    await createEmail(ctx, adas, { id: "private", conversationId: "one" });
    expect((await member("POST", "/v1/removals", { conversationId: "one" })).status).toBe(201);
    expect(await shown(member)).toEqual(["a"]);
    expect((await member("POST", "/v1/removals", { conversationId: "one" })).code).toBe("forbidden");
    await createEmail(ctx, bobs, { id: "bobs", conversationId: "two" });
    expect((await admin("POST", "/v1/removals", { conversationId: "two" })).code).toBe("email_not_found");
  });

  test("takes all of the named emails or none", async () => {
    await createEmail(ctx, adas, { id: "a", businessId });
    await createEmail(ctx, bobs, { id: "b", businessId });
    await createEmail(ctx, bobs, { id: "hidden" });
    expect((await member("POST", "/v1/removals", { ids: ["a", "b"] })).code).toBe("forbidden");
    expect((await admin("POST", "/v1/removals", { ids: ["a", "hidden"] })).code).toBe("email_not_found");
    expect((await stranger("POST", "/v1/removals", { ids: ["a"] })).code).toBe("email_not_found");
    expect((await stranger("POST", "/v1/removals", { conversationId: "one" })).code).toBe("email_not_found");
    expect(await shown(admin)).toEqual(["a", "b"]);
    expect((await remove(admin, { ids: ["a", "b", "b"] })).emails).toBe(2);
  });

  test("is undone by who did it, or an admin, and leaves what was removed again since", async () => {
    await createEmail(ctx, bobs, { id: "b", businessId });
    await createEmail(ctx, bobs, { id: "c", businessId });
    const first = await remove(member, { ids: ["b", "c"] });
    expect((await undo(stranger, first.operationId)).code).toBe("operation_not_found");
    expect((await undo(member, "nothing")).code).toBe("operation_not_found");
    ctx.clock.advance(1);
    await member("POST", "/v1/emails/b/restore");
    ctx.clock.advance(1);
    const again = await remove(admin, { ids: ["b"] });
    expect((await undo(member, again.operationId)).code).toBe("operation_not_found");
    expect((await undo(member, first.operationId)).body).toMatchObject({ emails: 1 });
    expect(await shown(member)).toEqual(["c"]);
    expect((await undo(admin, again.operationId)).body).toMatchObject({ emails: 1 });
  });

  test.each([
    {},
    { ids: [] },
    { ids: ["a"], conversationId: "c" },
    { ids: Array(101).fill("a") },
    { ids: ["a\0"] },
    [],
  ])("refuses %j", async (body) => {
    expect((await member("POST", "/v1/removals", body)).code).toBe("invalid_request");
  });
});
