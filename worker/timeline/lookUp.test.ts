import { beforeAll, describe, expect, test } from "vitest";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
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
});
