import * as z from "zod";

const text = z.string().nullish();
const recipientSchema = z.object({ emailAddress: z.object({ name: text, address: text }).nullish() });
const time = z.iso.datetime({ offset: true });

/**
 * The fields of a message that are used (https://learn.microsoft.com/graph/api/resources/message). A delta may give a
 * changed message in part: what is required here is what makes it whole.
 */
export const messageSchema = z.object({
  id: z.string().min(1),
  conversationId: text,
  parentFolderId: z.string().min(1),
  internetMessageId: text,
  subject: text,
  bodyPreview: text,
  body: z.object({ contentType: text, content: text }),
  from: recipientSchema.nullish(),
  sender: recipientSchema.nullish(),
  toRecipients: z.array(recipientSchema).nullish(),
  ccRecipients: z.array(recipientSchema).nullish(),
  bccRecipients: z.array(recipientSchema).nullish(),
  replyTo: z.array(recipientSchema).nullish(),
  receivedDateTime: time,
  sentDateTime: time.nullish(),
  isRead: z.boolean(),
  isDraft: z.boolean(),
  flag: z.object({ flagStatus: text }).nullish(),
  hasAttachments: z.boolean().nullish(),
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string().nullish() })).nullish(),
});
export type GraphMessage = z.infer<typeof messageSchema>;
export type GraphRecipient = z.infer<typeof recipientSchema>;

const shown = Object.keys(messageSchema.shape).filter((name) => name !== "internetMessageHeaders");

/** `$select` of messages; headers only come when they are named. */
export function selectMessage(hasHeaders: boolean): string {
  return [...shown, ...(hasHeaders ? ["internetMessageHeaders"] : [])].join(",");
}

/** An attachment without its content: https://learn.microsoft.com/graph/api/resources/attachment */
export const attachmentSchema = z.object({
  "@odata.type": z.string().default("#microsoft.graph.fileAttachment"),
  id: z.string().min(1),
  name: text,
  contentType: text,
  size: z.number().nullish(),
  isInline: z.boolean().nullish(),
  contentId: text,
});
export type GraphAttachment = z.infer<typeof attachmentSchema>;

/** A mail that lies in another as an attachment, with `$expand`; an appointment or contact has no such people. */
export const itemSchema = z.object({
  item: messageSchema.pick({ from: true, sender: true, toRecipients: true }).nullish(),
});
export type GraphItem = NonNullable<z.infer<typeof itemSchema>["item"]>;

/** `$select` of attachments: without it, every one comes with its bytes. Only files have a Content-ID. */
export const selectAttachment = "id,name,contentType,size,isInline,microsoft.graph.fileAttachment/contentId";
