import { searchPairs } from "../../timeline/search/searchPairs.ts";
import type { Mailbox } from "../mailbox.ts";
import type { StoredEmail } from "./storedEmail.ts";

/** How one column of `email_sync` is filled, and whether a later version of the email may change it. */
interface Column {
  name: string;
  isUpdated: boolean;
  value(stored: StoredEmail, mailbox: Mailbox, now: number): string | number | null;
}

const fixed = (name: string, value: Column["value"]): Column => ({ name, isUpdated: false, value });
const updated = (name: string, value: Column["value"]): Column => ({ name, isUpdated: true, value });
const json = (value: unknown) => JSON.stringify(value);
const bit = (value: boolean) => (value ? 1 : 0);

/**
 * The columns that sync writes. What people decide (`is_deleted`, `business_id`, `contact_id`) is not among them.
 */
export const emailColumns: Column[] = [
  fixed("id", (stored) => stored.id),
  fixed("organization_id", (_, mailbox) => mailbox.organizationId),
  fixed("user_id", (_, mailbox) => mailbox.userId),
  fixed("email_provider_id", (_, mailbox) => mailbox.id),
  fixed("external_id", ({ email }) => email.externalId),
  updated("thread_id", ({ email }) => email.threadId),
  updated("message_key", (stored) => stored.messageKey),
  updated("conversation_id", (stored) => stored.conversationId),
  updated("folders", ({ email }) => json(email.folders.toSorted())),
  updated("direction", (stored) => stored.direction),
  updated("from", ({ email }) => (email.from ? json(email.from) : null)),
  updated("to", ({ email }) => json(email.to)),
  updated("cc", ({ email }) => json(email.cc)),
  updated("bcc", ({ email }) => json(email.bcc)),
  updated("reply_to", ({ email }) => json(email.replyTo)),
  updated("behind", ({ email }) => json(email.behind)),
  updated("subject", ({ email }) => email.subject),
  updated("snippet", ({ email }) => email.snippet),
  updated("body_text", ({ email }) => email.bodyText),
  updated("search_pairs", ({ email }) => searchPairs(email)),
  updated("sent_at", ({ email }) => email.sentAt),
  updated("header_date", ({ email }) => email.headerDate),
  updated("is_read", ({ email }) => bit(email.isRead)),
  updated("is_starred", ({ email }) => bit(email.isStarred)),
  updated("is_draft", ({ email }) => bit(email.isDraft)),
  updated("is_automated", ({ email }) => bit(email.isAutomated)),
  updated("attachments", (stored) => json(withUrls(stored))),
  updated("deleted_in_provider", () => 0),
  fixed("created_at", (_stored, _mailbox, now) => now),
];

function withUrls({ id, email }: StoredEmail) {
  return email.attachments.map((attachment) => ({
    ...attachment,
    url: `/v1/emails/${id}/attachments/${encodeURIComponent(attachment.id)}`,
  }));
}
