import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { association, business, contact, emailProvider, emailSync } from "../db/schema/tables.ts";
import { decideAll } from "./decide.ts";
import { type StoredSubject, toSubject } from "./facts.ts";
import { readFacts } from "./readFacts.ts";
import { associationWrites } from "./writes.ts";

type Mailbox = Awaited<ReturnType<typeof createEmailProvider>>;
type Email = Awaited<ReturnType<typeof createEmail>>;

let ctx: TestContext;
let mailbox: Mailbox;
let orbis: string;

beforeEach(async () => {
  ctx = await createTestContext();
  const { id } = await createOrganization(ctx);
  const ada = await createUser(ctx, id, { email: "ada@northwind.example" });
  mailbox = await createEmailProvider(ctx, ada);
  orbis = (await createBusiness(ctx, id, "Orbis Logistics", ["orbis.example"])).id;
});

function subjectOf(email: Email) {
  const { id, threadId, direction, isAutomated, from = null, to, cc, bcc, replyTo, behind = [] } = email;
  const row: StoredSubject = {
    id,
    thread_id: threadId,
    direction,
    is_automated: isAutomated,
    from,
    to,
    cc,
    bcc,
    reply_to: replyTo,
    behind,
    subject: email.subject,
    body_text: email.bodyText,
  };
  return toSubject(row);
}

/** Files emails as sync does; answers how many rows changed. */
async function file(...emails: Email[]): Promise<number> {
  const subjects = emails.map(subjectOf);
  const { organizationId, id: emailProviderId } = mailbox;
  const facts = await readFacts(ctx, { organizationId, emailProviderId, emails: subjects });
  const writes = associationWrites({
    organizationId,
    decisions: decideAll(subjects, facts),
    now: ctx.clock.now(),
    newId: ctx.newId,
  });
  const [first, ...rest] = writes.map((write) => ctx.db.run(write));
  const results = first ? await ctx.db.batch([first, ...rest]) : [];
  return results.reduce((sum, result) => sum + result.rowsAffected, 0);
}

async function filedUnder(email: Email) {
  const [row] = await ctx.db.select().from(emailSync).where(eq(emailSync.id, email.id));
  return row?.businessId ?? null;
}

async function said(email: Email, businessId: string, state: "filed" | "rejected", isThread = false) {
  const now = ctx.clock.now();
  const evidence = [
    { source: "manual" as const, text: "Ada said so", matched: isThread ? email.threadId : email.id },
  ];
  await ctx.db.insert(association).values({
    ...{ id: ctx.newId(), organizationId: mailbox.organizationId, emailId: email.id, businessId, state },
    ...{ isPrimary: state === "filed", source: "manual", confidence: 1, evidence, engineVersion: 1 },
    ...{ decidedBy: mailbox.userId, createdAt: now, updatedAt: now },
  });
}

