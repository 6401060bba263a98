import * as z from "zod";
import { addressSchema } from "./address.ts";
import { meetingSchema } from "./meeting.ts";
import { textPartSchema } from "./textParts.ts";

/** `GET /v1/emails/:id/attachments/:attachmentId/message`: a mail that was forwarded as a file, for reading. */
export const embeddedEmailSchema = z.object({
  from: addressSchema.nullable(),
  to: z.array(addressSchema),
  cc: z.array(addressSchema),
  subject: z.string(),
  /** As its Date header says, milliseconds UTC; null where that cannot be true. */
  sentAt: z.number().nullable(),
  text: z.string(),
  parts: z.array(textPartSchema),
  /** As it came: only the sandboxed frame may show it, sanitised. */
  html: z.string().nullable(),
  isShortened: z.boolean(),
  meeting: meetingSchema.nullable(),
  /** What lies in it; another mail is opened by appending its index to `inside`. */
  files: z.array(
    z.object({
      index: z.number(),
      filename: z.string(),
      mimeType: z.string(),
      size: z.number(),
      isMail: z.boolean(),
    }),
  ),
});
export type EmbeddedEmail = z.infer<typeof embeddedEmailSchema>;
