import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type TimelineQuery, timelineQuerySchema } from "#shared/timeline.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import { actingAs, createTestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { countingRoundTrips } from "#test/factory/roundTrips.ts";
import type { Context, UserContext } from "#worker/context.ts";
import { emailProvider, organization } from "#worker/db/schema/tables.ts";
import { listTimeline } from "./listTimeline.ts";

const list = (ctx: UserContext, query: TimelineQuery = {}) =>
  listTimeline(ctx, timelineQuerySchema.parse(query));
const idsOf = async (ctx: UserContext, query: TimelineQuery = {}) =>
  (await list(ctx, query)).items.map((item) => item.id);

/** Ada (admin) and Bob of one organization, each with a mailbox, and a business. */
async function office(ctx: Context) {
  const { id: organizationId } = await createOrganization(ctx);
  const ada = await createUser(ctx, organizationId);
  const bob = await createUser(ctx, organizationId, { role: "member", name: "Bob" });
  return {
    organizationId,
    ada: actingAs(ctx, ada),
    bob: actingAs(ctx, bob),
    adasMailbox: await createEmailProvider(ctx, ada),
    bobsMailbox: await createEmailProvider(ctx, bob),
    orbis: await createBusiness(ctx, organizationId),
  };
}

let ctx: Context;
let at: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  ctx = await createTestContext();
  at = await office(ctx);
});

describe("What of the mail a timeline shows", () => {
  test("is one's own, filed or not, and of colleagues' only what is filed", async () => {
    const own = await createEmail(ctx, at.adasMailbox, { sentAt: 4 });
    const ownFiled = await createEmail(ctx, at.adasMailbox, { sentAt: 3, businessId: at.orbis.id });
    await createEmail(ctx, at.bobsMailbox, { sentAt: 2 });
    const bobs = await createEmail(ctx, at.bobsMailbox, { sentAt: 1, businessId: at.orbis.id });
    expect(await idsOf(at.ada)).toEqual([own.id, ownFiled.id, bobs.id]);
    expect(await idsOf(at.ada, { userId: "me" })).toEqual([own.id, ownFiled.id]);
    expect(await idsOf(at.ada, { userId: at.ada.actor.userId })).toEqual([own.id, ownFiled.id]);
    expect(await idsOf(at.ada, { userId: at.bob.actor.userId })).toEqual([bobs.id]);
    expect(await idsOf(at.ada, { businessId: at.orbis.id })).toEqual([ownFiled.id, bobs.id]);
  });

  test.each([
    ["metadata", null, null],
    ["subject", "Frame contract 2027", null],
    ["full", "Frame contract 2027", "One change in § 4"],
  ] as const)(
    "is as much as a mailbox that shares %s says, and all of it to its owner",
    async (sharing, subject, snippet) => {
      await ctx.db.update(emailProvider).set({ sharing }).where(eq(emailProvider.id, at.bobsMailbox.id));
      await createEmail(ctx, at.bobsMailbox, { businessId: at.orbis.id });
      expect((await list(at.ada, { businessId: at.orbis.id })).items).toMatchObject([{ subject, snippet }]);
      expect((await list(at.bob, { businessId: at.orbis.id })).items).toMatchObject([
        { subject: "Frame contract 2027", snippet: "One change in § 4" },
      ]);
    },
  );

  test("never crosses organizations: their ids are unknown, their mail is absent", async () => {
    const other = await office(ctx);
    const person = await createContact(ctx, other.organizationId, other.orbis.id);
    await createEmail(ctx, other.adasMailbox, { businessId: other.orbis.id, conversationId: "theirs" });
    expect(await idsOf(at.ada)).toEqual([]);
    expect(await idsOf(at.ada, { conversationId: "theirs" })).toEqual([]);
    for (const [query, code] of [
      [{ businessId: other.orbis.id }, "business_not_found"],
      [{ contactId: person.id }, "contact_not_found"],
      [{ userId: other.ada.actor.userId }, "not_found"],
      [{ businessId: "nothing" }, "business_not_found"],
    ] as const)
      await expect(list(at.ada, query)).rejects.toMatchObject({ code, status: 404 });
  });

  test("leaves out what its provider deleted only where the organization hides that", async () => {
    const gone = await createEmail(ctx, at.adasMailbox, { businessId: at.orbis.id, deletedInProvider: true });
    expect((await list(at.ada, { businessId: at.orbis.id })).items).toMatchObject([
      { id: gone.id, deletedInProvider: true },
    ]);
    await ctx.db.update(organization).set({ providerDeletion: "hide" });
    expect(await idsOf(at.ada, { businessId: at.orbis.id })).toEqual([]);
  });

  test("leaves out a mailbox that is being disconnected", async () => {
    await createEmail(ctx, at.bobsMailbox, { businessId: at.orbis.id });
    await ctx.db
      .update(emailProvider)
      .set({ disconnectedAt: 1 })
      .where(eq(emailProvider.id, at.bobsMailbox.id));
    expect(await idsOf(at.ada, { businessId: at.orbis.id })).toEqual([]);
    expect(await idsOf(at.bob)).toEqual([]);
  });

  test("keeps removed mail apart, and shows it to those who may restore it", async () => {
    const removed = await createEmail(ctx, at.bobsMailbox, { businessId: at.orbis.id, isDeleted: true });
    await createEmail(ctx, at.bobsMailbox, { isDeleted: true });
    expect(await idsOf(at.ada, { businessId: at.orbis.id })).toEqual([]);
    expect(await idsOf(at.ada, { deleted: "true" })).toEqual([removed.id]);
    expect(await idsOf(at.bob, { deleted: "true" })).toHaveLength(2);
    const carl = await createUser(ctx, at.organizationId, { role: "member" });
    expect(await idsOf(actingAs(ctx, carl), { deleted: "true" })).toEqual([]);
  });

  test("takes one round trip, whatever is asked", async () => {
    await createEmail(ctx, at.adasMailbox, { businessId: at.orbis.id });
    const counting = await countingRoundTrips(at.ada);
    await list(counting.ctx, { businessId: at.orbis.id, groupBy: "thread", unread: "true" });
    expect(counting.count()).toBe(1);
    await list(counting.ctx);
    expect(counting.count()).toBe(2);
  });
});