describe("filing what was decided", () => {
  it("stores the reasons and the primary business with the email", async () => {
    const email = await createEmail(ctx, mailbox);
    expect(await file(email)).toBeGreaterThan(0);
    expect(await filedUnder(email)).toBe(orbis);
    const [row] = await ctx.db.select().from(association);
    expect(row).toMatchObject({
      businessId: orbis,
      source: "domain",
      decidedBy: null,
      evidence: [{ text: "orbis.example is a domain of Orbis Logistics" }],
    });
  });

  it("a second run writes nothing", async () => {
    const first = await createEmail(ctx, mailbox, { threadId: "t" });
    const second = await createEmail(ctx, mailbox, {
      threadId: "t",
      from: { name: "", address: "kim@gmail.com" },
    });
    await file(first, second);
    ctx.clock.advance(1000);
    expect(await file(first, second)).toBe(0);
    expect(await file(second)).toBe(0);
    expect(await file(first)).toBe(0);
  });

  it("mail that arrives in another order ends the same, and a later rerun writes nothing", async () => {
    const reply = await createEmail(ctx, mailbox, {
      threadId: "t",
      from: { name: "", address: "kim@gmail.com" },
    });
    await file(reply);
    expect(await filedUnder(reply)).toBeNull();
    const original = await createEmail(ctx, mailbox, { threadId: "t" });
    await file(original);
    expect(await filedUnder(reply)).toBe(orbis);
    expect(await file(reply)).toBe(0);
  });

  it("knows what was said of a new thread's conversation in another mailbox before the thread is stored", async () => {
    const { organizationId } = mailbox;
    const bob = await createUser(ctx, organizationId, { email: "bob@northwind.example" });
    const elsewhere = await createEmail(ctx, await createEmailProvider(ctx, bob), {
      conversationId: "root",
      businessId: orbis,
    });
    await said(elsewhere, orbis, "filed");
    const arriving = { threadId: "t", from: null, to: [], cc: [], bcc: [], replyTo: [], behind: [] };
    const question = { organizationId, emailProviderId: mailbox.id, emails: [arriving] };
    const { sharedWords } = await readFacts(ctx, { ...question, conversations: new Map([["t", "root"]]) });
    expect(sharedWords.get("t")).toMatchObject([{ business: { businessId: orbis } }]);
    expect((await readFacts(ctx, question)).sharedWords.size).toBe(0);
  });

  it("takes addresses under which mail arrives here for our own, once they are told often enough", async () => {
    const { organizationId, id: emailProviderId } = mailbox;
    const deliveries = { "ada@old.example": 3, "list@other.example": 2 };
    await ctx.db.update(emailProvider).set({ deliveries }).where(eq(emailProvider.id, emailProviderId));
    const { ownAddresses, mainAddresses } = await readFacts(ctx, {
      organizationId,
      emailProviderId,
      emails: [],
    });
    expect([...ownAddresses]).toContain("ada@old.example");
    expect([...ownAddresses]).not.toContain("list@other.example");
    expect([...mainAddresses]).toContain("ada@northwind.example");
    expect([...mainAddresses]).not.toContain("ada@old.example");
  });

  it("stores as proposed where it could only guess among businesses, and files nothing", async () => {
    await createBusiness(ctx, mailbox.organizationId, "Helix Labs", ["helix.example"]);
    const to = ["x@orbis.example", "y@helix.example"].map((address) => ({ name: "", address }));
    const email = await createEmail(ctx, mailbox, { direction: "outbound", from: null, to });
    await file(email);
    expect(await filedUnder(email)).toBeNull();
    const rows = await ctx.db.select().from(association);
    expect(rows.map((row) => row.state)).toEqual(["proposed", "proposed"]);
    expect(await file(email)).toBe(0);
    await createContact(ctx, mailbox.organizationId, orbis, "X", ["z@orbis.example"]);
    await ctx.db.run(sql`delete from business_domain where domain = 'helix.example'`);
    await file(email);
    expect(await filedUnder(email)).toBe(orbis);
    expect(await ctx.db.$count(association)).toBe(1);
  });

  it("takes away what no longer holds", async () => {
    const email = await createEmail(ctx, mailbox);
    await file(email);
    await ctx.db.run(sql`delete from business_domain`);
    await file(email);
    expect(await filedUnder(email)).toBeNull();
    expect(await ctx.db.$count(association)).toBe(0);
  });

  it("passes over emails that were not stored and businesses that are gone", async () => {
    const email = await createEmail(ctx, mailbox);
    const filing = {
      contactId: null,
      isPrimary: true,
      source: "domain" as const,
      role: null,
      confidence: 1,
      evidence: [],
    };
    const decisions = [
      { emailId: "not-stored", filings: [{ ...filing, businessId: orbis }], proposed: [] },
      { emailId: email.id, filings: [{ ...filing, businessId: "gone" }], proposed: [] },
    ];
    for (const write of associationWrites({ ...mailbox, decisions, now: 1, newId: ctx.newId }))
      await ctx.db.run(write);
    expect(await ctx.db.$count(association)).toBe(0);
  });

  it("files under a contact without a business, and not under one that was deleted meanwhile", async () => {
    const kim = await createContact(ctx, mailbox.organizationId, null, "Kim Lee", ["kim@gmail.com"]);
    const email = await createEmail(ctx, mailbox, { from: { name: "Kim", address: "kim@gmail.com" } });
    await file(email);
    const [row] = await ctx.db.select().from(emailSync);
    expect(row).toMatchObject({ businessId: null, contactId: kim.id });
    await ctx.db.delete(contact);
    await file(email);
    expect(await ctx.db.$count(association)).toBe(0);
  });

  it("files two thousand emails in as many statements as one", async () => {
    const decisions = Array.from({ length: 2000 }, (_, n) => ({
      emailId: `e${n}`,
      filings: [],
      proposed: [],
    }));
    const writes = associationWrites({ ...mailbox, decisions, now: 1, newId: ctx.newId });
    expect(writes).toHaveLength(3);
    for (const write of writes) await ctx.db.run(write);
  });
});

