import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import { directionSchema } from "#shared/email.ts";
import { sharingSchema } from "#shared/provider.ts";
import type { TimelineItem } from "#shared/timeline.ts";
import type { Actor } from "../context.ts";
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
});

/** Rows as items, newest first, each as far as the actor may see it. */
export function toTimelineItems(actor: Actor, rows: unknown): TimelineItem[] {
  return z
    .array(timelineRowSchema)
    .parse(rows)
    .map((row) => toItem(actor, row))
    .sort((a, b) => b.sentAt - a.sentAt || (a.id < b.id ? 1 : -1));
}

function toItem(actor: Actor, row: z.output<typeof timelineRowSchema>): TimelineItem {
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
  };
}

/** The copy that stands for all comes first. */
function rank(emailId: string, preferred: string): number {
  return emailId === preferred ? 0 : 1;
}
