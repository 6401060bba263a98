import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createTestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { databaseFor } from "../../db/client.ts";
import { emailParticipant, emailProvider, emailSync } from "../../db/schema/tables.ts";
import { removeFolder } from "./removeFolder.ts";

async function mailboxWith(folders: { id: string; name: string; included: boolean }[]) {
  const ctx = await createTestContext();
  const { id } = await createOrganization(ctx);
  const mailbox = await createEmailProvider(ctx, await createUser(ctx, id), {
    folders,
    stored: 3,
    listed: 3,
  });
  const promotion = await createEmail(ctx, mailbox, { folders: ["CATEGORY_PROMOTIONS", "INBOX"] });
  await createEmail(ctx, mailbox, { folders: ["INBOX"] });
  await createEmail(ctx, mailbox, { folders: ["CATEGORY_PROMOTIONS"], isDeleted: true });
  return { ctx, mailbox, promotion };
}

const leftOut = { id: "CATEGORY_PROMOTIONS", name: "Promotions", included: false };

describe("removing what a left-out folder held", () => {
  it("removes its emails and nothing else, and keeps the account exact", async () => {
    const { ctx, mailbox, promotion } = await mailboxWith([leftOut]);
    expect(await removeFolder(ctx, { emailProviderId: mailbox.id, folderId: leftOut.id })).toBe("done");
    const left = await ctx.db.select().from(emailSync);
    expect(left).toHaveLength(2);
    expect(left.some((email) => email.id === promotion.id)).toBe(false);
    const people = await ctx.db
      .select()
      .from(emailParticipant)
      .where(eq(emailParticipant.emailId, promotion.id));
    expect(people).toEqual([]);
    const [row] = await ctx.db.select().from(emailProvider);
    expect(row).toMatchObject({ stored: 2, listed: 2 });
  });

  it("leaves what a person had removed hidden, so that it never comes back", async () => {
    const { ctx, mailbox } = await mailboxWith([leftOut]);
    await removeFolder(ctx, { emailProviderId: mailbox.id, folderId: leftOut.id });
    expect(await ctx.db.select().from(emailSync).where(eq(emailSync.isDeleted, true))).toHaveLength(1);
  });

  it("leaves what moved elsewhere, and a folder that is wanted again, between its look and its removal", async () => {
    for (const change of [
      sql`update email_sync set folders = '["INBOX"]'`,
      sql`update email_provider set folders = ${JSON.stringify([{ ...leftOut, included: true }])}`,
    ]) {
      const { ctx, mailbox } = await mailboxWith([leftOut]);
      let calls = 0;
      const behindItsBack: typeof fetch = async (input, init) => {
        calls += 1;
        if (calls === 2) await ctx.db.run(change);
        return fetch(input, init);
      };
      const db = databaseFor(ctx.config, null, behindItsBack);
      await removeFolder({ ...ctx, db }, { emailProviderId: mailbox.id, folderId: leftOut.id });
      expect(calls).toBeGreaterThan(1);
      expect(await ctx.db.select().from(emailSync)).toHaveLength(3);
    }
  });

  it("stops where the folder is included again meanwhile", async () => {
    const { ctx, mailbox } = await mailboxWith([{ ...leftOut, included: true }]);
    await removeFolder(ctx, { emailProviderId: mailbox.id, folderId: leftOut.id });
    expect(await ctx.db.select().from(emailSync)).toHaveLength(3);
  });
});