describe("The same email in several mailboxes", () => {
  test("is one item, shown as one's own copy, with all copies named", async () => {
    const shared = { messageKey: "same", businessId: at.orbis.id };
    const adas = await createEmail(ctx, at.adasMailbox, { ...shared, sentAt: 1, isRead: true });
    const bobs = await createEmail(ctx, at.bobsMailbox, { ...shared, sentAt: 2 });
    const forAda = await list(at.ada, { businessId: at.orbis.id });
    expect(forAda.items).toMatchObject([{ id: adas.id, isRead: true }]);
    expect(forAda.items[0]?.copies).toEqual([
      { emailId: adas.id, emailProviderId: at.adasMailbox.id, userId: at.ada.actor.userId },
      { emailId: bobs.id, emailProviderId: at.bobsMailbox.id, userId: at.bob.actor.userId },
    ]);
    expect(await idsOf(at.bob, { businessId: at.orbis.id })).toEqual([bobs.id]);
    expect(await idsOf(at.ada)).toEqual([adas.id]);
    expect(await idsOf(at.ada, { userId: at.bob.actor.userId })).toEqual([bobs.id]);
  });

  test("does not count a copy that the reader may not see, or that was removed", async () => {
    const filed = await createEmail(ctx, at.bobsMailbox, { messageKey: "same", businessId: at.orbis.id });
    const removed = await createEmail(ctx, at.adasMailbox, {
      messageKey: "same",
      businessId: at.orbis.id,
      isDeleted: true,
    });
    const carl = await createUser(ctx, at.organizationId);
    await createEmail(ctx, await createEmailProvider(ctx, carl), { messageKey: "same" });
    const page = await list(at.ada, { businessId: at.orbis.id });
    expect(page.items.map((item) => [item.id, item.copies.map((copy) => copy.emailId)])).toEqual([
      [filed.id, [filed.id]],
    ]);
    expect(await idsOf(at.ada, { deleted: "true" })).toEqual([removed.id]);
  });

  test("is unread or read as one's own copy is, also under a filter", async () => {
    const shared = { messageKey: "same", businessId: at.orbis.id };
    await createEmail(ctx, at.adasMailbox, { ...shared, isRead: true });
    await createEmail(ctx, at.bobsMailbox, { ...shared, isRead: false });
    expect(await idsOf(at.ada, { businessId: at.orbis.id, unread: "true" })).toEqual([]);
    expect(await idsOf(at.bob, { businessId: at.orbis.id, unread: "true" })).toHaveLength(1);
  });
});

