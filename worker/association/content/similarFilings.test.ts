import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createTestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { emailProvider } from "#worker/db/schema/tables.ts";
import { decide } from "../decide.ts";
import { readSubjects } from "../fileAgain.ts";
import { readFacts } from "../readFacts.ts";

it("proposes where people filed what is like it, but by no subject that a mailbox keeps to itself", async () => {
  const ctx = await createTestContext();
  const { id: organizationId } = await createOrganization(ctx);
  const ada = await createUser(ctx, organizationId, { email: "ada@northwind.example" });
  const bob = await createUser(ctx, organizationId, { email: "bob@northwind.example" });
  const [mine, theirs] = [await createEmailProvider(ctx, ada), await createEmailProvider(ctx, bob)];
  const nova = await createBusiness(ctx, organizationId, "Nova Glas");
  const filed = await createEmail(ctx, theirs, {
    ...{ from: { name: "", address: "kim@gmail.com" }, subject: "Wintergarten Hofmann, Aufmaß" },
  });
  const word = await createAssociation(ctx, filed, {
    businessId: nova.id,
    source: "manual",
    decidedBy: bob.userId,
  });
  const proposed = async (from: string, subject: string) => {
    const email = await createEmail(ctx, mine, { from: { name: "", address: from }, subject });
    const [stored] = await readSubjects(ctx, organizationId, sql`${email.id}`);
    if (!stored) throw new Error("It is not stored.");
    const question = { organizationId, emailProviderId: mine.id, emails: [stored.subject] };
    const { filings, proposed } = decide(stored.subject, await readFacts(ctx, question));
    expect(filings).toEqual([]);
    return proposed.map((one) => [one.businessId, one.evidence[0]?.text]);
  };

  expect(await proposed("kim@gmail.com", "Hallo")).toEqual([
    [nova.id, "People filed an email with kim@gmail.com under Nova Glas"],
  ]);
  expect(await proposed("neu@web.de", "wintergarten, HOFMANN")).toEqual([
    [nova.id, "People filed an email about “wintergarten” under Nova Glas"],
  ]);
  expect(await proposed("neu@web.de", "Wintergarten")).toEqual([]);
  expect(await proposed("other@gmail.com", "Hallo")).toEqual([]);

  await ctx.db.update(emailProvider).set({ sharing: "metadata" }).where(eq(emailProvider.id, theirs.id));
  expect(await proposed("neu@web.de", "Wintergarten Hofmann")).toEqual([]);
  expect(await proposed("kim@gmail.com", "Hallo")).toHaveLength(1);
  await ctx.db.run(sql`delete from association where id = ${word.id}`);
  expect(await proposed("kim@gmail.com", "Hallo")).toEqual([]);
});
