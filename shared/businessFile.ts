import * as z from "zod";
import { addressSchema } from "./address.ts";
import { attachmentSchema, directionSchema } from "./email.ts";
import { pageOf } from "./page.ts";
import { plainText } from "./plainText.ts";

/** `GET /v1/businesses/:id/files`: what was sent to and fro, newest first. `q` narrows by a part of the name. */
export const fileQuerySchema = z.object({
  q: plainText(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});

/** A file of a business: an attachment, and the email that brought it. */
export const businessFileSchema = z.object({
  emailId: z.string(),
  attachment: attachmentSchema,
  subject: z.string(),
  from: addressSchema.nullable(),
  direction: directionSchema,
  sentAt: z.number(),
  /** The mail provider no longer has the email. */
  deletedInProvider: z.boolean(),
});
export type BusinessFile = z.infer<typeof businessFileSchema>;

export const businessFilePageSchema = pageOf(businessFileSchema);
