import { base64url } from "jose";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";

/** Letters of the body that take part in the key: enough to tell two mails apart, few enough to survive a footer. */
const guardLength = 200;
const encoder = new TextEncoder();

async function digest(parts: string[]): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(parts.join("\u0000"))));
  return base64url.encode(bytes.subarray(0, 18));
}

/** What a mail says without the white space and case that mail systems change on the way. */
function guard(text: string): string {
  return text.replace(/\s+/g, "").toLowerCase().slice(0, guardLength);
}

/**
 * Identifies the same message in several mailboxes: Message-ID, sender, and a content guard, since lists and broken
 * senders give one Message-ID to different mails. Without a Message-ID the time and the whole guard stand in for it.
 */
export function messageKey(email: NormalizedEmail): Promise<string> {
  const sender = email.from?.address ?? "";
  const content = `${guard(email.subject)}|${guard(email.bodyText)}`;
  const identity = email.messageId ?? `none|${email.headerDate ?? email.sentAt}`;
  return digest([identity, sender, content]);
}

/**
 * The conversation that an email starts or joins: the root of its References (RFC 5322, 3.6.4), which is the same in
 * every mailbox that holds the exchange. `organizationId` keeps organizations apart.
 */
export function conversationKey(organizationId: string, email: NormalizedEmail): Promise<string> {
  const root = email.references[0] ?? email.messageId ?? `${email.threadId}|${email.externalId}`;
  return digest([organizationId, root]);
}
