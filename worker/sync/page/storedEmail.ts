import type { Direction } from "#shared/email.ts";
import { normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { Context } from "../../context.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";
import type { Mailbox } from "../mailbox.ts";
import { asFromSender, directionOf } from "./direction.ts";
import { erasedId } from "./erasedId.ts";
import type { Known } from "./known.ts";
import { conversationKey, messageKey } from "./messageKey.ts";
import type { OwnAddresses } from "./ownAddresses.ts";

/** An email on its way into `email_sync`, with what the database adds to the provider's part. */
export interface StoredEmail {
  id: string;
  email: NormalizedEmail;
  direction: Direction;
  messageKey: string;
  conversationId: string;
  erasedId: string;
}

/** The conversation of a thread that has stored emails: what comes later joins it. */
export type ThreadConversations = Map<string, string>;

/**
 * Prepares emails for the write batch. `conversations` grows, so that emails of one thread inside one page share a
 * conversation.
 */
export async function toStored(
  ctx: Context,
  mailbox: Mailbox,
  emails: NormalizedEmail[],
  own: OwnAddresses,
  known: Pick<Known, "emails" | "erasedIds">,
  conversations: ThreadConversations,
): Promise<StoredEmail[]> {
  const prepared = await Promise.all(
    emails
      .map((email) => asFromSender(email, own))
      .map(async (email) => ({
        id: known.emails.get(email.externalId)?.id ?? ctx.newId(),
        email,
        direction: directionOf(email, own),
        messageKey: await messageKey(email),
        conversationId: await conversationKey(mailbox.organizationId, email),
        erasedId: known.erasedIds.get(email.externalId) ?? (await erasedId(email.externalId)),
      })),
  );
  // Oldest first: the root of a thread names its conversation.
  for (const stored of prepared.toSorted((a, b) => a.email.sentAt - b.email.sentAt)) {
    const known = conversations.get(stored.email.threadId);
    if (known === undefined) conversations.set(stored.email.threadId, stored.conversationId);
    else stored.conversationId = known;
  }
  // Behind the keys, which are the same as in a colleague's mailbox that keeps text.
  if (!mailbox.keepsText)
    for (const stored of prepared) stored.email = { ...stored.email, snippet: "", bodyText: "" };
  return prepared;
}

/** What the conversations of these emails are by themselves, as their oldest of each thread says. */
export async function ownConversations(
  organizationId: string,
  emails: NormalizedEmail[],
): Promise<ThreadConversations> {
  const oldest = new Map(
    emails.toSorted((a, b) => b.sentAt - a.sentAt).map((email) => [email.threadId, email]),
  );
  return new Map(
    await Promise.all(
      [...oldest].map(
        async ([threadId, email]) => [threadId, await conversationKey(organizationId, email)] as const,
      ),
    ),
  );
}

/** One row of `email_participant`: who takes part, under a normalised address. */
export interface Participant {
  emailId: string;
  role: "from" | "to" | "cc" | "bcc" | "reply_to" | "behind";
  address: string;
  domain: string;
}

/** Participants of an email. An address that is none is no participant; the email itself still shows it. */
export function participantsOf(stored: StoredEmail): Participant[] {
  const { from, to, cc, bcc, replyTo, behind } = stored.email;
  const roles = [
    ["from", from ? [from] : []],
    ["to", to],
    ["cc", cc],
    ["bcc", bcc],
    ["reply_to", replyTo],
    ["behind", behind],
  ] as const;
  const participants = new Map<string, Participant>();
  for (const [role, people] of roles) {
    for (const person of people) {
      const address = normalizeAddress(person.address);
      if (address === null) continue;
      const domain = registrableDomain(address) ?? "";
      participants.set(`${role} ${address}`, { emailId: stored.id, role, address, domain });
    }
  }
  return [...participants.values()];
}
