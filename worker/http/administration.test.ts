import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditEventPageSchema } from "#shared/auditEvent.ts";
import { erasureSchema } from "#shared/erasure.ts";
import { timelinePageSchema } from "#shared/timeline.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { contact, contactAddress, emailSync, erasure, syncSkip } from "../db/schema/tables.ts";
import { handleMessage } from "../handleMessage.ts";

let ctx: TestContext;
let organizationId: string;
let admin: ReturnType<typeof apiAs>;
let member: ReturnType<typeof apiAs>;
let stranger: ReturnType<typeof apiAs>;
let adas: Awaited<ReturnType<typeof createEmailProvider>>;
let bobs: Awaited<ReturnType<typeof createEmailProvider>>;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  const ada = await createUser(ctx, organizationId);
  const bob = await createUser(ctx, organizationId, { role: "member", name: "Bob" });
  admin = apiAs(ctx, ada);
  member = apiAs(ctx, bob);
  stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
  adas = await createEmailProvider(ctx, ada);
  bobs = await createEmailProvider(ctx, bob);
});

/** Does what the queue holds, and what that asks for. */
async function work() {
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) await handleMessage(ctx, sent.message);
}

/** Blocks of the search index in which a word still stands. */
async function traces(word: string) {
  const hex = Buffer.from(word).toString("hex");
  const rows = await ctx.db.all<{ n: number }>(
    sql`select count(*) as n from email_search_data where instr(block, ${sql.raw(`x'${hex}'`)}) > 0`,
  );
  return rows[0]?.n;
}

describe("Erasing a person", () => {
  const zoe = { name: "Zoe", address: "zoe+news@juno.example" };

  test("takes all mail from and to them, everywhere, and leaves no word of it", async () => {
    const { id: businessId } = await createBusiness(ctx, organizationId);
    await createContact(ctx, organizationId, businessId, "Zoe", ["zoe@juno.example"]);
    await createContact(ctx, organizationId, null, "Ana", ["ana@orbis.example"]);
    await createEmail(ctx, adas, { from: zoe, subject: "Xylograph", businessId });
    await createEmail(ctx, bobs, { to: [zoe], subject: "Xylograph", messageKey: "other" });
    await createEmail(ctx, bobs, { cc: [zoe], subject: "Xylograph" });
    const kept = await createEmail(ctx, adas, { subject: "Hello" });
    expect(await traces("ylograph")).toBeGreaterThan(0);
    const trial = await admin("POST", "/v1/erasures", { address: "ZOE@juno.example", isTrial: true });
    expect([trial.status, trial.body]).toEqual([200, { id: null, state: "trial", remaining: 3, erased: 0 }]);
    expect(ctx.sent).toEqual([]);
    const asked = await admin("POST", "/v1/erasures", { address: "ZOE@juno.example" });
    expect([asked.status, asked.body]).toMatchObject([202, { state: "running", remaining: 3, erased: 0 }]);
    const { id } = erasureSchema.parse(asked.body);
    const message = ctx.sent[0]?.message;
    await work();
    if (message) await handleMessage(ctx, message);
    expect((await admin("GET", `/v1/erasures/${id}`)).body).toEqual({
      id,
      state: "done",
      remaining: 0,
      erased: 3,
    });
    expect((await ctx.db.select().from(emailSync)).map((email) => email.id)).toEqual([kept.id]);
    expect(await ctx.db.select().from(syncSkip)).toHaveLength(3);
    expect((await ctx.db.select().from(contact)).map(({ name }) => name)).toEqual(["Ana"]);
    expect(await ctx.db.select().from(contactAddress)).toHaveLength(1);
    expect((await ctx.db.select().from(erasure))[0]?.address).toBeNull();
    expect(await traces("ylograph")).toBe(0);
    expect(await traces("juno")).toBe(0);
    const { items } = timelinePageSchema.parse((await admin("GET", "/v1/timeline?q=hello")).body);
    expect(items.map((item) => item.id)).toEqual([kept.id]);
    const { items: events } = auditEventPageSchema.parse((await admin("GET", "/v1/audit-events")).body);
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      ...Array(3).fill("email_erased"),
      "person_erased",
    ]);
    expect(JSON.stringify(events)).not.toContain("zoe");
  });

  test("goes on in bounded steps", async () => {
    for (let number = 0; number < 105; number += 1) await createEmail(ctx, adas, { from: zoe });
    await admin("POST", "/v1/erasures", { address: zoe.address });
    const [first] = ctx.sent.splice(0);
    if (first) await handleMessage(ctx, first.message);
    expect(await ctx.db.select({ id: emailSync.id }).from(emailSync)).toHaveLength(5);
    await work();
    expect(await ctx.db.select({ id: emailSync.id }).from(emailSync)).toHaveLength(0);
  });

  test("is for administrators, inside their organization", async () => {
    await createEmail(ctx, adas, { from: zoe });
    expect((await member("POST", "/v1/erasures", { address: zoe.address })).code).toBe("forbidden");
    const asked = await stranger("POST", "/v1/erasures", { address: zoe.address });
    expect(asked.body).toMatchObject({ remaining: 0 });
    await work();
    expect(await ctx.db.select().from(emailSync)).toHaveLength(1);
    const { id } = erasureSchema.parse(asked.body);
    expect((await admin("GET", `/v1/erasures/${id}`)).code).toBe("operation_not_found");
    expect((await member("GET", `/v1/erasures/${id}`)).code).toBe("forbidden");
    expect((await admin("POST", "/v1/erasures", { address: "nobody" })).code).toBe("invalid_address");
    expect((await admin("POST", "/v1/erasures", {})).code).toBe("invalid_request");
  });
});

describe("GET /v1/audit-events", () => {
  test("tells an administrator who did what, the newest first, page by page", async () => {
    for (const id of ["a", "b", "c"]) {
      await createEmail(ctx, bobs, { id });
      await member("POST", "/v1/removals", { ids: [id] });
      ctx.clock.advance(1);
    }
    await createEmail(ctx, adas, { id: "d" });
    await admin("DELETE", "/v1/admin/emails/d");
    const page = async (query: string) =>
      auditEventPageSchema.parse((await admin("GET", `/v1/audit-events?${query}`)).body);
    const first = await page("limit=3");
    expect(first.items.map(({ action, targetId }) => [action, targetId])).toEqual([
      ["email_erased", "d"],
      ["email_deleted", "c"],
      ["email_deleted", "b"],
    ]);
    expect(first.items[1]).toMatchObject({ actor: { name: "Bob" }, operationId: expect.any(String) });
    const second = await page(`limit=3&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ targetId: "a" }], nextCursor: null });
    expect((await page("targetId=b")).items).toHaveLength(1);
    expect((await page("action=email_erased")).items).toHaveLength(1);
  });

  test("is for administrators, and of their organization alone", async () => {
    await createEmail(ctx, adas, { id: "a" });
    await admin("POST", "/v1/removals", { ids: ["a"] });
    expect((await member("GET", "/v1/audit-events")).code).toBe("forbidden");
    expect((await stranger("GET", "/v1/audit-events")).body).toEqual({ items: [], nextCursor: null });
    expect((await admin("GET", "/v1/audit-events?cursor=x")).code).toBe("invalid_cursor");
    expect((await admin("GET", "/v1/audit-events?limit=0")).code).toBe("invalid_request");
  });
});
