import { beforeAll, expect, test } from "vitest";
import { businessFilePageSchema } from "#shared/businessFile.ts";
import type { Attachment } from "#shared/email.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { emailProvider } from "../../db/schema/tables.ts";

const file = (filename: string, values: Partial<Attachment> = {}): Attachment => ({
  id: filename,
  filename,
  mimeType: "application/pdf",
  size: 10,
  url: `/v1/emails/x/attachments/${filename}`,
  isInline: false,
  contentId: null,
  ...values,
});

let ctx: TestContext;
let ada: ReturnType<typeof apiAs>;
let ben: ReturnType<typeof apiAs>;
let stranger: ReturnType<typeof apiAs>;
let businessId: string;
let path: string;

beforeAll(async () => {
  ctx = await createTestContext();
  const { id: organizationId } = await createOrganization(ctx);
  const owner = await createUser(ctx, organizationId);
  const other = await createUser(ctx, organizationId, { role: "member" });
  ada = apiAs(ctx, owner);
  ben = apiAs(ctx, other);
  stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
  const mailbox = await createEmailProvider(ctx, owner);
  const theirs = await createEmailProvider(ctx, other);
  businessId = (await createBusiness(ctx, organizationId)).id;
  path = `/v1/businesses/${businessId}/files`;
  const filed = (box: typeof mailbox, values: Parameters<typeof createEmail>[2]) =>
    createEmail(ctx, box, { ...values, businessId });
  await filed(mailbox, {
    sentAt: 3,
    attachments: [file("c1.pdf"), file("logo.png", { isInline: true }), file("c2.pdf"), file("c3.pdf")],
  });
  await filed(mailbox, { sentAt: 1, attachments: [file("Angebot Übersee.pdf")], messageKey: "same" });
  await filed(theirs, { sentAt: 1, attachments: [file("Angebot Übersee.pdf")], messageKey: "same" });
  await filed(mailbox, { sentAt: 2, attachments: [] });
  await filed(mailbox, { sentAt: 4, attachments: [file("removed.pdf")], isDeleted: true });
  await createEmail(ctx, mailbox, { sentAt: 5, attachments: [file("unfiled.pdf")] });
});

const names = async (call: ReturnType<typeof apiAs>, query = "") => {
  const page = businessFilePageSchema.parse((await call("GET", `${path}${query}`)).body);
  return { names: page.items.map((item) => item.attachment.filename), next: page.nextCursor };
};

test("all files of a business are listed once, newest first, without pictures inside texts", async () => {
  expect((await names(ada)).names).toEqual(["c1.pdf", "c2.pdf", "c3.pdf", "Angebot Übersee.pdf"]);
});

test("pages follow one another, also in the middle of an email", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await names(ada, `?limit=1${cursor === null ? "" : `&cursor=${cursor}`}`);
    seen.push(...page.names);
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(["c1.pdf", "c2.pdf", "c3.pdf", "Angebot Übersee.pdf"]);
});

test("a part of the name finds a file", async () => {
  expect((await names(ada, "?q=ANGEBOT")).names).toEqual(["Angebot Übersee.pdf"]);
  expect((await names(ada, "?q=%25")).names).toEqual([]);
});

test("colleagues see only the files of what is shared whole", async () => {
  expect((await names(ben)).names).toEqual(["c1.pdf", "c2.pdf", "c3.pdf", "Angebot Übersee.pdf"]);
  for (const sharing of ["subject", "metadata"] as const) {
    await ctx.db.update(emailProvider).set({ sharing });
    expect((await names(ben)).names).toEqual(["Angebot Übersee.pdf"]);
    expect((await names(ada)).names).toHaveLength(4);
  }
});

test("another organization knows neither the business nor its files, and a cursor is of this list", async () => {
  expect((await stranger("GET", path)).code).toBe("business_not_found");
  expect((await ada("GET", `${path}?cursor=bm9uc2Vuc2U`)).code).toBe("invalid_cursor");
  expect((await ada("GET", `${path}?limit=1000`)).code).toBe("invalid_request");
});