describe("a person's decision survives every automatic pass", () => {
  it("where they filed it", async () => {
    const helix = await createBusiness(ctx, mailbox.organizationId, "Helix Labs");
    const email = await createEmail(ctx, mailbox);
    await said(email, helix.id, "filed");
    await file(email);
    expect(await filedUnder(email)).toBe(helix.id);
    expect(await ctx.db.$count(association)).toBe(1);
    expect(await file(email)).toBe(0);
  });

  it("what they rejected stays rejected", async () => {
    const email = await createEmail(ctx, mailbox);
    await said(email, orbis, "rejected");
    expect(await file(email)).toBe(0);
    expect(await filedUnder(email)).toBeNull();
  });

  it("new mail of a conversation follows the person", async () => {
    const helix = await createBusiness(ctx, mailbox.organizationId, "Helix Labs");
    const email = await createEmail(ctx, mailbox, { threadId: "t" });
    await said(email, helix.id, "filed", true);
    const reply = await createEmail(ctx, mailbox, { threadId: "t" });
    await file(reply);
    expect(await filedUnder(reply)).toBe(helix.id);
  });
});

describe("facts", () => {
  it("never come from another organization or another mailbox's conversation of the same id", async () => {
    const other = await createOrganization(ctx);
    const eve = await createUser(ctx, other.id);
    const theirs = await createEmailProvider(ctx, eve);
    await createBusiness(ctx, other.id, "Helix Labs", ["helix.example"]);
    await createContact(ctx, other.id, null, "Bob", ["bob@helix.example"]);
    await createEmail(ctx, theirs, { threadId: "t" });
    const email = await createEmail(ctx, mailbox, {
      threadId: "t",
      from: { name: "", address: "bob@helix.example" },
    });
    const facts = await readFacts(ctx, {
      ...mailbox,
      emailProviderId: mailbox.id,
      emails: [subjectOf(email)],
    });
    expect([...facts.contacts, ...facts.domains]).toEqual([]);
    expect(facts.siblings.get("t")).toHaveLength(1);
    expect(await ctx.db.$count(business)).toBe(2);
  });

  it("hold own addresses and domains, but no domain of free mail or of an alias", async () => {
    await ctx.db.run(
      sql`update email_provider set account_email = 'A.da@gmail.com', aliases = '["ada@customer.example"]'`,
    );
    const facts = await readFacts(ctx, { ...mailbox, emailProviderId: mailbox.id, emails: [] });
    expect([...facts.ownAddresses].toSorted()).toEqual([
      "ada@customer.example",
      "ada@gmail.com",
      "ada@northwind.example",
    ]);
    expect([...facts.ownDomains]).toEqual(["northwind.example"]);
  });
});
