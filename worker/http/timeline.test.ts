import { beforeAll, describe, expect, test } from "vitest";
import { timelinePageSchema } from "#shared/timeline.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";

describe("GET /v1/timeline", () => {
  let call: ReturnType<typeof apiAs>;
  let businessId: string;

  beforeAll(async () => {
    const ctx = await createTestContext();
    const { id: organizationId } = await createOrganization(ctx);
    const ada = await createUser(ctx, organizationId);
    const mailbox = await createEmailProvider(ctx, ada);
    businessId = (await createBusiness(ctx, organizationId)).id;
    for (let number = 0; number < 3; number += 1)
      await createEmail(ctx, mailbox, { businessId, sentAt: Date.UTC(2026, 10, 20 + number) });
    call = apiAs(ctx, ada);
  });

  test("answers pages as the contract says", async () => {
    const first = await call("GET", `/v1/timeline?businessId=${businessId}&limit=2&groupBy=thread`);
    const page = timelinePageSchema.parse(first.body);
    expect(page.items).toHaveLength(2);
    const next = await call(
      "GET",
      `/v1/timeline?businessId=${businessId}&groupBy=thread&cursor=${encodeURIComponent(page.nextCursor ?? "")}`,
    );
    expect(timelinePageSchema.parse(next.body)).toMatchObject({ items: [{}], nextCursor: null });
  });

  test("takes moments as date, date and time, or milliseconds", async () => {
    for (const from of ["2026-11-21", "2026-11-21T01:00:00%2B01:00", String(Date.UTC(2026, 10, 21))])
      expect((await call("GET", `/v1/timeline?userId=me&from=${from}`)).body).toMatchObject({
        items: [{}, {}],
      });
  });

  test.each([
    ["from=yesterday", "invalid_request"],
    ["from=2026-02-30", "invalid_request"],
    ["from=2026-11-21T99:00:00Z", "invalid_request"],
    ["from=-1", "invalid_request"],
    ["from=9999999999999999999", "invalid_request"],
    ["from=2026-11-22&to=2026-11-21", "invalid_request"],
    ["limit=0", "invalid_request"],
    ["limit=201", "invalid_request"],
    ["limit=2.5", "invalid_request"],
    ["limit=many", "invalid_request"],
    ["unread=maybe", "invalid_request"],
    ["direction=sideways", "invalid_request"],
    ["groupBy=colour", "invalid_request"],
    ["businessId=", "invalid_request"],
    [`businessId=${"x".repeat(65)}`, "invalid_request"],
    [`conversationId=${"x".repeat(129)}`, "invalid_request"],
    [`cursor=${"x".repeat(2001)}`, "invalid_request"],
    ["userId=me%00", "invalid_request"],
    ["businessId=a&businessId=b", "invalid_request"],
    ["cursor=garbage", "invalid_cursor"],
    ["businessId=%27%20or%201%3D1%20--", "business_not_found"],
    ["contactId=%F0%9F%98%80", "contact_not_found"],
    ["userId=%FF%FE", "not_found"],
  ])("refuses %s with %s", async (query, code) => {
    const answer = await call("GET", `/v1/timeline?${query}`);
    expect([answer.code, answer.status]).toEqual([code, code.endsWith("not_found") ? 404 : 400]);
  });

  test("takes any text as a conversation that is not there", async () => {
    const answer = await call(
      "GET",
      `/v1/timeline?conversationId=${encodeURIComponent("'; drop table email_sync; --")}`,
    );
    expect(answer.body).toEqual({ items: [], nextCursor: null });
  });
});