describe("A timeline by conversation", () => {
  test("shows each by its newest email, with counts of messages and the people who wrote", async () => {
    const talk = { businessId: at.orbis.id, conversationId: "talk" };
    const ben = { name: "Ben", address: "ben@orbis.example" };
    await createEmail(ctx, at.adasMailbox, { ...talk, sentAt: 1, messageKey: "a", isRead: true });
    await createEmail(ctx, at.adasMailbox, { ...talk, sentAt: 2, messageKey: "b", from: ben });
    await createEmail(ctx, at.bobsMailbox, { ...talk, sentAt: 3, messageKey: "a" });
    const other = await createEmail(ctx, at.bobsMailbox, { ...talk, sentAt: 0, conversationId: "other" });
    const page = await list(at.ada, { businessId: at.orbis.id, groupBy: "thread" });
    expect(page.items.map((item) => [item.conversationId, item.sentAt, item.conversation])).toEqual([
      [
        "talk",
        2,
        { emails: 2, unread: 1, people: [{ name: "Ana Ruiz", address: "ana@orbis.example" }, ben] },
      ],
      ["other", 0, { emails: 1, unread: 1, people: [other.from] }],
    ]);
  });

  test("counts only what the reader may see", async () => {
    const talk = { conversationId: "talk" };
    await createEmail(ctx, at.bobsMailbox, { ...talk, sentAt: 2 });
    const filed = await createEmail(ctx, at.bobsMailbox, { ...talk, sentAt: 1, businessId: at.orbis.id });
    const page = await list(at.ada, { groupBy: "thread" });
    expect(page.items).toMatchObject([{ id: filed.id, conversation: { emails: 1 } }]);
  });

  test("with a filter shows each by the newest email that fits", async () => {
    const talk = { businessId: at.orbis.id, conversationId: "talk" };
    const starred = await createEmail(ctx, at.adasMailbox, { ...talk, sentAt: 1, isStarred: true });
    await createEmail(ctx, at.adasMailbox, { ...talk, sentAt: 2 });
    const page = await list(at.ada, { businessId: at.orbis.id, groupBy: "thread", starred: "true" });
    expect(page.items).toMatchObject([{ id: starred.id, conversation: { emails: 2 } }]);
  });
});

describe("Filters", () => {
  test("narrow in any combination", async () => {
    const person = await createContact(ctx, at.organizationId, at.orbis.id);
    const file = {
      id: "2",
      filename: "offer.pdf",
      mimeType: "application/pdf",
      size: 9,
      url: "/",
      isInline: false,
      contentId: null,
    };
    const base = { businessId: at.orbis.id, contactId: person.id, isRead: true };
    const plain = await createEmail(ctx, at.adasMailbox, { ...base, sentAt: 1_000 });
    const inline = await createEmail(ctx, at.adasMailbox, {
      ...base,
      sentAt: 2_000,
      attachments: [{ ...file, isInline: true }],
    });
    const full = await createEmail(ctx, at.adasMailbox, {
      ...base,
      sentAt: 3_000,
      attachments: [file],
      isStarred: true,
      isRead: false,
      direction: "outbound",
    });
    const of = (query: TimelineQuery) => idsOf(at.ada, query);
    expect(await of({ contactId: person.id })).toEqual([full.id, inline.id, plain.id]);
    expect(await of({ hasAttachments: "true" })).toEqual([full.id]);
    expect(await of({ hasAttachments: "false", businessId: at.orbis.id })).toEqual([inline.id, plain.id]);
    expect(await of({ unread: "true" })).toEqual([full.id]);
    expect(await of({ starred: "false", direction: "inbound" })).toEqual([inline.id, plain.id]);
    expect(await of({ direction: "outbound", contactId: person.id, userId: "me" })).toEqual([full.id]);
    expect(await of({ from: "2000", to: "3000" })).toEqual([inline.id]);
    expect(await of({ from: "1970-01-01T00:00:03Z" })).toEqual([full.id]);
    expect(await of({ to: "1970-01-01" })).toEqual([]);
    expect(await of({ conversationId: plain.conversationId, businessId: at.orbis.id })).toEqual([plain.id]);
  });

  test("refuse a range that ends before it starts", async () => {
    await expect(list(at.ada, { from: "2", to: "1" })).rejects.toMatchObject({ code: "invalid_request" });
  });
});

