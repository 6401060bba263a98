import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  associationOperationSchema,
  associationPreviewSchema,
  operationProgressSchema,
} from "#shared/association.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { associationRule, auditEvent, emailParticipant, emailSync } from "../db/schema/tables.ts";
import { handleMessage } from "../handleMessage.ts";
import type { QueueMessage } from "../queue.ts";

let ctx: TestContext;
let organizationId: string;
let ada: Awaited<ReturnType<typeof createUser>>;
let bob: Awaited<ReturnType<typeof createUser>>;
let mailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let bobsMailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let call: ReturnType<typeof apiAs>;
let orbis: string;
let helix: string;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  ada = await createUser(ctx, organizationId, { email: "ada@northwind.example", role: "member" });
  bob = await createUser(ctx, organizationId, { email: "bob@northwind.example", role: "member" });
  mailbox = await createEmailProvider(ctx, ada);
  bobsMailbox = await createEmailProvider(ctx, bob);
  call = apiAs(ctx, ada);
  orbis = (await createBusiness(ctx, organizationId, "Orbis Logistics", ["orbis.example"])).id;
  helix = (await createBusiness(ctx, organizationId, "Helix Labs")).id;
});

/** Does all queued work, each message twice. */
async function work() {
  const done: QueueMessage[] = [];
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) {
    done.push(sent.message);
    await handleMessage(ctx, sent.message);
    await handleMessage(ctx, sent.message);
  }
  return done;
}

const kim = { from: { name: "Kim", address: "kim@kappa.example" } };
const places = async () =>
  new Map((await ctx.db.select().from(emailSync)).map((row) => [row.id, row.businessId]));
const rules = () => ctx.db.select().from(associationRule);

async function put(id: string, body: Record<string, unknown>, by = call) {
  ctx.clock.advance(1000);
  const answer = await by("PUT", `/v1/emails/${id}/association`, body);
  expect(answer).toMatchObject({ status: 200 });
  return associationOperationSchema.parse(answer.body);
}
const progress = async (id: string) =>
  operationProgressSchema.parse((await call("GET", `/v1/associations/${id}`)).body);
const undo = (id: string) => call("POST", `/v1/associations/${id}/undo`);
async function preview(body: Record<string, unknown>, by = call) {
  const answer = await by("POST", "/v1/associations/preview", body);
  expect(answer).toMatchObject({ status: 200 });
  return associationPreviewSchema.parse(answer.body);
}

