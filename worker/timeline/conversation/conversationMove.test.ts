import { beforeEach, describe, expect, test } from "vitest";
import { conversationMoveSchema } from "#shared/conversation.ts";
import { timelinePageSchema } from "#shared/timeline.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";

describe("Which threads are one conversation", () => {
  let ctx: TestContext;
  let ada: ReturnType<typeof apiAs>;
  let bob: ReturnType<typeof apiAs>;
  let stranger: ReturnType<typeof apiAs>;
  let adas: Awaited<ReturnType<typeof createEmailProvider>>;
  let businessId: string;

  beforeEach(async () => {
    ctx = await createTestContext();
    const { id: organizationId } = await createOrganization(ctx);
    const [adaRow, bobRow] = [
      await createUser(ctx, organizationId),
      await createUser(ctx, organizationId, { role: "member" }),
    ];
    [ada, bob] = [apiAs(ctx, adaRow), apiAs(ctx, bobRow)];
    stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
    adas = await createEmailProvider(ctx, adaRow);
    const bobs = await createEmailProvider(ctx, bobRow);
    businessId = (await createBusiness(ctx, organizationId)).id;
    const one = { conversationId: "one", businessId };
    await createEmail(ctx, adas, { id: "a1", threadId: "t1", ...one });
    await createEmail(ctx, adas, { id: "a2", threadId: "t1", ...one });
    await createEmail(ctx, adas, { id: "a3", threadId: "t2", ...one });
    await createEmail(ctx, bobs, { id: "b1", threadId: "t1", ...one });
  });

  async function conversations(): Promise<Record<string, string>> {
    const { items } = timelinePageSchema.parse(
      (await ada("GET", `/v1/timeline?businessId=${businessId}`)).body,
    );
    return Object.fromEntries(items.map(({ id, conversationId }) => [id, conversationId]));
  }

  async function move(path: string, body: object) {
    const answer = await ada("POST", `/v1/conversations/${path}`, body);
    expect(answer.status).toBe(201);
    return conversationMoveSchema.parse(answer.body);
  }

  test("is put right by taking a thread out: all of it goes, and nobody else's", async () => {
    const { conversationId, emails } = await move("separate", { emailId: "a2" });
    expect(emails).toBe(2);
    expect(await conversations()).toEqual({ a1: conversationId, a2: conversationId, a3: "one", b1: "one" });
  });

  test("is put right by joining two, and joining again changes nothing", async () => {
    const { conversationId } = await move("separate", { emailId: "a1" });
    expect(await move("join", { emailId: "a3", intoEmailId: "a1" })).toMatchObject({
      conversationId,
      emails: 1,
    });
    expect(await move("join", { emailId: "a3", intoEmailId: "a1" })).toMatchObject({ emails: 0 });
    expect((await conversations()).b1).toBe("one");
  });

  test("comes back by one undo, with what the thread got since", async () => {
    const { operationId, conversationId } = await move("separate", { emailId: "a1" });
    await createEmail(ctx, adas, { id: "a4", threadId: "t1", conversationId, businessId });
    const undone = await ada("POST", `/v1/conversations/${operationId}/undo`);
    expect(undone.body).toMatchObject({ conversationId: "one", emails: 3 });
    expect(new Set(Object.values(await conversations()))).toEqual(new Set(["one"]));
    expect((await ada("POST", `/v1/conversations/${operationId}/undo`)).code).toBe("operation_not_found");
  });

  test("is its mailbox's owner to say: a colleague and a stranger change nothing", async () => {
    expect((await bob("POST", "/v1/conversations/separate", { emailId: "a1" })).code).toBe("forbidden");
    expect((await stranger("POST", "/v1/conversations/separate", { emailId: "a1" })).code).toBe(
      "email_not_found",
    );
    await createEmail(ctx, adas, { id: "private", conversationId: "two" });
    const joined = await bob("POST", "/v1/conversations/join", { emailId: "b1", intoEmailId: "private" });
    expect(joined.code).toBe("email_not_found");
    const { operationId } = await move("separate", { emailId: "a1" });
    expect((await bob("POST", `/v1/conversations/${operationId}/undo`)).code).toBe("operation_not_found");
  });
});
