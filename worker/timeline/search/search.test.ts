import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TimelineQuery, timelineQuerySchema } from "#shared/timeline.ts";
import { createBusiness } from "#test/factory/business.ts";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createManyEmails } from "#test/factory/manyEmails.ts";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { countingRoundTrips } from "#test/factory/roundTrips.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider, emailSync } from "../../db/schema/tables.ts";
import { listTimeline } from "../listTimeline.ts";
import { searchPairs } from "./searchPairs.ts";

const day = 86_400_000;
const start = Date.UTC(2026, 10, 1);

async function office() {
  const ctx = await createTestContext();
  const { id: organizationId } = await createOrganization(ctx);
  const ada = await createUser(ctx, organizationId);
  const bob = await createUser(ctx, organizationId, { role: "member", name: "Bob" });
  return {
    ctx,
    organizationId,
    ada: actingAs(ctx, ada),
    bob: actingAs(ctx, bob),
    adasMailbox: await createEmailProvider(ctx, ada),
    bobsMailbox: await createEmailProvider(ctx, bob),
    orbis: await createBusiness(ctx, organizationId, "Orbis Logistics"),
  };
}

const search = (as: UserContext, q: string, query: TimelineQuery = {}) =>
  listTimeline(as, timelineQuerySchema.parse({ ...query, q }));
const found = async (as: UserContext, q: string, query: TimelineQuery = {}) =>
  (await search(as, q, query)).items.map(({ id }) => id);

/** An email with its pairs, as sync stores it. */
function stored(
  ctx: TestContext,
  mailbox: Parameters<typeof createEmail>[1],
  values: Partial<typeof emailSync.$inferInsert>,
) {
  const { from, to, cc, bcc, subject, bodyText, attachments } = values;
  const named = { from, to, cc, bcc, subject, bodyText, attachments };
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return createEmail(ctx, mailbox, {
    snippet: "",
    ...values,
    searchPairs: searchPairs(normalizedEmail(given)),
  });
}

const offer = {
  id: "p1",
  filename: "Angebot-Rheinwerk.pdf",
  mimeType: "application/pdf",
  size: 1,
  url: "",
  isInline: false,
  contentId: null,
};

