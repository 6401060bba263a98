import type { Contact } from "#shared/business.ts";
import type { UserContext } from "../context.ts";
import { contactsStatement, oneContact, onlyContact } from "./readContacts.ts";

/** One contact. @throws AppError `contact_not_found`, also for another organization's. */
export async function getContact(ctx: UserContext, id: string): Promise<Contact> {
  return onlyContact(await contactsStatement(ctx, oneContact(ctx, id)));
}
