import * as z from "zod";

const headerSchema = z.object({ name: z.string(), value: z.string().default("") });

/**
 * One part of a message's MIME tree (users.messages, MessagePart). Its children are read one by one while walking
 * down, so that a tree made to be deep costs nothing.
 */
export const partSchema = z.object({
  partId: z.string().optional(),
  mimeType: z.string().optional(),
  filename: z.string().optional(),
  headers: z.array(headerSchema).optional(),
  body: z
    .object({ size: z.number().optional(), attachmentId: z.string().optional(), data: z.string().optional() })
    .optional(),
  parts: z.array(z.unknown()).optional(),
});
export type GmailPart = z.infer<typeof partSchema>;

/** The fields of users.messages that are used. */
export const messageSchema = z.object({
  id: z.string().min(1),
  threadId: z.string().min(1),
  labelIds: z.array(z.string()).optional(),
  snippet: z.string().optional(),
  /** Milliseconds UTC in a string: an int64. */
  internalDate: z.string().regex(/^-?\d{1,15}$/),
  payload: partSchema.optional(),
});
export type GmailMessage = z.infer<typeof messageSchema>;
