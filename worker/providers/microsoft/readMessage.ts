import type { EmailBody } from "#shared/email.ts";
import { cleanText } from "../mail/cleanText.ts";
import { htmlToText } from "../mail/htmlToText.ts";
import type { AttachmentContent } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { attachmentOf, kindOf } from "./attachmentOf.ts";
import type { GraphApi } from "./graphApi.ts";
import { messagePath } from "./messageDetails.ts";
import { attachmentSchema, messageSchema, selectAttachment } from "./messageSchema.ts";

const bodySchema = messageSchema.pick({ body: true });

/** The whole text of an email, as HTML and as plain text; nothing is sanitised here. */
export async function readBody(api: GraphApi, externalId: string): Promise<EmailBody> {
  const { body } = await api.call("messages.get", bodySchema, {
    path: `${messagePath(api, externalId)}?$select=body`,
    prefer: ['outlook.body-content-type="html"'],
  });
  const content = cleanText(body.content ?? "");
  if (body.contentType?.toLowerCase() !== "html") return { text: content, html: null };
  return { text: htmlToText(content, maxTextOfHtml), html: content };
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

const maxTextOfHtml = 1_000_000;