describe("A search finds", () => {
  let at: Awaited<ReturnType<typeof office>>;
  beforeAll(async () => {
    at = await office();
    const mails: [string, Partial<typeof emailSync.$inferInsert>][] = [
      [
        "frame",
        {
          subject: "Frame contract 2027",
          bodyText: "One change in § 4, otherwise we can sign.",
          businessId: at.orbis.id,
        },
      ],
      [
        "invoice",
        {
          subject: "Invoice 4711",
          bodyText: "Please find the invoice for the frames.",
          from: { name: "Zoë Müller", address: "zoe.mueller@juno.example" },
          attachments: [offer],
          isRead: true,
        },
      ],
      [
        "dinner",
        {
          subject: "Dinner?",
          bodyText: "Frame by frame: the contract can wait. It costs 40 €.",
          to: [{ name: "Bob Ross", address: "bob@northwind.example" }],
          isStarred: true,
        },
      ],
      [
        "cafe",
        {
          subject: "Cafe\u0301 au lait",
          bodyText: "À bientôt, François. Ångström, naïve, Łódź.",
          cc: [{ name: "Carl", address: "carl@orbis.example" }],
        },
      ],
      [
        "tokyo",
        {
          subject: "東京都の見積もり",
          bodyText: "来週の会議は東京で行います。第3回の請求書を送ります。",
          from: { name: "山田太郎", address: "yamada@juno.example" },
        },
      ],
      ["kyoto", { subject: "京都", bodyText: "ＡＢＣ株式会社のカタログ" }],
      ["seoul", { subject: "계약서를 보냅니다", bodyText: "서울에서 만나요" }],
      ["beijing", { subject: "合同", bodyText: "请查收附件中的合同草案" }],
      [
        "sql",
        {
          subject: "100% of '; drop table email_sync; --",
          bodyText: 'He said "hello" AND NOT OR NEAR(x) a_b C++',
        },
      ],
      [
        "bcc",
        {
          subject: "Quiet",
          bodyText: "Nothing",
          bcc: [{ name: "Secret Sam", address: "sam@hidden.example" }],
        },
      ],
    ];
    for (const [number, [id, values]] of mails.entries())
      await stored(at.ctx, at.adasMailbox, { id, bodyText: "", sentAt: start + number * day, ...values });
  });

  test.each<[string, string[]]>([
    ["frame", ["dinner", "frame", "invoice"]],
    ["FRAME", ["dinner", "frame", "invoice"]],
    ["fra", ["cafe", "dinner", "frame", "invoice"]],
    ["fr", []],
    ["fr*", ["cafe", "dinner", "frame", "invoice"]],
    ['"frame contract"', ["frame"]],
    ['"frame"', ["dinner", "frame"]],
    ['"frame contr"*', ["frame"]],
    ["frame contract", ["dinner", "frame"]],
    ["contract frame", ["dinner", "frame"]],
    ["frame -dinner", ["frame", "invoice"]],
    ['frame -"frame contract"', ["dinner", "invoice"]],
    ["-frame", ["bcc", "beijing", "cafe", "kyoto", "seoul", "sql", "tokyo"]],
    ["subject:frame", ["frame"]],
    ["subject:frame subject:dinner", []],
    ["subject:invoice frame", ["invoice"]],
    ["from:zoe", ["invoice"]],
    ["from:zoe.mueller@juno.example", ["invoice"]],
    ["from:juno", ["invoice", "tokyo"]],
    ["from:muller", ["invoice"]],
    ['from:"Zoë Müller"', ["invoice"]],
    ["to:bob", ["dinner"]],
    ["to:carl@orbis.example", ["cafe"]],
    ["to:sam", ["bcc"]],
    ["from:carl", []],
    ["has:attachment", ["invoice"]],
    ["has:attachment frame", ["invoice"]],
    ["has:attachment dinner", []],
    ["rheinwerk", ["invoice"]],
    ["is:starred", ["dinner"]],
    ["is:read", ["invoice"]],
    ["frame is:unread", ["dinner", "frame"]],
    ["before:2026-11-02", ["frame"]],
    ["after:2026-11-10", ["bcc"]],
    ["frame after:2026-11-02 before:2026/11/03", ["invoice"]],
    ["after:2027", []],
    ["before:yesterday", []],
    ["in:orbis", ["frame"]],
    ['in:"Orbis Log" contract', ["frame"]],
    ["in:juno", []],
    ["in:%", []],
    ["café", ["cafe"]],
    ["CAFE", ["cafe"]],
    ["francois", ["cafe"]],
    ["bientot", ["cafe"]],
    ["angstrom", ["cafe"]],
    ["東京", ["tokyo"]],
    ["京都", ["kyoto", "tokyo"]],
    ["東京都", ["tokyo"]],
    ["東都", []],
    ["都", ["kyoto", "tokyo"]],
    ["会議", ["tokyo"]],
    ["第3回", ["tokyo"]],
    ["from:山田", ["tokyo"]],
    ["subject:会議", []],
    ["カタログ", ["kyoto"]],
    ["タログ", ["kyoto"]],
    ["abc株式会社", ["kyoto"]],
    ["abc", ["kyoto"]],
    ["계약", ["seoul"]],
    ["서울", ["seoul"]],
    ["合同", ["beijing"]],
    ["合同 附件", ["beijing"]],
    ["§", ["frame"]],
    ["€", ["dinner"]],
    ["§ 4", ["frame"]],
    ["100%", ["sql"]],
    ["drop table", ["sql"]],
    ["'; drop table email_sync; --", ["sql"]],
    ["NEAR(x", ["sql"]],
    ["hello AND", ["sql"]],
    ["subject:", []],
    ["scope:u", []],
    ["zzz", []],
  ])("by %s: %j", async (q, ids) => {
    expect((await found(at.ada, q)).sort()).toEqual(ids);
  });

  test("nothing for another user, or another organization", async () => {
    const stranger = actingAs(at.ctx, await createUser(at.ctx, (await createOrganization(at.ctx)).id));
    for (const q of ["frame", "東京", "has:attachment", "€", "-zzz"]) {
      expect(await found(stranger, q)).toEqual([]);
      expect(await found(at.bob, q)).toEqual(q === "frame" || q === "-zzz" ? ["frame"] : []);
    }
  });

  test("all of it with other filters, in one round trip", async () => {
    const { ctx, count } = await countingRoundTrips(at.ada);
    expect(await found(ctx, "frame", { unread: "true", businessId: at.orbis.id })).toEqual(["frame"]);
    expect(count()).toBe(1);
    expect(await found(at.ada, "frame", { starred: "true" })).toEqual(["dinner"]);
    expect(await found(at.ada, "frame", { from: "2026-11-02", to: "2026-11-03" })).toEqual(["invoice"]);
    expect(await found(at.ada, "frame", { userId: "me", groupBy: "thread", hasAttachments: "true" })).toEqual(
      ["invoice"],
    );
    expect(await found(at.ada, "frame", { userId: at.bob.actor.userId })).toEqual([]);
    expect(await found(at.ada, "frame", { source: "manual" })).toEqual([]);
    expect(await found(at.ada, "  ")).toHaveLength(10);
  });

  test("an answer to any text at all", async () => {
    const pieces = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        '"',
        "'",
        "*",
        "-",
        ":",
        "(",
        ")",
        "{",
        "}",
        "^",
        "+",
        "\\",
        "%",
        "\0",
        " ",
        "AND",
        "NOT",
        "OR",
        "NEAR",
      ),
      fc.constantFrom(
        "from:",
        "to:",
        "subject:",
        "in:",
        "before:",
        "after:",
        "has:",
        "is:",
        "scope:",
        "東",
        "é",
        "\u0301",
        "😀",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), fc.boolean(), async (parts, isRanked) => {
        const q = parts.join("").toWellFormed().slice(0, 1000);
        const page = await search(at.ada, q, isRanked ? { sort: "relevance" } : { groupBy: "thread" });
        expect(page.items.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 60 },
    );
  });

  test("what it marks, in the subject and in a part of the text", async () => {
    const [item] = (await search(at.ada, "frames invoice")).items;
    const { subject, match } = item ?? {};
    expect(match?.subject.map(([from, to]) => subject?.slice(from, to))).toEqual(["Invoice"]);
    expect(match?.text?.ranges.map(([from, to]) => match.text?.text.slice(from, to))).toEqual([
      "invoice",
      "frames",
    ]);
    expect((await search(at.ada, "from:zoe")).items[0]?.match).toEqual({ subject: [], text: null });
    const [tokyo] = (await search(at.ada, "請求書")).items;
    expect(tokyo?.match?.text?.ranges.map(([from, to]) => tokyo.match?.text?.text.slice(from, to))).toEqual([
      "請求書",
    ]);
    const [cafe] = (await search(at.ada, "cafe")).items;
    expect(cafe?.match?.subject).toEqual([[0, 5]]);
  });
});

