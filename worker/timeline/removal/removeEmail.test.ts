import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { timelineQuerySchema } from "#shared/timeline.ts";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness } from "#test/factory/business.ts";
import { actingAs, createTestContext, type TestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import type { UserContext } from "../../context.ts";
import {
  association,
  associationOperation,
  associationOperationItem,
  auditEvent,
  emailParticipant,
  emailProvider,
  emailSync,
  syncSkip,
} from "../../db/schema/tables.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";
import { countAround } from "../../sync/page/counters.ts";
import { erasedId } from "../../sync/page/erasedId.ts";
import { readKnown } from "../../sync/page/known.ts";
import type { PageWork } from "../../sync/page/pageWork.ts";
import { pageWrites } from "../../sync/page/pageWrites.ts";
import { toStored } from "../../sync/page/storedEmail.ts";
import { listTimeline } from "../listTimeline.ts";
import { deleteEmail } from "./deleteEmail.ts";
import { eraseEmail } from "./eraseEmail.ts";
import { restoreEmail } from "./restoreEmail.ts";

let ctx: TestContext;
let organizationId: string;
let admin: UserContext;
let member: UserContext;
let stranger: UserContext;
let mailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let membersMailbox: Awaited<ReturnType<typeof createEmailProvider>>;
let businessId: string;

beforeEach(async () => {
  ctx = await createTestContext();
  organizationId = (await createOrganization(ctx)).id;
  const ada = await createUser(ctx, organizationId);
  const bob = await createUser(ctx, organizationId, { role: "member" });
  admin = actingAs(ctx, ada);
  member = actingAs(ctx, bob);
  stranger = actingAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
  mailbox = await createEmailProvider(ctx, ada);
  membersMailbox = await createEmailProvider(ctx, bob);
  businessId = (await createBusiness(ctx, organizationId)).id;
});

const timeline = async (of: UserContext, query = {}) =>
  (await listTimeline(of, timelineQuerySchema.parse({ businessId, ...query }))).items.map((item) => item.id);
const events = async () =>
  (await ctx.db.select().from(auditEvent).orderBy(auditEvent.id)).map((event) => [
    event.action,
    event.actorId,
    event.targetId,
  ]);

const work = (store: PageWork["store"]): PageWork => ({
  store,
  marks: [],
  gone: [],
  drafts: [],
  pending: [],
  forget: [],
  moved: [],
  retryAt: null,
});

/** Brings an email in as a slice does, with the mailbox's counters. */
async function sync(into: { id: string }, externalId: string, changes: Partial<NormalizedEmail> = {}) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, into.id));
  if (!row) throw new Error("There is no such mailbox.");
  const email = normalizedEmail({ externalId, messageId: "same@orbis.example", ...changes });
  const own = { addresses: new Set<string>(), domains: new Set<string>() };
  const known = await readKnown(ctx, into.id, row.userId, [externalId]);
  const stored = await toStored(ctx, row, [email], own, known, new Map());
  const writes = pageWrites(row, work([email]), stored, ctx.clock.now());
  await writeBatch(ctx.db, countAround(row.id, [externalId], writes));
  const rows = await ctx.db.select().from(emailSync).where(eq(emailSync.externalId, externalId));
  return rows[0];
}

async function counts(of: { id: string }) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, of.id));
  return row && { listed: row.listed, stored: row.stored, skipped: row.skipped, pending: row.pending };
}

