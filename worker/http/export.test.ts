import { eq } from "drizzle-orm";
import PostalMime from "postal-mime";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createManyEmails } from "#test/factory/manyEmails.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import type { Actor } from "../context.ts";
import { auditEvent, emailProvider } from "../db/schema/tables.ts";
import { signAccessToken } from "../security/accessToken.ts";
import { csvCell } from "../timeline/export/csv.ts";
import { createApp } from "./app.ts";

let ctx: TestContext;
let ada: Actor & { email: string };
let bob: Actor & { email: string };
let businessId: string;

/** Keeps the mark at the start. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

async function download(as: Actor, query: string) {
  const token = await signAccessToken(ctx, as);
  const answer = await createApp(() => ctx).request(`/v1/export?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, headers: answer.headers, text: decoder.decode(await answer.arrayBuffer()) };
}

beforeAll(async () => {
  ctx = await createTestContext();
  const { id: organizationId } = await createOrganization(ctx);
  ada = await createUser(ctx, organizationId);
  bob = await createUser(ctx, organizationId, { role: "member" });
  const adas = await createEmailProvider(ctx, ada);
  const bobs = await createEmailProvider(ctx, bob);
  businessId = (await createBusiness(ctx, organizationId)).id;
  const hostile = {
    subject: '=HYPERLINK("https://evil.example","a")\r\nBcc: x@evil.example',
    bodyText: 'Hello, "Ada"\nFrom the road\n日本語 😀',
    from: { name: "Zoë\r\nX: y, <b>", address: "zoe@juno.example" },
    bcc: [{ name: "", address: "hidden@law.example" }],
  };
  await createEmail(ctx, adas, {
    id: "a",
    businessId,
    sentAt: Date.UTC(2026, 10, 1),
    messageKey: "m",
    ...hostile,
  });
  await createEmail(ctx, bobs, {
    id: "b",
    businessId,
    sentAt: Date.UTC(2026, 10, 1),
    messageKey: "m",
    ...hostile,
  });
  await createEmail(ctx, bobs, { id: "c", businessId, sentAt: Date.UTC(2026, 10, 2), ...hostile });
  await createEmail(ctx, bobs, { id: "unfiled" });
  await createEmail(ctx, bobs, { id: "gone", businessId, isDeleted: true });
});
beforeEach(() => ctx.db.update(emailProvider).set({ sharing: "full" }));

describe("The export of a business's timeline", () => {
  test("is JSON with each message once, the oldest first", async () => {
    const { status, headers, text } = await download(ada, `businessId=${businessId}&format=json`);
    expect([status, headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(headers.get("content-disposition")).toContain('attachment; filename="timeline.json"');
    expect(JSON.parse(text)).toMatchObject([
      {
        id: "a",
        account: ada.email,
        sentAt: "2026-11-01T00:00:00.000Z",
        bcc: [{ address: "hidden@law.example" }],
      },
      { id: "c", account: bob.email },
    ]);
    expect(
      JSON.parse((await download(ada, `businessId=${businessId}&format=json&from=2027-01-01`)).text),
    ).toEqual([]);
  });

  test("is CSV in which no cell is calculated", async () => {
    const { text } = await download(ada, `businessId=${businessId}&format=csv`);
    expect(text.startsWith('\uFEFF"Date",')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"",""a"")`);
    for (const evil of ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r=1", "\n1", "＝1", "|x", "%0"])
      expect(csvCell(evil).startsWith(`"'`)).toBe(true);
    expect(csvCell('a"b,c\nd')).toBe('"a""b,c\nd"');
  });

  test("is mbox that a mail reader reads as it was, one message for each", async () => {
    const { text } = await download(ada, `businessId=${businessId}&format=mbox`);
    const messages = text.split(/^From - .*\n/m).slice(1);
    expect(messages).toHaveLength(2);
    expect(text.startsWith("From - Sun Nov 01 00:00:00 2026\n")).toBe(true);
    const mail = await PostalMime.parse(messages[0] ?? "");
    expect(mail.from).toMatchObject({ address: "zoe@juno.example" });
    expect(mail.subject).toContain("=HYPERLINK");
    expect(mail.text?.trim()).toBe('Hello, "Ada"\nFrom the road\n日本語 😀');
    expect(mail.date).toBe("2026-11-01T00:00:00.000Z");
    // Nothing that a mail says becomes a header.
    expect(mail.headers.map(({ key }) => key)).not.toContain("x");
    expect(mail.bcc).toMatchObject([{ address: "hidden@law.example" }]);
  });

  test.each([
    ["metadata", false, false],
    ["subject", true, false],
    ["full", true, true],
  ] as const)("holds of a mailbox that shares %s what it shares", async (sharing, hasSubject, hasText) => {
    await ctx.db.update(emailProvider).set({ sharing }).where(eq(emailProvider.userId, bob.userId));
    for (const format of ["csv", "json", "mbox"]) {
      // The second is Bob's alone.
      const { text } = await download(ada, `businessId=${businessId}&format=${format}&from=2026-11-02`);
      expect(text).toContain("zoe@juno.example");
      const decoded =
        text + [...text.matchAll(/[A-Za-z0-9+/=]{16,}/g)].map(([word]) => atobOf(word)).join("");
      expect(decoded.includes("HYPERLINK")).toBe(hasSubject);
      expect(decoded.includes("From the road")).toBe(hasText);
      expect(decoded.includes("hidden@law.example")).toBe(hasText);
    }
  });

  test("is not for others, and each one is on record", async () => {
    const stranger = await createUser(ctx, (await createOrganization(ctx)).id);
    const before = (await ctx.db.select().from(auditEvent)).length;
    const query = `businessId=${businessId}&format=csv`;
    expect((await download(stranger, query)).status).toBe(404);
    expect((await download(bob, query)).status).toBe(200);
    expect(JSON.parse((await download(bob, `businessId=${businessId}&format=json`)).text)).toHaveLength(2);
    const events = await ctx.db.select().from(auditEvent);
    expect(events.slice(before).map(({ action, actorId }) => [action, actorId])).toEqual(
      Array(2).fill(["timeline_exported", bob.userId]),
    );
    expect((await createApp(() => ctx).request(`/v1/export?${query}`)).status).toBe(401);
    const call = apiAs(ctx, ada);
    for (const wrong of [
      "format=csv",
      `businessId=${businessId}`,
      `businessId=${businessId}&format=pdf`,
      `${query}&from=2027-01-01&to=2026-01-01`,
    ])
      expect((await call("GET", `/v1/export?${wrong}`)).code).toBe("invalid_request");
  });

  test("is read as it is taken, a bounded number of emails at a time", async () => {
    const { id } = await createBusiness(ctx, ada.organizationId, "Large");
    const mailbox = await createEmailProvider(ctx, ada, { accountEmail: "second@northwind.example" });
    await createManyEmails(ctx, mailbox, { count: 1050, businessIds: [id], prefix: "x" });
    const { text } = await download(ada, `businessId=${id}&format=json`);
    const ids: string[] = JSON.parse(text).map((email: { id: string }) => email.id);
    expect(new Set(ids).size).toBe(1050);
    expect(ids).toEqual(ids.toSorted());
  });
});

function atobOf(word: string): string {
  try {
    return atob(word);
  } catch {
    return "";
  }
}
