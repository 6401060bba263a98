import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { countingRoundTrips } from "#test/factory/roundTrips.ts";
import type { UserContext } from "#worker/context.ts";
import { lookUp } from "./lookUp.ts";

const account = "ada@northwind.example";

describe("The lookup for an open email", () => {
  let ctx: TestContext;
  let me: UserContext;
  let owner: Awaited<ReturnType<typeof createUser>>;
  let mailbox: Awaited<ReturnType<typeof createEmailProvider>>;

  beforeAll(async () => {
    ctx = await createTestContext();
    const organization = await createOrganization(ctx);
    owner = await createUser(ctx, organization.id, { email: account });
    mailbox = await createEmailProvider(ctx, owner, { aliases: ["sales@northwind.example"] });
    me = actingAs(ctx, owner);
  });

  test("tells where the newest email of the conversation is filed, why, and what went before", async () => {
    const orbis = await createBusiness(ctx, owner.organizationId, "Orbis Logistics", ["orbis.example"]);
    const ana = await createContact(ctx, owner.organizationId, orbis.id);
    const filed = { threadId: "T1", conversationId: "C1", businessId: orbis.id };
    await createEmail(ctx, mailbox, { ...filed, sentAt: 1 });
    const newest = await createEmail(ctx, mailbox, { ...filed, sentAt: 2 });
    await createEmail(ctx, mailbox, { businessId: orbis.id, sentAt: 0, conversationId: "C0" });
    await createAssociation(ctx, newest, { businessId: orbis.id, contactId: ana.id });
    const answer = await lookUp(me, { provider: "google", account, threadId: "T1" });
    expect(answer).toMatchObject({
      state: "found",
      emailProviderId: mailbox.id,
      accountEmail: account,
      emailId: newest.id,
      conversationId: "C1",
      threadCount: 2,
      suggestions: [],
      proposed: null,
      contactCount: 1,
      emailCount: 3,
    });
    expect(answer.associations).toMatchObject([
      {
        business: { id: orbis.id, name: "Orbis Logistics", domain: "orbis.example" },
        contact: { id: ana.id, name: "Ana Ruiz", address: "ana@orbis.example" },
        evidence: [{ text: "Ana Ruiz is a contact of Orbis Logistics" }],
        decidedBy: null,
      },
    ]);
    expect(answer.people).toMatchObject([
      { address: "ana@orbis.example", isOwn: false, contact: { id: ana.id }, business: { id: orbis.id } },
      { address: account, isOwn: true, contact: null, business: null },
    ]);
    expect(answer.timeline.map((item) => [item.conversationId, item.conversation?.emails])).toEqual([
      ["C1", 2],
      ["C0", 1],
    ]);
  });

  test("takes one round trip", async () => {
    const counting = await countingRoundTrips(me);
    await lookUp(counting.ctx, { provider: "google", account, threadId: "T1", addresses: "x@y.example" });
    expect(counting.count()).toBe(1);
  });

  describe("finds the mailbox on screen", () => {
    beforeAll(() => createEmail(ctx, mailbox, { threadId: "T2", externalId: "X2" }));

    test.each([
      ["by its address", { account: "ADA@northwind.example", threadId: "T2" }],
      ["by an alias", { account: "sales@northwind.example", threadId: "T2" }],
      ["by a message, where the page does not tell the thread", { account, messageId: "X2" }],
      ["by a message, where the thread is another's", { account, threadId: "unknown", messageId: "X2" }],
      ["by the thread, where only one of one's mailboxes holds it", { threadId: "T2" }],
    ])("%s", async (_, query) => {
      expect(await lookUp(me, { provider: "google", ...query })).toMatchObject({
        state: "found",
        emailProviderId: mailbox.id,
      });
    });

    test.each([
      ["the account is not connected", { account: "else@northwind.example", threadId: "T2" }],
      ["the account is of another provider", { provider: "microsoft" as const, account, threadId: "T2" }],
      ["neither account nor thread are told", {}],
      ["the account is told by a thread that nobody holds", { threadId: "unknown" }],
    ])("and names none where %s", async (_, query) => {
      expect(await lookUp(me, { provider: "google", ...query })).toMatchObject({
        state: "account_unknown",
        emailProviderId: null,
        emailId: null,
        conversationId: null,
        timeline: [],
      });
    });

    test("and names none where two could be meant", async () => {
      const second = await createEmailProvider(ctx, owner, {
        accountEmail: "second@northwind.example",
        aliases: ["sales@northwind.example"],
      });
      const theirs = await createEmail(ctx, second, { threadId: "T2" });
      for (const query of [{ threadId: "T2" }, { account: "sales@northwind.example", threadId: "T2" }])
        expect(await lookUp(me, { provider: "google", ...query })).toMatchObject({
          state: "account_unknown",
        });
      expect(
        await lookUp(me, { provider: "google", account: "second@northwind.example", threadId: "T2" }),
      ).toMatchObject({ state: "found", emailId: theirs.id });
    });

    test("and never takes a colleague's, or another organization's", async () => {
      const bob = await createUser(ctx, owner.organizationId, { email: "bob@northwind.example" });
      await createEmail(ctx, await createEmailProvider(ctx, bob), { threadId: "T3", businessId: "b" });
      const stranger = await createUser(ctx, (await createOrganization(ctx)).id);
      for (const actor of [owner, stranger])
        for (const query of [{ threadId: "T3" }, { account: bob.email, threadId: "T3" }])
          expect(await lookUp(actingAs(ctx, actor), { provider: "google", ...query })).toMatchObject({
            state: "account_unknown",
            emailId: null,
            people: [],
          });
    });

    test("also where Gmail's other domain is on screen", async () => {
      await createEmailProvider(ctx, owner, { accountEmail: "ada.brandt@gmail.com" });
      const answer = await lookUp(me, { provider: "google", account: "Ada.Brandt@googlemail.com" });
      expect(answer).toMatchObject({ state: "not_synced", accountEmail: "ada.brandt@gmail.com" });
    });

    test("and leaves out one that is being disconnected", async () => {
      await createEmailProvider(ctx, owner, { accountEmail: "gone@northwind.example", disconnectedAt: 1 });
      const answer = await lookUp(me, { provider: "google", account: "gone@northwind.example" });
      expect(answer.state).toBe("account_unknown");
    });
  });

  describe("for mail that is not filed", () => {
    let other: UserContext;
    let box: typeof mailbox;
    beforeAll(async () => {
      const { id } = await createOrganization(ctx);
      const owner = await createUser(ctx, id, { email: "ada@contoso.example" });
      box = await createEmailProvider(ctx, owner);
      other = actingAs(ctx, owner);
    });
    const open = (threadId: string) =>
      lookUp(other, { provider: "google", account: "ada@contoso.example", threadId });

    test("suggests the businesses of its people, those of late only where there are none", async () => {
      const { organizationId } = other.actor;
      const juno = await createBusiness(ctx, organizationId, "Juno", ["juno.example"]);
      const kepler = await createBusiness(ctx, organizationId, "Kepler", ["kepler.example"]);
      await createContact(ctx, organizationId, kepler.id, "Kim", ["kim@gmail.com"]);
      await createEmail(ctx, box, { businessId: juno.id });
      const from = { name: "Jo", address: "jo@mail.juno.example" };
      await createEmail(ctx, box, { threadId: "S1", from, cc: [{ name: "", address: "k.im+x@gmail.com" }] });
      expect((await open("S1")).suggestions).toEqual([
        {
          business: { id: juno.id, name: "Juno", domain: "juno.example" },
          reason: "jo@mail.juno.example is at a domain of Juno",
        },
        {
          business: { id: kepler.id, name: "Kepler", domain: "kepler.example" },
          reason: "Kim is a contact of Kepler",
        },
      ]);
      await createEmail(ctx, box, { threadId: "S2", from: { name: "", address: "new@nova.example" } });
      expect(await open("S2")).toMatchObject({
        associations: [],
        suggestions: [{ business: { id: juno.id }, reason: "Recent" }],
      });
    });

    test("suggests first what the engine proposes, with all that it rests on", async () => {
      const { organizationId } = other.actor;
      const rigel = await createBusiness(ctx, organizationId, "Rigel");
      const leaving = await createBusiness(ctx, organizationId, "Leaving");
      await ctx.db.run(sql`update business set leaving_at = 1 where id = ${leaving.id}`);
      const from = { name: "Jo", address: "jo@juno.example" };
      const email = await createEmail(ctx, box, { threadId: "S5", from });
      const evidence = [
        "R-77 in the subject is a reference of Rigel",
        "“Rigel” stands in the text: Rigel",
      ].map((text) => ({ source: "content" as const, text, matched: "R" }));
      const proposed = { state: "proposed" as const, isPrimary: false, source: "content" as const, evidence };
      await createAssociation(ctx, email, { businessId: rigel.id, ...proposed });
      await createAssociation(ctx, email, { businessId: leaving.id, ...proposed });
      const answer = await open("S5");
      expect(answer.associations).toEqual([]);
      expect(answer.suggestions).toEqual([
        { business: { id: rigel.id, name: "Rigel", domain: null }, reason: evidence[0]?.text, evidence },
        { business: expect.objectContaining({ name: "Juno" }), reason: expect.any(String) },
      ]);
    });

    test("tells a colleague nothing of what is proposed for mail that they may not see", async () => {
      const bob = await createUser(ctx, other.actor.organizationId, { email: "bob@contoso.example" });
      const query = { provider: "google" as const, account: "ada@contoso.example", threadId: "S5" };
      const answer = await lookUp(actingAs(ctx, bob), query);
      expect(answer).toMatchObject({ state: "account_unknown", associations: [] });
      expect(JSON.stringify(answer)).not.toContain("Rigel");
    });

    test("does not suggest what a person took it out of", async () => {
      const vega = await createBusiness(ctx, other.actor.organizationId, "Vega", ["vega.example"]);
      const email = await createEmail(ctx, box, {
        threadId: "S3",
        from: { name: "", address: "v@vega.example" },
      });
      await createAssociation(ctx, email, { businessId: vega.id, state: "rejected", isPrimary: false });
      expect(await open("S3")).toMatchObject({ associations: [], suggestions: [] });
    });

    test("proposes a business after the first domain of strangers, never free mail or our own", async () => {
      const people = ["boss@contoso.example", "me@gmail.com", "no address", "ana@mail.orbis-logistics.co.uk"];
      await createEmail(ctx, box, {
        threadId: "S4",
        from: { name: "", address: "eve@contoso.example" },
        to: people.map((address) => ({ name: "", address })),
      });
      expect((await open("S4")).proposed).toEqual({
        name: "Orbis Logistics",
        domain: "orbis-logistics.co.uk",
      });
    });

    test("tells from the page's addresses what they tell, where nothing is synced", async () => {
      const answer = await lookUp(other, {
        provider: "google",
        account: "ada@contoso.example",
        threadId: "unknown",
        addresses: " Jo@juno.example,ada@contoso.example,,nonsense, X@Nova.example,x@nova.example",
      });
      expect(answer).toMatchObject({
        state: "not_synced",
        emailId: null,
        threadCount: 0,
        suggestions: [{ business: { name: "Juno" } }],
        proposed: { name: "Nova", domain: "nova.example" },
      });
      expect(answer.people.map((person) => [person.address, person.isOwn])).toEqual([
        ["jo@juno.example", false],
        ["ada@contoso.example", true],
        ["x@nova.example", false],
      ]);
    });
  });

  test("survives mail that names a thousand people, and pages that name more", async () => {
    const to = Array.from({ length: 1_000 }, (_, number) => ({
      name: "",
      address: `p${number}@many.example`,
    }));
    await createEmail(ctx, mailbox, { threadId: "T9", to });
    const addresses = Array.from({ length: 900 }, (_, number) => `q${number}@much.example`).join(",");
    const answer = await lookUp(me, { provider: "google", account, threadId: "T9", addresses });
    expect(answer.people.length).toBeGreaterThan(1_000);
    expect(answer.proposed).toEqual({ name: "Many", domain: "many.example" });
  });
});
