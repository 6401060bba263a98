import * as z from "zod";
import { addressSchema } from "./address.ts";

/**
 * Upper bounds of what a page may claim: Gmail's longest conversation has 100 messages, plus room; RFC 5321
 * addresses.
 */
const limits = { messages: 1_000, recipients: 1_000, address: 320, name: 1_000, subject: 10_000, id: 1_000 };

const shownAddressSchema = addressSchema.extend({
  name: z.string().max(limits.name),
  address: z.string().min(3).max(limits.address),
});

const messageSchema = z.object({
  /** The provider's API id of the message, null while the page does not tell it. */
  id: z.string().min(1).max(limits.id).nullable(),
  from: shownAddressSchema.nullable(),
  /** Who the page shows; a provider shortens long lists, so this may be incomplete. */
  to: z.array(shownAddressSchema).max(limits.recipients),
  expanded: z.boolean(),
});

/**
 * What a reader saw on screen, as a content script sends it to the background.
 * The background validates it, because a page can influence what its content script reads.
 */
export const openMailSchema = z.object({
  provider: z.enum(["google", "microsoft"]),
  /** The address whose mailbox is on screen; null when the page does not say so beyond doubt: ask. */
  account: z.string().min(3).max(limits.address).nullable(),
  thread: z
    .object({
      id: z.string().min(1).max(limits.id),
      kind: z.enum(["gmail-thread", "gmail-unsynced", "outlook-conversation", "outlook-item"]),
    })
    .nullable(),
  messages: z.array(messageSchema).max(limits.messages),
  subject: z.string().max(limits.subject).nullable(),
  /** Which evidence answered: a health figure, never shown to people. */
  rung: z.string().max(100),
});

/** The mail that is open on screen, or as much of it as the page tells. */
export type OpenMail = z.infer<typeof openMailSchema>;

/**
 * The conversation on screen: `gmail-thread` ids are API ids; `gmail-unsynced` ones are not known to the API
 * yet.
 */
export type OpenThread = NonNullable<OpenMail["thread"]>;

/** One message of the conversation on screen. */
export type OpenMessage = OpenMail["messages"][number];
