import type * as z from "zod";
import type { Contact, contactCreateSchema } from "#shared/business.ts";
import { registrableDomain } from "#shared/mailAddress.ts";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { contact, contactAddress } from "../db/schema/tables.ts";
import { addressOwnersStatement, contactAddressesOf, requireFreeAddresses } from "./contactAddresses.ts";
import { domainPolicyStatement, parseDomainPolicy } from "./domainPolicy.ts";
import { getBusiness } from "./getBusiness.ts";
import { isUniqueViolation } from "./isUniqueViolation.ts";
import { contactsStatement, oneContact, onlyContact } from "./readContacts.ts";
import { searchName } from "./searchName.ts";

/**
 * Creates a contact, of a business or of none; mail of its addresses, also older, is filed in the background.
 * @throws AppError `business_not_found`, `invalid_address`, `address_taken`
 */
export async function createContact(
  ctx: UserContext,
  input: z.output<typeof contactCreateSchema>,
): Promise<Contact> {
  const { organizationId, userId } = ctx.actor;
  const { name } = input;
  const businessId = input.businessId === null ? null : (await getBusiness(ctx, input.businessId)).id;
  const policy = parseDomainPolicy(await domainPolicyStatement(ctx));
  const addresses = contactAddressesOf(input.addresses, policy);
  requireFreeAddresses(await addressOwnersStatement(ctx, addresses), null);
  const id = ctx.newId();
  const now = ctx.clock.now();
  const times = { createdAt: now, updatedAt: now };
  const rows = addresses.map((address) => ({
    id: ctx.newId(),
    organizationId,
    contactId: id,
    address,
    domain: registrableDomain(address) ?? "",
    createdAt: now,
  }));
  const owed = await oweReassociation(ctx, organizationId, { addresses });
  try {
    const results = await ctx.db.batch([
      ctx.db.insert(contact).values({
        id,
        organizationId,
        businessId,
        name,
        searchName: searchName(name),
        createdBy: userId,
        ...times,
      }),
      recordEvent(ctx, {
        ...{ organizationId, actorId: userId },
        ...{ action: "contact_created", targetType: "contact", targetId: id },
      }),
      ...rows.map((row) => ctx.db.insert(contactAddress).values(row)),
      ...owed.statements,
      contactsStatement(ctx, oneContact(ctx, id)),
    ]);
    await owed.send();
    return onlyContact(results.at(-1));
  } catch (error) {
    if (isUniqueViolation(error)) requireFreeAddresses(await addressOwnersStatement(ctx, addresses), id);
    throw error;
  }
}
