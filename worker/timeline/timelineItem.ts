import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import { directionSchema } from "#shared/email.ts";
import { type Sharing, sharingSchema } from "#shared/provider.ts";
import type { TimelineItem } from "#shared/timeline.ts";
import type { Actor } from "../context.ts";
import { matchExcerpt, matchRanges } from "./search/highlight.ts";
import type { ParsedQuery } from "./search/parseQuery.ts";
import { storedFlag, storedJson } from "./storedJson.ts";
import { sharingFor, shownText } from "./visibility.ts";

const text = z.string();

/** A row of `timelineStatement`. */
const timelineRowSchema = z.object({
  id: text,
  external_id: text,
  email_provider_id: text,
  user_id: text,
  thread_id: text,
  conversation_id: text,
  direction: directionSchema,
  from: storedJson(addressSchema).nullable(),
  to: storedJson(z.array(addressSchema)),
  subject: text,
  snippet: text,
  sent_at: z.number(),
  is_read: storedFlag,
  is_starred: storedFlag,
  is_automated: storedFlag,
  has_attachments: storedFlag,
  business_id: text.nullable(),
  contact_id: text.nullable(),
  deleted_in_provider: storedFlag,
  sharing: sharingSchema,
  copies: storedJson(z.array(z.tuple([text, text, text]))),
  conversation: storedJson(z.tuple([z.number(), z.number()])).nullable(),
  people: storedJson(z.array(addressSchema)).optional(),
  /** The text in which what was searched is shown. */
  body_text: text.nullable(),
  /** Where it stands on the page; null in the order of time. */
  place: z.number().nullable(),
});
type TimelineRow = z.output<typeof timelineRowSchema>;

/**
 * Rows as items in the timeline's order, newest first unless a search says otherwise, each as far as the actor may see
 * it, with what the search found marked.
 */
export function toTimelineItems(actor: Actor, rows: unknown, search?: ParsedQuery): TimelineItem[] {
  return z
    .array(timelineRowSchema)
    .parse(rows)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || b.sent_at - a.sent_at || (a.id < b.id ? 1 : -1))
    .map((row) => toItem(actor, row, search));
}

function toItem(actor: Actor, row: TimelineRow, search: ParsedQuery | undefined): TimelineItem {
  const sharing = sharingFor(actor, { userId: row.user_id, sharing: row.sharing });
  return {
    id: row.id,
    externalId: row.external_id,
    emailProviderId: row.email_provider_id,
    threadId: row.thread_id,
    conversationId: row.conversation_id,
    direction: row.direction,
    from: row.from,
    to: row.to,
    ...shownText(sharing, row),
    sentAt: row.sent_at,
    isRead: row.is_read,
    isStarred: row.is_starred,
    isAutomated: row.is_automated,
    hasAttachments: row.has_attachments,
    businessId: row.business_id,
    contactId: row.contact_id,
    deletedInProvider: row.deleted_in_provider,
    copies: row.copies
      .map(([emailId, emailProviderId, userId]) => ({ emailId, emailProviderId, userId }))
      .sort((a, b) => rank(a.emailId, row.id) - rank(b.emailId, row.id) || (a.emailId < b.emailId ? -1 : 1)),
    conversation: row.conversation && {
      emails: row.conversation[0],
      unread: row.conversation[1],
      people: row.people ?? [],
    },
    match: search === undefined ? null : matchOf(sharing, row, search),
  };
}

function matchOf(sharing: Sharing, row: TimelineRow, search: ParsedQuery): TimelineItem["match"] {
  const { subject, snippet } = shownText(sharing, row);
  const text = snippet === null ? null : row.body_text || snippet;
  return {
    subject: subject === null ? [] : matchRanges(subject, search),
    text: text === null ? null : matchExcerpt(text, search),
  };
}

/** The copy that stands for all comes first. */
function rank(emailId: string, preferred: string): number {
  return emailId === preferred ? 0 : 1;
}