describe("filing everything of an address or domain", () => {
  it("files what is there and what is to come, also of colleagues, and one undo takes all of it back", async () => {
    const mine = [await createEmail(ctx, mailbox, kim), await createEmail(ctx, mailbox, kim)];
    const theirs = await createEmail(ctx, bobsMailbox, {
      from: { name: "Lee", address: "lee@sales.kappa.example" },
    });
    const unrelated = await createEmail(ctx, mailbox, { from: { name: "", address: "x@other.example" } });
    const made = await put(mine[0]!.id, { businessId: helix, scope: "domain" });
    expect(made).toMatchObject({ emails: 1, state: "running" });
    expect(await progress(made.operationId)).toMatchObject({ state: "running", done: 0, total: 3 });
    await work();
    expect(await progress(made.operationId)).toMatchObject({ state: "done", done: 3, total: 3 });
    const later = await createEmail(ctx, mailbox, kim);
    await put(later.id, { businessId: null, notBusinessId: orbis });
    for (const email of [...mine, theirs]) expect((await places()).get(email.id)).toBe(helix);
    expect((await places()).get(unrelated.id)).toBeNull();
    expect(await rules()).toMatchObject([{ kind: "domain", value: "kappa.example", effect: "file" }]);
    expect(await undo(made.operationId)).toMatchObject({ status: 200, body: { state: "undoing" } });
    await work();
    expect(await progress(made.operationId)).toMatchObject({ state: "undone", done: 4, canUndo: false });
    expect([...(await places()).values()]).toEqual([null, null, null, null, null]);
    expect(await rules()).toEqual([]);
    expect(await undo(made.operationId)).toMatchObject({ code: "already_undone" });
  });

  it("files what comes to a group of ours where an administrator says so, and nobody else", async () => {
    const group = { name: "", address: "orbis-desk@northwind.example" };
    const email = await createEmail(ctx, mailbox, { ...kim, to: [group] });
    const theirs = await createEmail(ctx, bobsMailbox, { ...kim, to: [group] });
    const tie = { businessId: helix, scope: "address", value: group.address };
    expect(await call("PUT", `/v1/emails/${email.id}/association`, tie)).toMatchObject({ status: 400 });
    const eva = await createUser(ctx, organizationId, { email: "eva@northwind.example", role: "admin" });
    const evas = await createEmail(ctx, await createEmailProvider(ctx, eva), { ...kim, to: [group] });
    await put(evas.id, tie, apiAs(ctx, eva));
    await work();
    for (const { id } of [email, theirs, evas]) expect((await places()).get(id)).toBe(helix);
    const answer = { ...tie, value: "ada@northwind.example" };
    expect(await apiAs(ctx, eva)("PUT", `/v1/emails/${evas.id}/association`, answer)).toMatchObject({
      status: 400,
    });
  });

  it("leaves alone what somebody put somewhere, as the preview said", async () => {
    const emails = [];
    for (let made = 0; made < 4; made += 1) emails.push(await createEmail(ctx, mailbox, kim));
    await put(emails[0]!.id, { businessId: orbis });
    await put(emails[1]!.id, { businessId: null });
    const asked = { businessId: helix, scope: "address" };
    expect(await preview({ emailId: emails[3]!.id, ...asked })).toMatchObject({
      ...{ scope: "address", value: "kim@kappa.example", emails: 4, isMore: false },
      ...{ stay: 2, already: 0, moving: 0, unfiled: 2, others: 0 },
    });
    await put(emails[3]!.id, asked);
    await work();
    const now = await places();
    expect(emails.map((email) => now.get(email.id))).toEqual([orbis, null, helix, helix]);
  });

  it("“not this business” keeps a domain's mail out of it, past and future", async () => {
    const email = await createEmail(ctx, mailbox);
    const other = await createEmail(ctx, mailbox);
    const made = await put(email.id, { businessId: null, notBusinessId: orbis, scope: "domain" });
    await work();
    expect([...(await places()).values()]).toEqual([null, null]);
    expect(await rules()).toMatchObject([{ effect: "never", businessId: orbis }]);
    await undo(made.operationId);
    await work();
    expect((await places()).get(other.id)).toBe(orbis);
  });

  it("a later word takes the place of an earlier rule, and its undo gives it back", async () => {
    const email = await createEmail(ctx, mailbox, kim);
    const first = await put(email.id, { businessId: helix, scope: "address" });
    const second = await put(email.id, { businessId: orbis, scope: "address" });
    expect(await rules()).toMatchObject([{ businessId: orbis, operationId: second.operationId }]);
    expect(await preview({ emailId: email.id, businessId: helix, scope: "address" })).toMatchObject({
      rule: { id: orbis, name: "Orbis Logistics" },
    });
    await undo(second.operationId);
    expect(await rules()).toMatchObject([{ businessId: helix, operationId: first.operationId }]);
    const third = await put(email.id, { businessId: null, scope: "address" });
    await undo(first.operationId);
    expect(await rules()).toMatchObject([{ effect: "never", businessId: "" }]);
    await undo(third.operationId);
    expect(await rules()).toEqual([]);
  });

  it("goes on where it was after a death, in bounded steps", async () => {
    const template = await createEmail(ctx, mailbox, kim);
    const copies = Array.from({ length: 1_100 }, (_, at) => `copy-${String(at).padStart(5, "0")}`);
    for (let from = 0; from < copies.length; from += 550) {
      const some = copies.slice(from, from + 550);
      const person = {
        organizationId,
        role: "from" as const,
        domain: "kappa.example",
        address: "kim@kappa.example",
      };
      await ctx.db.batch([
        ctx.db
          .insert(emailSync)
          .values(some.map((id) => ({ ...template, ...{ id, externalId: id, threadId: id } }))),
        ctx.db.insert(emailParticipant).values(some.map((emailId) => ({ ...person, emailId }))),
      ]);
    }
    const { operationId } = await put(template.id, { businessId: helix, scope: "domain" });
    const message = { type: "operation", organizationId, operationId } as const;
    let reads = 0;
    const dying = new Proxy(ctx.db, {
      get(db, name) {
        if (name === "batch" && ++reads > 4) throw new Error("dead");
        return Reflect.get(db, name);
      },
    });
    await expect(handleMessage({ ...ctx, db: dying }, message)).rejects.toThrow("dead");
    expect(await progress(operationId)).toMatchObject({ state: "running", done: 1_000, total: 1_101 });
    await Promise.all([handleMessage(ctx, message), handleMessage(ctx, message)]);
    expect(await progress(operationId)).toMatchObject({ state: "done", done: 1_101 });
    expect(await ctx.db.$count(emailSync, eq(emailSync.businessId, helix))).toBe(1_101);
  });

  it("takes the address or domain that is said, of those who take part", async () => {
    const email = await createEmail(ctx, mailbox, { cc: [{ name: "", address: "Lee+x@kappa.example" }] });
    const emailId = email.id;
    expect(
      await preview({ emailId, businessId: helix, scope: "address", value: "lee@Kappa.example" }),
    ).toMatchObject({ value: "lee@kappa.example" });
    const ours = await createEmail(ctx, mailbox, {
      ...{ direction: "outbound", from: { name: "Ada", address: "ada@northwind.example" } },
      to: [{ name: "Ana", address: "ana@orbis.example" }],
    });
    expect(await preview({ emailId: ours.id, businessId: helix, scope: "domain" })).toMatchObject({
      value: "orbis.example",
    });
    const path = `/v1/emails/${emailId}/association`;
    for (const value of ["x@elsewhere.example", "ada@northwind.example", "nothing"])
      expect(await call("PUT", path, { businessId: helix, scope: "address", value })).toMatchObject({
        status: 400,
        code: "invalid_request",
      });
  });

  it("free mail is no domain to file by", async () => {
    const email = await createEmail(ctx, mailbox, { from: { name: "Kim", address: "kim@gmail.com" } });
    const path = `/v1/emails/${email.id}/association`;
    expect(await call("PUT", path, { businessId: helix, scope: "domain" })).toMatchObject({
      status: 400,
      code: "free_mail_domain",
    });
  });
});