describe("A search never finds by what its reader may not see", () => {
  let at: Awaited<ReturnType<typeof office>>;
  beforeEach(async () => {
    at = await office();
    await createEmail(at.ctx, at.bobsMailbox, {
      id: "filed",
      businessId: at.orbis.id,
      subject: "Merger",
      bodyText: "Confidential numbers 50 €",
      bcc: [{ name: "Lawyer", address: "lawyer@law.example" }],
      attachments: [offer],
    });
    await createEmail(at.ctx, at.bobsMailbox, { id: "unfiled", subject: "Merger", bodyText: "Private" });
  });

  test.each([
    ["metadata", { people: 1, subject: 0, body: 0 }],
    ["subject", { people: 1, subject: 1, body: 0 }],
    ["full", { people: 1, subject: 1, body: 1 }],
  ] as const)("in a mailbox that shares %s", async (sharing, hits) => {
    await at.ctx.db.update(emailProvider).set({ sharing }).where(eq(emailProvider.id, at.bobsMailbox.id));
    const count = async (q: string, query: TimelineQuery = {}) => (await found(at.ada, q, query)).length;
    for (const query of [
      {},
      { sort: "relevance" },
      { groupBy: "thread" },
      { userId: at.bob.actor.userId },
    ] as const) {
      expect(await count("ana", query)).toBe(hits.people);
      expect(await count("from:orbis", query)).toBe(hits.people);
      expect(await count("merger", query)).toBe(hits.subject);
      expect(await count("subject:merger ana", query)).toBe(hits.subject);
      for (const hidden of ["confidential", "merger numbers", "lawyer", "to:lawyer", "rheinwerk", "€"])
        expect(await count(hidden, query)).toBe(hits.body);
      expect(await count("private", query)).toBe(0);
    }
    // What is hidden cannot be probed by leaving it out either.
    expect(await count("ana -confidential")).toBe(1 - hits.body);
    expect(await count("ana -merger")).toBe(1 - hits.subject);
    const match = (await search(at.ada, "merger ana confidential OR", {})).items[0]?.match;
    if (sharing === "metadata") expect(match).toBeUndefined();
    expect((await found(at.bob, "merger")).sort()).toEqual(["filed", "unfiled"]);
  });

  test("once it was unfiled, removed, or its mailbox is being disconnected", async () => {
    expect(await found(at.ada, "merger")).toEqual(["filed"]);
    await at.ctx.db.update(emailSync).set({ businessId: null });
    expect(await found(at.ada, "merger")).toEqual([]);
    await at.ctx.db.update(emailSync).set({ businessId: at.orbis.id });
    expect(await found(at.ada, "merger")).toHaveLength(2);
    await at.ctx.db.update(emailSync).set({ isDeleted: true }).where(eq(emailSync.id, "filed"));
    expect(await found(at.ada, "merger")).toEqual(["unfiled"]);
    expect(await found(at.ada, "merger", { deleted: "true" })).toEqual(["filed"]);
    await at.ctx.db.update(emailProvider).set({ disconnectedAt: 1 });
    expect(await found(at.ada, "merger")).toEqual([]);
  });

  test("and shows the copy of which most is shared", async () => {
    const carl = await createUser(at.ctx, at.organizationId, { role: "member" });
    const carls = await createEmailProvider(at.ctx, carl, { sharing: "metadata" });
    const copy = { businessId: at.orbis.id, messageKey: "same", subject: "Joint venture" };
    await createEmail(at.ctx, carls, { ...copy, id: "a" });
    await createEmail(at.ctx, at.bobsMailbox, { ...copy, id: "b" });
    const { items } = await search(at.ada, "venture");
    expect(items).toMatchObject([
      { id: "b", subject: "Joint venture", copies: [{ emailId: "b" }, { emailId: "a" }] },
    ]);
  });
});

