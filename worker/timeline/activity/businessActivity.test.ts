import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { countingRoundTrips } from "#test/factory/roundTrips.ts";
import type { UserContext } from "#worker/context.ts";
import { emailProvider } from "#worker/db/schema/tables.ts";
import { businessActivity } from "./businessActivity.ts";
import { lookAtBusiness } from "./lookAtBusiness.ts";

const day = 86_400_000;

let ctx: TestContext;
let ada: UserContext;
let bob: UserContext;
let orbis: string;
let adasMailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let bobsMailbox: Awaited<ReturnType<typeof createEmailProvider>>;

beforeEach(async () => {
  ctx = await createTestContext();
  const { id: organizationId } = await createOrganization(ctx);
  const [one, other] = [
    await createUser(ctx, organizationId),
    await createUser(ctx, organizationId, { role: "member" }),
  ];
  [ada, bob] = [actingAs(ctx, one), actingAs(ctx, other)];
  [adasMailbox, bobsMailbox] = [await createEmailProvider(ctx, one), await createEmailProvider(ctx, other)];
  orbis = (await createBusiness(ctx, organizationId)).id;
});

const daysAgo = (days: number) => ctx.clock.now() - days * day;
const filed = (values: Parameters<typeof createEmail>[2], mailbox = adasMailbox) =>
  createEmail(ctx, mailbox, { businessId: orbis, ...values });

describe("the activity of a business", () => {
  it("counts mail by week, each message once, in one round trip", async () => {
    await filed({ sentAt: daysAgo(1), messageKey: "shared" });
    await filed({ sentAt: daysAgo(1), messageKey: "shared" }, bobsMailbox);
    await filed({ sentAt: daysAgo(2), direction: "outbound" });
    await filed({ sentAt: daysAgo(30) });
    await filed({ sentAt: daysAgo(300) });
    const counted = await countingRoundTrips(ctx);
    const activity = await businessActivity(actingAs(counted.ctx, ada.actor), orbis);
    expect(counted.count()).toBe(1);
    expect(activity.weeks).toHaveLength(26);
    expect(activity.weeks.at(-1)).toMatchObject({ inbound: 1, outbound: 1 });
    expect(activity.weeks.reduce((sum, week) => sum + week.inbound, 0)).toBe(2);
    expect(activity).toMatchObject({ lastInboundAt: daysAgo(1), lastOutboundAt: daysAgo(2) });
  });

  it("names the conversations in which the last word is theirs, and no machine's", async () => {
    const waits = await filed({ sentAt: daysAgo(1), conversationId: "waits" });
    await filed({ sentAt: daysAgo(2), conversationId: "waits", direction: "outbound" });
    await filed({ sentAt: daysAgo(3), conversationId: "answered" });
    await filed({ sentAt: daysAgo(1), conversationId: "answered", direction: "outbound" });
    await filed({ sentAt: daysAgo(1), conversationId: "machine", isAutomated: true });
    expect((await businessActivity(ada, orbis)).unanswered).toMatchObject({
      count: 1,
      latest: [{ emailId: waits.id, conversationId: "waits", subject: "Frame contract 2027" }],
    });
  });

  it("keeps a subject to itself where its mailbox does not share it", async () => {
    await ctx.db
      .update(emailProvider)
      .set({ sharing: "metadata" })
      .where(eq(emailProvider.id, bobsMailbox.id));
    await filed({ sentAt: daysAgo(1) }, bobsMailbox);
    expect((await businessActivity(ada, orbis)).unanswered.latest).toMatchObject([{ subject: null }]);
    expect((await businessActivity(bob, orbis)).unanswered.latest).toMatchObject([
      { subject: "Frame contract 2027" },
    ]);
  });

  it("tells what colleagues had since the last look, and nothing one had oneself", async () => {
    expect((await businessActivity(ada, orbis)).sinceLastLook).toBeNull();
    await lookAtBusiness(ada, orbis);
    const at = ctx.clock.now();
    ctx.clock.advance(day);
    const file = {
      id: "1",
      filename: "offer.pdf",
      mimeType: "application/pdf",
      size: 9,
      url: "",
      isInline: false,
      contentId: null,
    };
    await filed({ sentAt: ctx.clock.now(), attachments: [file] }, bobsMailbox);
    await filed({ sentAt: ctx.clock.now(), messageKey: "both" }, bobsMailbox);
    await filed({ sentAt: ctx.clock.now(), messageKey: "both" });
    await createContact(ctx, ada.actor.organizationId, orbis);
    expect((await businessActivity(ada, orbis)).sinceLastLook).toEqual({
      at,
      emails: 1,
      files: 1,
      contacts: 1,
    });
    await lookAtBusiness(ada, orbis);
    expect((await businessActivity(ada, orbis)).sinceLastLook).toMatchObject({
      emails: 0,
      files: 0,
      contacts: 0,
    });
  });

  it("is nobody's of another organization, and holds nothing that colleagues keep unfiled", async () => {
    await createEmail(ctx, bobsMailbox, { sentAt: daysAgo(1) });
    const { id } = await createOrganization(ctx);
    const eve = actingAs(ctx, await createUser(ctx, id));
    await expect(businessActivity(eve, orbis)).rejects.toMatchObject({ code: "business_not_found" });
    await expect(lookAtBusiness(eve, orbis)).rejects.toMatchObject({ code: "business_not_found" });
    expect((await businessActivity(ada, orbis)).unanswered.count).toBe(0);
  });
});
