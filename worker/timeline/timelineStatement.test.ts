import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createManyEmails } from "#test/factory/manyEmails.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import type { Actor } from "#worker/context.ts";
import { lookUpStatements } from "./lookUp/lookUpStatements.ts";
import type { TimelineQuestion } from "./timelineScope.ts";
import { timelineStatement } from "./timelineStatement.ts";

const position = {
  after: { sentAt: 1_700_000_000_000 + 5_000 * 60_000, id: "m" },
  top: { sentAt: 1_700_000_000_000 + 9_999 * 60_000, id: "m99999999" },
};

describe("At 10,000 emails", () => {
  let ctx: TestContext;
  let ada: Actor;
  beforeAll(async () => {
    ctx = await createTestContext();
    const { id: organizationId } = await createOrganization(ctx);
    const owner = await createUser(ctx, organizationId);
    ada = owner;
    const mailbox = await createEmailProvider(ctx, owner);
    await createManyEmails(ctx, mailbox, { count: 10_000, businessIds: ["one", null, "two", null] });
  });

  const planOf = async (statement: ReturnType<typeof sql>) =>
    (await ctx.db.all<{ detail: string }>(sql`explain query plan ${statement}`)).map((row) => row.detail);

  test.each<[string, TimelineQuestion, string]>([
    ["a business", { businessId: "one" }, "email_sync_business (organization_id=? AND business_id=?"],
    ["a user", { userId: "me" }, "email_sync_user (organization_id=? AND user_id=?"],
    ["what was removed", { deleted: true }, "email_sync_deleted (organization_id=?"],
  ])(
    "a page of the timeline of %s reads its index in order, from where it starts, and sorts nothing",
    async (_, question, index) => {
      for (const place of [null, position]) {
        const plan = await planOf(timelineStatement(ada, question, place, 51));
        expect(plan).toContain(`SEARCH e USING INDEX ${index}${place ? " AND (sent_at,id)<(?,?)" : ""})`);
        expect(plan.filter((step) => /TEMP B-TREE|AUTOMATIC|SCAN e\b/.test(step))).toEqual([]);
      }
    },
  );

  test.each<[string, TimelineQuestion]>([
    ["a contact", { contactId: "someone" }],
    ["a conversation", { conversationId: "c00000100" }],
  ])("the timeline of %s sorts no more than emails of one millisecond", async (_, question) => {
    const plan = await planOf(timelineStatement(ada, question, position, 51));
    expect(plan.filter((step) => step.includes("TEMP B-TREE"))).toEqual([
      "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
    ]);
    expect(plan.filter((step) => /AUTOMATIC|SCAN e\b/.test(step))).toEqual([]);
  });

  test("by conversation, only the conversations of the page are gathered", async () => {
    const plan = await planOf(timelineStatement(ada, { businessId: "one", groupBy: "thread" }, null, 51));
    const page = plan.indexOf("SCAN page");
    expect(plan.slice(0, page).filter((step) => /TEMP B-TREE|SCAN e\b/.test(step))).toEqual([]);
    expect(plan.filter((step) => /^(SCAN|SEARCH) m\b/.test(step))).toEqual(
      Array(2).fill("SEARCH m USING INDEX email_sync_conversation (organization_id=? AND conversation_id=?)"),
    );
  });

  test("a lookup never reads a table of emails from end to end", async () => {
    const statements = lookUpStatements(
      ada,
      { provider: "google", account: "a@b.example", threadId: "t" },
      [],
    );
    const plans = (await Promise.all(statements.map(planOf))).flat();
    expect(plans.filter((step) => /SCAN (e|t|p|email_sync|email_participant)\b/.test(step))).toEqual([]);
  });

  test("a page holds what it was asked for, newest first", async () => {
    const rows = await ctx.db.all<{ id: string }>(timelineStatement(ada, { businessId: "two" }, position, 3));
    expect(rows.map((row) => row.id)).toEqual(["m00004987", "m00004986", "m00004985"]);
  });
});
