import PostalMime from "postal-mime";
import * as z from "zod";
import { decodeText } from "../mail/decodeText.ts";
import { htmlToText } from "../mail/htmlToText.ts";
import { type MessageBody, maxTextOfHtml, messageBody } from "../mail/messageBody.ts";
import type { AttachmentContent } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { readAtMost } from "../readAtMost.ts";
import { attachmentOf, kindOf } from "./attachmentOf.ts";
import type { GraphApi } from "./graphApi.ts";
import { messagePath } from "./messageDetails.ts";
import { attachmentSchema, messageSchema, selectAttachment } from "./messageSchema.ts";

const bodySchema = messageSchema.pick({ body: true }).extend({ "@odata.type": z.string().optional() });

/** The text of an email, as HTML and as plain text, bounded, and its calendar; nothing is sanitised here. */
export async function readBody(api: GraphApi, externalId: string): Promise<MessageBody> {
  const message = await api.call("messages.get", bodySchema, {
    path: `${messagePath(api, externalId)}?$select=body`,
    prefer: ['outlook.body-content-type="html"'],
  });
  const content = message.body.content ?? "";
  const isHtml = message.body.contentType?.toLowerCase() === "html";
  const isMeeting = /\.eventMessage/i.test(message["@odata.type"] ?? "");
  return messageBody({
    text: isHtml ? htmlToText(content, maxTextOfHtml) : content,
    html: isHtml ? content : null,
    calendar: isMeeting ? await readCalendar(api, externalId) : null,
    isShortened: false,
  });
}

/** Bytes of a mail in which its calendar stands: before any file. */
const calendarWithin = 1_000_000;

/** Graph turns an invitation into fields of its own, without people's answers or the time zone: the mail has them. */
async function readCalendar(api: GraphApi, externalId: string): Promise<string | null> {
  try {
    const mail = await api.stream("messages.value", { path: `${messagePath(api, externalId)}/$value` });
    const { bytes } = await readAtMost(mail, calendarWithin);
    const { attachments } = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
    const found = attachments.find(({ mimeType }) => mimeType === "text/calendar");
    if (found === undefined) return null;
    return typeof found.content === "string"
      ? found.content
      : decodeText(new Uint8Array(found.content), "utf-8");
  } catch {
    // The words of an invitation can be read without it.
    return null;
  }
}

/**
 * The bytes of one attachment as they arrive; a mail inside the mail comes as MIME.
 * @throws ProviderError `not_found` where the email has no such attachment, and for a link: its file lies elsewhere.
 */
export async function readAttachment(
  api: GraphApi,
  externalId: string,
  attachmentId: string,
): Promise<AttachmentContent> {
  const path = `${messagePath(api, externalId)}/attachments/${encodeURIComponent(attachmentId)}`;
  const attachment = await api.call("attachments.get", attachmentSchema, {
    path: `${path}?$select=${selectAttachment}`,
  });
  if (kindOf(attachment) === "reference")
    throw new ProviderError("not_found", "attachments.get: a link to a file elsewhere has no content here");
  const { filename, mimeType } = attachmentOf(attachment);
  // As long as the person who downloads it takes.
  const { signal } = new AbortController();
  const bytes = await api.stream("attachments.value", { path: `${path}/$value`, signal });
  return { filename, mimeType, bytes };
}