describe("what a preview shows", () => {
  it("examples of mail that the asking user may see, and a count of the rest", async () => {
    const mine = await createEmail(ctx, mailbox, { ...kim, subject: "Mine" });
    await createEmail(ctx, bobsMailbox, { ...kim, subject: "Bob's secret" });
    const shared = await createEmail(ctx, bobsMailbox, { ...kim, subject: "Shared" });
    await put(shared.id, { businessId: orbis }, apiAs(ctx, bob));
    const shown = await preview({ emailId: mine.id, businessId: helix, scope: "domain" });
    expect(shown).toMatchObject({ emails: 3, others: 1, stay: 1, unfiled: 2 });
    expect(shown.examples.map((one) => one.subject)).toEqual(["Mine"]);
    expect(
      await call("POST", "/v1/associations/preview", { emailId: mine.id, businessId: "x" }),
    ).toMatchObject({
      code: "business_not_found",
    });
  });

  it("of a colleague's mail as much as its mailbox shares", async () => {
    const hidden = await createEmailProvider(ctx, bob, { id: "hidden", sharing: "metadata" });
    const shared = await createEmail(ctx, hidden, { subject: "Bob's secret" });
    await ctx.db.update(emailSync).set({ businessId: orbis });
    const shown = await preview({ emailId: shared.id, businessId: helix });
    expect(shown).toMatchObject({
      emails: 1,
      moving: 1,
      examples: [{ subject: null, business: { id: orbis } }],
    });
  });

  it("nothing to strangers, nor of an email that is not theirs to see", async () => {
    const email = await createEmail(ctx, mailbox, kim);
    const other = await createOrganization(ctx);
    const strangers = apiAs(ctx, await createUser(ctx, other.id));
    const body = { emailId: email.id, businessId: null, scope: "domain" };
    for (const by of [strangers, apiAs(ctx, bob)])
      expect(await by("POST", "/v1/associations/preview", body)).toMatchObject({ code: "email_not_found" });
    const { operationId } = await put(email.id, { businessId: helix, scope: "domain" });
    for (const by of [strangers, apiAs(ctx, bob)]) {
      expect(await by("GET", `/v1/associations/${operationId}`)).toMatchObject({
        code: "operation_not_found",
      });
      expect(await by("POST", `/v1/associations/${operationId}/undo`)).toMatchObject({ status: 404 });
    }
    const admin = apiAs(ctx, await createUser(ctx, organizationId));
    expect((await admin("GET", `/v1/associations/${operationId}`)).status).toBe(200);
    expect(await ctx.db.select().from(auditEvent)).toMatchObject([{ action: "association_rule_taught" }]);
  });

  it.each([{ businessId: "x", notBusinessId: "y" }, { scope: "all" }, { value: 7 }])(
    "%j is refused",
    async (body) => {
      const email = await createEmail(ctx, mailbox);
      const asked = { emailId: email.id, businessId: null, ...body };
      expect(await call("POST", "/v1/associations/preview", asked)).toMatchObject({
        code: "invalid_request",
      });
    },
  );
});