describe("The order of a search", () => {
  let at: Awaited<ReturnType<typeof office>>;
  beforeEach(async () => {
    at = await office();
  });

  /** All pages of a search, three to a page, with mail arriving in between. */
  async function pages(query: TimelineQuery) {
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await search(at.ada, "frame", { ...query, limit: 3, ...(cursor ? { cursor } : {}) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (ids.length > 40)
        throw new Error(`The pages do not end: ${ids} ${Buffer.from(cursor ?? "", "base64url")}`);
      await createEmail(at.ctx, at.adasMailbox, { subject: "Frame", sentAt: start + 900 * day });
    } while (cursor);
    return ids;
  }

  test("is by time unless relevance is asked for: the subject first, then the people, then the text", async () => {
    const values = [
      ["body", { bodyText: "a frame", sentAt: start + 3 * day }],
      ["people", { from: { name: "Frame Ltd", address: "x@y.example" }, sentAt: start + 2 * day }],
      ["subject", { subject: "The frame", sentAt: start + day }],
      ["ancient", { subject: "The frame", sentAt: start - 3000 * day }],
    ] as const;
    for (const [id, one] of values)
      await createEmail(at.ctx, at.adasMailbox, { id, subject: "Hello", bodyText: "", snippet: "", ...one });
    expect(await found(at.ada, "frame")).toEqual(["body", "people", "subject", "ancient"]);
    expect(await found(at.ada, "frame", { sort: "relevance" })).toEqual([
      "subject",
      "people",
      "body",
      "ancient",
    ]);
  });

  test.each(["newest", "relevance"] as const)("%s gives each email once while mail arrives", async (sort) => {
    const ids = Array.from({ length: 14 }, (_, number) => `m${String(number).padStart(2, "0")}`);
    // Several at the same moment, and of several weights.
    for (const [number, id] of ids.entries())
      await createEmail(at.ctx, at.adasMailbox, {
        id,
        subject: number % 3 === 0 ? "Frame" : "Hello",
        bodyText: "frame",
        sentAt: start + Math.floor(number / 4) * day,
      });
    const all = await pages({ sort });
    expect(all.toSorted()).toEqual(ids);
    if (sort === "newest") expect(all.slice(-4).toSorted()).toEqual(ids.slice(0, 4));
  });

  test("by relevance goes on behind those that were ranked together", async () => {
    const businessIds = [null];
    await createManyEmails(at.ctx, at.adasMailbox, { count: 900, businessIds });
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < 7; page += 1) {
      const { items, nextCursor } = await search(at.ada, "body subject", {
        ...{ sort: "relevance", limit: 200 },
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { id } of items) seen.add(id);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(seen.size).toBe(900);
  });

  test("by conversation gives the newest email that holds the words", async () => {
    const thread = { conversationId: "one" };
    await createEmail(at.ctx, at.adasMailbox, { id: "old", ...thread, subject: "Frame", sentAt: start });
    await createEmail(at.ctx, at.adasMailbox, { id: "mid", ...thread, subject: "Frame", sentAt: start + 1 });
    await createEmail(at.ctx, at.adasMailbox, {
      id: "new",
      ...thread,
      subject: "Re",
      bodyText: "",
      sentAt: start + 2,
    });
    const { items } = await search(at.ada, "frame", { groupBy: "thread" });
    expect(items).toMatchObject([{ id: "mid", conversation: { emails: 3 } }]);
  });

  test("does not continue another search", async () => {
    for (const number of [1, 2])
      await createEmail(at.ctx, at.adasMailbox, { subject: "Frame", sentAt: number });
    const { nextCursor } = await search(at.ada, "frame", { limit: 1 });
    for (const [q, query] of [
      ["frames", {}],
      ["frame", { sort: "relevance" }],
      ["frame", { unread: "true" }],
    ] as const)
      await expect(search(at.ada, q, { ...query, limit: 1, cursor: nextCursor ?? "" })).rejects.toMatchObject(
        {
          code: "invalid_cursor",
        },
      );
  });
});

describe("The index", () => {
  test("follows every change of an email, and holds nothing of one that is gone", async () => {
    const at = await office();
    const email = await createEmail(at.ctx, at.adasMailbox, { subject: "Frame", sentAt: start });
    await at.ctx.db.update(emailSync).set({ subject: "Window", sentAt: start + day });
    expect(await found(at.ada, "subject:frame")).toEqual([]);
    expect(await found(at.ada, "subject:window after:2026-11-02")).toEqual([email.id]);
    await at.ctx.db.delete(emailSync);
    expect(await found(at.ada, "window")).toEqual([]);
    const [left] = await at.ctx.db.all<{ documents: number }>(
      sql`select count(*) as documents from email_search_document`,
    );
    expect(left?.documents).toBe(0);
    await at.ctx.db.run(sql`insert into email_search (email_search) values ('integrity-check')`);
  });

  test("takes any number of emails of one moment, and times beyond all reason", async () => {
    const at = await office();
    for (const sentAt of [0, 0, 0, -1, 253_402_300_799_000, 253_402_300_799_000])
      await createEmail(at.ctx, at.adasMailbox, { subject: "Frame", sentAt });
    expect(await found(at.ada, "frame")).toHaveLength(6);
    expect(await found(at.ada, "frame", { sort: "relevance" })).toHaveLength(6);
  });

  test("that is out of order is told in the log, and the search is answered without it", async () => {
    const at = await office();
    const email = await createEmail(at.ctx, at.adasMailbox, { subject: "Frame contract" });
    const errors: string[] = [];
    await at.ctx.db.run(sql`drop table email_search`);
    const ada = { ...at.ada, log: { ...at.ada.log, error: (event: string) => errors.push(event) } };
    expect(await found(ada, "frame contract")).toEqual([email.id]);
    expect(await found(ada, "from:ana -offer", { sort: "relevance" })).toEqual([email.id]);
    expect(await found(ada, "subject:ana")).toEqual([]);
    expect(errors).toEqual(Array(3).fill("search_index_failed"));
  });
});