describe("Removing an email from the timeline", () => {
  test("takes it out until it is restored, and both are on record", async () => {
    const email = await createEmail(ctx, membersMailbox, { businessId });
    await deleteEmail(member, email.id);
    await deleteEmail(member, email.id);
    expect(await timeline(admin)).toEqual([]);
    expect(await timeline(member, { deleted: "true" })).toEqual([email.id]);
    await restoreEmail(member, email.id);
    await restoreEmail(member, email.id);
    expect(await timeline(admin)).toEqual([email.id]);
    expect(await events()).toEqual([
      ["email_deleted", member.actor.userId, email.id],
      ["email_restored", member.actor.userId, email.id],
    ]);
  });

  test("lasts when sync meets the email again", async () => {
    const email = await sync(mailbox, "x1");
    if (!email) throw new Error("Nothing was stored.");
    await deleteEmail(admin, email.id);
    expect(await sync(mailbox, "x1", { subject: "Changed", isStarred: true })).toMatchObject({
      id: email.id,
      subject: "Changed",
      isDeleted: true,
    });
    expect(await timeline(admin, { businessId: undefined, userId: "me" })).toEqual([]);
  });

  test("is for its owner, and for admins where it is filed", async () => {
    const adas = await createEmail(ctx, mailbox, { businessId });
    const bobs = await createEmail(ctx, membersMailbox, { businessId });
    const unfiled = await createEmail(ctx, membersMailbox);
    await expect(deleteEmail(member, adas.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteEmail(admin, unfiled.id)).rejects.toMatchObject({ code: "email_not_found" });
    await expect(deleteEmail(stranger, adas.id)).rejects.toMatchObject({ code: "email_not_found" });
    await deleteEmail(admin, bobs.id);
    await deleteEmail(admin, adas.id);
    await expect(restoreEmail(member, adas.id)).rejects.toMatchObject({ code: "email_not_found" });
    await expect(restoreEmail(stranger, adas.id)).rejects.toMatchObject({ code: "email_not_found" });
    await restoreEmail(member, bobs.id);
    expect(await timeline(admin)).toEqual([bobs.id]);
  });

  test("by a member takes their own copies and leaves colleagues theirs", async () => {
    const copy = { businessId, messageKey: "same" };
    const second = await createEmailProvider(ctx, { ...member.actor, email: "second@northwind.example" });
    const adas = await createEmail(ctx, mailbox, copy);
    const bobs = await createEmail(ctx, membersMailbox, copy);
    await createEmail(ctx, second, copy);
    await deleteEmail(member, bobs.id);
    expect(await timeline(member)).toEqual([adas.id]);
    const page = await listTimeline(member, timelineQuerySchema.parse({ businessId }));
    expect(page.items[0]?.copies).toHaveLength(1);
  });

  test("by an admin takes the whole item, and restoring brings back what went with it", async () => {
    const copy = { businessId, messageKey: "same" };
    const adas = await createEmail(ctx, mailbox, copy);
    const bobs = await createEmail(ctx, membersMailbox, copy);
    const carl = await createUser(ctx, organizationId, { role: "member" });
    const carls = await createEmail(ctx, await createEmailProvider(ctx, carl), copy);
    const dora = await createUser(ctx, organizationId);
    const elsewhere = await createEmail(ctx, await createEmailProvider(ctx, dora), {
      ...copy,
      businessId: "another",
    });
    await deleteEmail(actingAs(ctx, carl), carls.id);
    ctx.clock.advance(1);
    await deleteEmail(admin, bobs.id);
    const left = ctx.db.select({ id: emailSync.id }).from(emailSync).where(eq(emailSync.isDeleted, false));
    expect(await left).toEqual([{ id: elsewhere.id }]);
    await restoreEmail(admin, adas.id);
    const page = await listTimeline(admin, timelineQuerySchema.parse({ businessId }));
    expect(page.items.map((item) => item.copies.map((one) => one.emailId))).toEqual([[adas.id, bobs.id]]);
  });
});

describe("Erasing an email for good", () => {
  test("leaves nothing of it but a hash, keeps every count exact, and sync never brings it back", async () => {
    const email = await sync(mailbox, "x1");
    const kept = await sync(mailbox, "x2");
    if (!email || !kept) throw new Error("Nothing was stored.");
    await ctx.db.update(emailSync).set({ messageKey: "another" }).where(eq(emailSync.id, kept.id));
    await createAssociation(ctx, email, { businessId });
    await ctx.db.insert(associationOperation).values({ id: "o", organizationId, userId: "u", createdAt: 1 });
    await ctx.db.insert(associationOperationItem).values({ operationId: "o", emailId: email.id, before: [] });
    expect(await counts(mailbox)).toEqual({ listed: 2, stored: 2, skipped: 0, pending: 0 });
    await eraseEmail(admin, email.id);
    expect(await counts(mailbox)).toEqual({ listed: 2, stored: 1, skipped: 1, pending: 0 });
    expect(await ctx.db.select({ id: emailSync.id }).from(emailSync)).toEqual([{ id: kept.id }]);
    expect(await ctx.db.select().from(association)).toEqual([]);
    expect(await ctx.db.select().from(associationOperationItem)).toEqual([]);
    expect(
      await ctx.db.select().from(emailParticipant).where(eq(emailParticipant.emailId, email.id)),
    ).toEqual([]);
    expect(await ctx.db.select().from(syncSkip)).toMatchObject([
      { emailProviderId: mailbox.id, externalId: await erasedId("x1"), reason: "erased" },
    ]);
    expect(await events()).toEqual([["email_erased", admin.actor.userId, email.id]]);
    expect(await sync(mailbox, "x1")).toBeUndefined();
    expect(await counts(mailbox)).toEqual({ listed: 2, stored: 1, skipped: 1, pending: 0 });
    await expect(eraseEmail(admin, email.id)).rejects.toMatchObject({ code: "email_not_found" });
  });

  test("takes the copies that an admin may see, not a colleague's unfiled one", async () => {
    const adas = await sync(mailbox, "x1");
    const bobs = await sync(membersMailbox, "y1");
    const carlsMailbox = await createEmailProvider(ctx, await createUser(ctx, organizationId));
    const carls = await sync(carlsMailbox, "z1");
    if (!adas || !bobs || !carls) throw new Error("Nothing was stored.");
    await ctx.db.update(emailSync).set({ businessId }).where(eq(emailSync.id, bobs.id));
    await eraseEmail(admin, adas.id);
    expect(await ctx.db.select({ id: emailSync.id }).from(emailSync)).toEqual([{ id: carls.id }]);
    for (const box of [mailbox, membersMailbox])
      expect(await counts(box)).toEqual({ listed: 1, stored: 0, skipped: 1, pending: 0 });
    expect(await counts(carlsMailbox)).toEqual({ listed: 1, stored: 1, skipped: 0, pending: 0 });
  });

  test("of what the provider deleted long ago does not count it as left out", async () => {
    const email = await sync(mailbox, "x1");
    if (!email) throw new Error("Nothing was stored.");
    await writeBatch(
      ctx.db,
      countAround(mailbox.id, ["x1"], pageWrites(await mailboxRow(), { ...work([]), gone: ["x1"] }, [], 1)),
    );
    expect(await counts(mailbox)).toEqual({ listed: 0, stored: 0, skipped: 0, pending: 0 });
    await eraseEmail(admin, email.id);
    expect(await counts(mailbox)).toEqual({ listed: 0, stored: 0, skipped: 0, pending: 0 });
  });

  async function mailboxRow() {
    const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, mailbox.id));
    if (!row) throw new Error("There is no such mailbox.");
    return row;
  }

  test("is for admins, inside their organization, and not of unfiled mail of others", async () => {
    const own = await createEmail(ctx, membersMailbox);
    await expect(eraseEmail(member, own.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(eraseEmail(admin, own.id)).rejects.toMatchObject({ code: "email_not_found" });
    await expect(eraseEmail(stranger, own.id)).rejects.toMatchObject({ code: "email_not_found" });
    await expect(eraseEmail(admin, "nothing")).rejects.toMatchObject({ code: "email_not_found" });
    expect(await ctx.db.select().from(syncSkip)).toEqual([]);
  });
});