describe("Pages", () => {
  const pages = async (query: TimelineQuery, between: (page: number) => Promise<void> = async () => {}) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 1; page === 1 || cursor !== null; page += 1) {
      const answer: Awaited<ReturnType<typeof list>> = await list(at.ada, {
        ...query,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...answer.items.map((item) => item.subject ?? ""));
      cursor = answer.nextCursor;
      if (cursor !== null) await between(page);
    }
    return seen;
  };

  test.each([
    ["a business", {}],
    ["me", { userId: "me" }],
    ["everything", { everything: true }],
  ])(
    "of %s hold every email once while mail arrives, also among equal times",
    async (_, { userId, everything }: { userId?: string; everything?: boolean }) => {
      for (let number = 0; number < 7; number += 1)
        await createEmail(ctx, at.adasMailbox, {
          id: `e${number}`,
          subject: `${number}`,
          businessId: at.orbis.id,
          sentAt: 10 - Math.floor(number / 3),
        });
      const query = { limit: 2, ...(userId ? { userId } : everything ? {} : { businessId: at.orbis.id }) };
      const seen = await pages(query, async (page) => {
        await createEmail(ctx, at.adasMailbox, {
          subject: "new",
          businessId: at.orbis.id,
          sentAt: 100 + page,
        });
      });
      expect(seen).toEqual(["2", "1", "0", "5", "4", "3", "6"]);
    },
  );

  test("by conversation keep what an answer moves to the top while they are read", async () => {
    for (let number = 0; number < 5; number += 1)
      await createEmail(ctx, at.adasMailbox, {
        subject: `${number}`,
        conversationId: `c${number}`,
        businessId: at.orbis.id,
        sentAt: 10 - number,
      });
    const query = { limit: 2, businessId: at.orbis.id, groupBy: "thread" } as const;
    const seen = await pages(query, async (page) => {
      for (const conversationId of ["c0", "c4"])
        await createEmail(ctx, at.adasMailbox, {
          subject: "answer",
          conversationId,
          businessId: at.orbis.id,
          sentAt: 100 + page,
        });
    });
    expect(seen).toEqual(["0", "1", "2", "3", "4"]);
    expect(await pages(query)).toEqual(["answer", "answer", "1", "2", "3"]);
  });

  test("end without a cursor, also where the last one is full", async () => {
    for (let number = 0; number < 4; number += 1) await createEmail(ctx, at.adasMailbox, { sentAt: number });
    const first = await list(at.ada, { limit: 2 });
    const second = await list(at.ada, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([second.items.length, second.nextCursor]).toEqual([2, null]);
  });

  test("refuse a cursor of another filter, and anything that is no cursor", async () => {
    for (let number = 0; number < 3; number += 1)
      await createEmail(ctx, at.adasMailbox, { businessId: at.orbis.id, sentAt: number });
    const { nextCursor } = await list(at.ada, { businessId: at.orbis.id, limit: 1 });
    const cursor = nextCursor ?? "";
    expect((await list(at.ada, { businessId: at.orbis.id, limit: 2, cursor })).items).toHaveLength(2);
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const forged = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    for (const [query, bad] of [
      [{ userId: "me" }, cursor],
      [{ businessId: at.orbis.id, unread: "true" }, cursor],
      [{ businessId: at.orbis.id }, "garbage"],
      [{ businessId: at.orbis.id }, "%%%"],
      [{ businessId: at.orbis.id }, ""],
      [{ businessId: at.orbis.id }, encoded({ a: 1 })],
      [{ businessId: at.orbis.id }, encoded([2, ...forged.slice(1)])],
      [{ businessId: at.orbis.id }, encoded([...forged.slice(0, 2), "1; drop table", ...forged.slice(3)])],
      [{ businessId: at.orbis.id }, Buffer.from([0xff, 0xfe, 0]).toString("base64url")],
    ] as const)
      await expect(list(at.ada, { ...query, cursor: bad })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});
