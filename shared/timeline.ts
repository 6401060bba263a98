import * as z from "zod";
import { addressSchema } from "./address.ts";
import { associationSourceSchema } from "./association.ts";
import { directionSchema } from "./email.ts";
import { pageOf } from "./page.ts";
import { plainText } from "./plainText.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
/** A moment: ISO 8601 date or date-time, or milliseconds UTC. */
export const moment = z.union([
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  z.iso.datetime({ offset: true }).transform((value) => Date.parse(value)),
  z.iso.date().transform((value) => Date.parse(value)),
]);

/** `GET /v1/timeline`. `from` is inclusive, `to` exclusive. */
export const timelineQuerySchema = z.object({
  businessId: plainText(64).optional(),
  contactId: plainText(64).optional(),
  /** A user's id, or `me`. */
  userId: plainText(64).optional(),
  conversationId: plainText(128).optional(),
  from: moment.optional(),
  to: moment.optional(),
  unread: flag.optional(),
  starred: flag.optional(),
  hasAttachments: flag.optional(),
  direction: directionSchema.optional(),
  /** What filed it. */
  source: associationSourceSchema.optional(),
  /**
   * A search as a person types it: words, "phrases", `begin*`, `-without`, and `from:` `to:` `subject:` `has:attachment`
   * `is:unread` `is:read` `is:starred` `before:` `after:` (days, UTC) `in:business`. Any text is one.
   */
  q: z.string().max(1000).optional(),
  /** With `q`; the newest first unless said. */
  sort: z.enum(["newest", "relevance"]).optional(),
  /** Only what was removed, to restore it. */
  deleted: flag.optional(),
  groupBy: z.enum(["thread"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});
export type TimelineQuery = z.input<typeof timelineQuerySchema>;
export type TimelineFilter = z.output<typeof timelineQuerySchema>;

const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]));
/** Parts of a text to be marked: from, and up to but without, counted in UTF-16 code units. */
export type TextRanges = z.infer<typeof rangesSchema>;

export const timelineItemSchema = z.object({
  id: z.string(),
  externalId: z.string(),
  emailProviderId: z.string(),
  threadId: z.string(),
  conversationId: z.string(),
  direction: directionSchema,
  from: addressSchema.nullable(),
  to: z.array(addressSchema),
  /** Null where the mailbox's sharing level hides it. */
  subject: z.string().nullable(),
  snippet: z.string().nullable(),
  sentAt: z.number(),
  isRead: z.boolean(),
  isStarred: z.boolean(),
  isAutomated: z.boolean(),
  hasAttachments: z.boolean(),
  businessId: z.string().nullable(),
  contactId: z.string().nullable(),
  deletedInProvider: z.boolean(),
  /** Whose mailboxes hold this email. */
  copies: z.array(z.object({ emailId: z.string(), emailProviderId: z.string(), userId: z.string() })),
  /** With `groupBy=thread`: the conversation that this email is the newest of. */
  conversation: z
    .object({ emails: z.number().int(), unread: z.number().int(), people: z.array(addressSchema) })
    .nullable(),
  /** With `q`: where its words stand in the subject, and the part of the text that holds them, as far as both are shown. */
  match: z
    .object({
      subject: rangesSchema,
      text: z.object({ text: z.string(), ranges: rangesSchema }).nullable(),
    })
    .nullable(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

export const timelinePageSchema = pageOf(timelineItemSchema);
export type TimelinePage = z.infer<typeof timelinePageSchema>;
