import { and, eq, notInArray } from "drizzle-orm";
import type { Contact, ContactPatch } from "#shared/business.ts";
import { registrableDomain } from "#shared/mailAddress.ts";
import { recordEvent } from "../accounts/organization/auditEvent.ts";
import { oweReassociation } from "../association/reassociateStep.ts";
import type { UserContext } from "../context.ts";
import { contact, contactAddress } from "../db/schema/tables.ts";
import { addressOwnersStatement, contactAddressesOf, requireFreeAddresses } from "./contactAddresses.ts";
import { domainPolicyStatement, parseDomainPolicy } from "./domainPolicy.ts";
import { getBusiness } from "./getBusiness.ts";
import { getContact } from "./getContact.ts";
import { isUniqueViolation } from "./isUniqueViolation.ts";
import { contactsStatement, oneContact, onlyContact } from "./readContacts.ts";
import { searchName } from "./searchName.ts";

/**
 * Renames a contact, moves it to another business (null: to none), or replaces its addresses. What that concerns is
 * filed anew in the background.
 * @throws AppError `contact_not_found`, `business_not_found`, `invalid_address`, `address_taken`
 */
export async function updateContact(ctx: UserContext, id: string, patch: ContactPatch): Promise<Contact> {
  const { organizationId, userId } = ctx.actor;
  const known = await getContact(ctx, id);
  const before = known.addresses.map((one) => one.address);
  const { name = known.name } = patch;
  const formerId = known.business?.id ?? null;
  const asked = patch.businessId === undefined ? formerId : patch.businessId;
  const businessId = asked === null || asked === formerId ? asked : (await getBusiness(ctx, asked)).id;
  const isMoved = businessId !== formerId;
  const addresses = patch.addresses
    ? contactAddressesOf(patch.addresses, parseDomainPolicy(await domainPolicyStatement(ctx)))
    : before;
  const added = addresses.filter((address) => !before.includes(address));
  const removed = before.filter((address) => !addresses.includes(address));
  if (!isMoved && name === known.name && added.length + removed.length === 0) return known;
  requireFreeAddresses(await addressOwnersStatement(ctx, added), id);
  const now = ctx.clock.now();
  const concerned = isMoved || name !== known.name ? [...before, ...added] : [...added, ...removed];
  const owed = await oweReassociation(ctx, organizationId, { addresses: concerned });
  try {
    const results = await ctx.db.batch([
      ctx.db
        .update(contact)
        .set({ name, searchName: searchName(name), businessId, updatedAt: now })
        .where(and(eq(contact.id, id), eq(contact.organizationId, organizationId))),
      ctx.db
        .delete(contactAddress)
        .where(and(eq(contactAddress.contactId, id), notInArray(contactAddress.address, addresses))),
      recordEvent(ctx, {
        ...{ organizationId, actorId: userId },
        ...{ action: "contact_updated", targetType: "contact", targetId: id },
      }),
      ...added.map((address) =>
        ctx.db.insert(contactAddress).values({
          id: ctx.newId(),
          organizationId,
          contactId: id,
          address,
          domain: registrableDomain(address) ?? "",
          createdAt: now,
        }),
      ),
      ...owed.statements,
      contactsStatement(ctx, oneContact(ctx, id)),
    ]);
    await owed.send();
    return onlyContact(results.at(-1));
  } catch (error) {
    if (isUniqueViolation(error)) requireFreeAddresses(await addressOwnersStatement(ctx, added), id);
    throw error;
  }
}
