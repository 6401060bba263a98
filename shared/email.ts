import * as z from "zod";
import { addressSchema } from "./address.ts";
import { associationViewSchema } from "./association.ts";
import { meetingSchema } from "./meeting.ts";
import { textPartSchema } from "./textParts.ts";

/** One attachment, as the JSON field of an email holds it. Bytes come on demand from `url`. */
export const attachmentSchema = z.object({
  /** The provider's part id: stable, unlike Gmail's attachment ids. */
  id: z.string(),
  filename: z.string(),
  mimeType: z.string(),
  /** Bytes, as the provider tells. */
  size: z.number(),
  /** Path of the API that serves the bytes. */
  url: z.string(),
  isInline: z.boolean(),
  /** Content-ID without its angle brackets (RFC 2392), for `cid:` images. */
  contentId: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** `POST /v1/emails/:id/attachments/:attachmentId/link`: works without a session's token, until `expiresAt`. */
export const fileLinkSchema = z.object({ url: z.string(), expiresAt: z.number() });
export type FileLink = z.infer<typeof fileLinkSchema>;

export const directionSchema = z.enum(["inbound", "outbound", "internal"]);
export type Direction = z.infer<typeof directionSchema>;

/** `GET /v1/emails/:id` */
export const emailDetailSchema = z.object({
  id: z.string(),
  externalId: z.string(),
  emailProviderId: z.string(),
  accountEmail: z.string(),
  userId: z.string(),
  threadId: z.string(),
  conversationId: z.string(),
  direction: directionSchema,
  from: addressSchema.nullable(),
  to: z.array(addressSchema),
  cc: z.array(addressSchema),
  bcc: z.array(addressSchema),
  replyTo: z.array(addressSchema),
  /** Null where the mailbox's sharing level hides it. */
  subject: z.string().nullable(),
  snippet: z.string().nullable(),
  sentAt: z.number(),
  headerDate: z.number().nullable(),
  isRead: z.boolean(),
  isStarred: z.boolean(),
  isAutomated: z.boolean(),
  isDeleted: z.boolean(),
  deletedInProvider: z.boolean(),
  folders: z.array(z.string()),
  attachments: z.array(attachmentSchema),
  associations: z.array(associationViewSchema),
  /** How much of a colleague's email this is; `full` for one's own. */
  visibility: z.enum(["metadata", "subject", "full"]),
  /** Whether read and star can be changed: one's own, with the permission to modify. */
  canMark: z.boolean(),
});
export type EmailDetail = z.infer<typeof emailDetailSchema>;

/**
 * `GET /v1/emails/:id/body`. With source `provider` it is whole, from there or as the organization keeps it. HTML is as
 * the provider gives it: only the sandboxed frame may show it, sanitised. `stored`
 * is what remains where the provider does not answer: bounded text without quoted history, and no HTML; `none` where
 * nothing was stored either.
 */
export const emailBodyAnswerSchema = z.object({
  text: z.string(),
  /** The text once more, in its parts. */
  parts: z.array(textPartSchema),
  html: z.string().nullable(),
  /** The email is longer than what is here. */
  isShortened: z.boolean(),
  /** The invitation that the email carries. */
  meeting: meetingSchema.nullable(),
  source: z.enum(["provider", "stored", "none"]),
});
export type EmailBodyAnswer = z.infer<typeof emailBodyAnswerSchema>;

/** `PATCH /v1/emails/:id` */
export const emailPatchSchema = z
  .object({ isRead: z.boolean(), isStarred: z.boolean() })
  .partial()
  .strict()
  .refine(
    (patch) => patch.isRead !== undefined || patch.isStarred !== undefined,
    "Say isRead, isStarred or both.",
  );
export type EmailPatch = z.infer<typeof emailPatchSchema>;
