import { v7 as uuidv7 } from "uuid";
import { registrableDomain } from "#shared/mailAddress.ts";
import type { Context } from "#worker/context.ts";
import { business, businessDomain, contact, contactAddress } from "#worker/db/schema/tables.ts";

/** A stored business with its domains. */
export async function createBusiness(
  ctx: Context,
  organizationId: string,
  name = "Orbis Logistics",
  domains: string[] = [],
) {
  const now = ctx.clock.now();
  const times = { createdAt: now, updatedAt: now };
  const id = uuidv7();
  const row = { id, organizationId, name, searchName: name.toLowerCase(), createdBy: "test", ...times };
  await ctx.db.insert(business).values(row);
  for (const domain of domains)
    await ctx.db
      .insert(businessDomain)
      .values({ id: uuidv7(), organizationId, businessId: id, domain, createdAt: now });
  return row;
}

/** A stored contact with its addresses, of a business or of none. */
export async function createContact(
  ctx: Context,
  organizationId: string,
  businessId: string | null,
  name = "Ana Ruiz",
  addresses: string[] = ["ana@orbis.example"],
) {
  const now = ctx.clock.now();
  const times = { createdAt: now, updatedAt: now };
  const id = uuidv7();
  const row = {
    id,
    organizationId,
    businessId,
    name,
    searchName: name.toLowerCase(),
    createdBy: "test",
    ...times,
  };
  await ctx.db.insert(contact).values(row);
  for (const address of addresses)
    await ctx.db.insert(contactAddress).values({
      id: uuidv7(),
      organizationId,
      contactId: id,
      address,
      domain: registrableDomain(address) ?? "",
      createdAt: now,
    });
  return row;
}
