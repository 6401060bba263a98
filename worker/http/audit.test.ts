import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ProviderAudit, providerAuditSchema } from "#shared/provider.ts";
import { apiAs } from "#test/factory/api.ts";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync, syncAudit } from "../db/schema/tables.ts";
import { runSlice } from "../sync/slice/runSlice.ts";

let mailbox: Awaited<ReturnType<typeof connectGmail>>;
let call: ReturnType<typeof apiAs>;
beforeEach(async () => {
  mailbox = await connectGmail(sampleMails(50));
  await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Unsent" }), labels: ["DRAFT"] });
  call = apiAs(mailbox.ctx, mailbox.owner);
  await sync();
  mailbox.ctx.clock.advance(60_000);
});
afterEach(() => mailbox.google.close());

async function sync() {
  for (let slices = 0; slices < 20; slices++) if ((await runSlice(mailbox.ctx, mailbox)) !== "more") return;
}

const path = () => `/v1/providers/${mailbox.emailProviderId}/audit`;

async function read(): Promise<ProviderAudit> {
  const { status, body } = await call("GET", path());
  expect(status).toBe(200);
  return providerAuditSchema.parse(body);
}

async function emailIds(): Promise<string[]> {
  return (await mailbox.control.emails(ada)).map(({ id }) => id);
}

/** As if the provider had deleted emails and told nobody. */
async function deleteUntold(ids: string[]) {
  const { ctx, control } = mailbox;
  const before = await ctx.db.select().from(emailSync);
  await control.deleteEmails(ada, ids);
  await sync();
  for (const { id, updatedAt } of before)
    await ctx.db.update(emailSync).set({ deletedInProvider: false, updatedAt }).where(eq(emailSync.id, id));
  await ctx.db.update(emailProvider).set({ stored: 50, listed: 51 });
  ctx.clock.advance(60_000);
}

test("before the first comparison the account says so, with what is here", async () => {
  expect(await read()).toMatchObject({
    state: "never",
    listed: 51,
    stored: 50,
    skipped: { draft: 1 },
    pending: 0,
    checkedAt: null,
  });
});

test("a comparison that was asked for runs at once, and accounts for every email", async () => {
  const { ctx, organizationId, emailProviderId } = mailbox;
  ctx.sent.length = 0;
  expect(await call("POST", path())).toMatchObject({ status: 202, body: { nextSyncAt: ctx.clock.now() } });
  expect(ctx.sent.map(({ message }) => message)).toEqual([
    { type: "slice", organizationId, emailProviderId },
  ]);
  expect(await read()).toMatchObject({ state: "running", checkedAt: null });
  await sync();
  expect(await read()).toEqual({
    state: "clean",
    listed: 51,
    stored: 50,
    skipped: { draft: 1 },
    pending: 0,
    missing: 0,
    unexpected: 0,
    repaired: { added: 0, removed: 0 },
    checkedAt: ctx.clock.now(),
    months: [{ month: "2026-11", listed: 50, stored: 50 }],
    folders: [],
  });
});

test("two who ask at once get one comparison", async () => {
  await Promise.all([call("POST", path()), call("POST", path())]);
  expect(await mailbox.ctx.db.$count(syncAudit)).toBe(1);
});

test("an email that is being retried is counted as such until it is here", async () => {
  const [first = ""] = await emailIds();
  const fault = await mailbox.control.failEmail(first, 500);
  await mailbox.ctx.db.delete(emailSync).where(eq(emailSync.externalId, first));
  await mailbox.ctx.db.update(emailProvider).set({ stored: 49, listed: 50 });
  await call("POST", path());
  await sync();
  expect(await read()).toMatchObject({ state: "repairing", listed: 51, stored: 49, pending: 1 });
  await mailbox.control.removeFault(fault.id);
  mailbox.ctx.clock.advance(120_000);
  await sync();
  expect(await read()).toMatchObject({ state: "clean", listed: 51, stored: 50, pending: 0 });
});

test("a mailbox that shrank asks, and is followed once its owner says that this is right", async () => {
  await deleteUntold((await emailIds()).slice(0, 25));
  await call("POST", path());
  await sync();
  expect(await read()).toMatchObject({ state: "gap", listed: 26, stored: 50, unexpected: 25 });
  const { body } = await call("GET", "/v1/notifications");
  expect(body).toMatchObject({
    items: [
      {
        kind: "audit_gap",
        message: expect.stringContaining("25 emails that are here. Nothing was removed."),
      },
    ],
  });
  await call("POST", `${path()}?isShrinkExpected=true`);
  await sync();
  expect(await read()).toMatchObject({
    state: "clean",
    listed: 26,
    stored: 25,
    unexpected: 0,
    repaired: { added: 0, removed: 25 },
  });
  expect((await call("GET", "/v1/notifications")).body).toMatchObject({ items: [] });
});

test("an account that is paused is not compared", async () => {
  await mailbox.ctx.db.update(emailProvider).set({ enabled: false });
  expect(await call("POST", path())).toMatchObject({ status: 400, code: "invalid_request" });
  expect(await mailbox.ctx.db.$count(syncAudit)).toBe(0);
});
