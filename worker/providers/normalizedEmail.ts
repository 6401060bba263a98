import type { Address } from "#shared/address.ts";
import type { BehindPerson } from "#shared/behind.ts";
import type { Attachment } from "#shared/email.ts";

/** An email as every provider hands it over. Text is decoded, addresses are lower-case, nothing is trusted yet. */
export interface NormalizedEmail {
  externalId: string;
  threadId: string;
  /** Message-ID without angle brackets, case kept (RFC 5322, 3.6.4); null where the mail has none. */
  messageId: string | null;
  /** Message-IDs of References, then In-Reply-To: the conversation's root first. */
  references: string[];
  /** Ids of the labels or the folder it lies in. */
  folders: string[];
  from: Address | null;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  replyTo: Address[];
  /** Delivered-To and the like, topmost first: which own address received it. */
  deliveredTo: string[];
  /** Who stands behind it without being in From, To or Cc. */
  behind: BehindPerson[];
  subject: string;
  snippet: string;
  /** Plain text, quoted history cut, at most 20,000 characters. */
  bodyText: string;
  /** The provider's server time, milliseconds UTC. */
  sentAt: number;
  headerDate: number | null;
  isRead: boolean;
  isStarred: boolean;
  isDraft: boolean;
  /** It lies in Sent: the mailbox's owner wrote it. */
  isSent: boolean;
  isAutomated: boolean;
  attachments: Omit<Attachment, "url">[];
}
