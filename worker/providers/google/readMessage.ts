import * as z from "zod";
import type { EmailBody } from "#shared/email.ts";
import { cleanText } from "../mail/cleanText.ts";
import { decodeText } from "../mail/decodeText.ts";
import { htmlToText } from "../mail/htmlToText.ts";
import type { AttachmentContent } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { attachmentBytes, decode } from "./attachmentBytes.ts";
import type { GmailApi } from "./gmailApi.ts";
import { type MessageContent, readContent, type TextBlock, type TextPart } from "./messageContent.ts";
import { type GmailMessage, messageSchema } from "./messageSchema.ts";

const attachmentSchema = z.object({ data: z.string() });

/** The whole text of an email, as HTML and as plain text, decoded; nothing is sanitised here. */
export async function readBody(api: GmailApi, externalId: string): Promise<EmailBody> {
  const { blocks } = await contentOf(api, externalId);
  const read = await Promise.all(blocks.map((block) => readBlock(api, externalId, block)));
  const hasHtml = blocks.some((block) => block.rich.length > 0);
  return {
    text: read.map((block) => block.text).join("\n"),
    html: hasHtml ? read.map((block) => block.html).join("\n") : null,
  };
}

/**
 * The bytes of one attachment, by its part id.
 * @throws ProviderError `not_found` where the email has no such part.
 */
export async function readAttachment(
  api: GmailApi,
  externalId: string,
  attachmentId: string,
): Promise<AttachmentContent> {
  const { attachments } = await contentOf(api, externalId);
  const part = attachments.find(({ attachment }) => attachment.id === attachmentId);
  if (!part) throw new ProviderError("not_found", "attachments.get: no such part");
  const { filename, mimeType } = part.attachment;
  if (part.data === null && part.attachmentId === null && part.attachment.size > 0)
    throw new ProviderError("not_found", "attachments.get: Gmail keeps no content of this part");
  if (part.data !== null || part.attachmentId === null)
    return { filename, mimeType, bytes: decode(part.data ?? "") };
  const id = part.attachmentId;
  // As long as the person who downloads it takes.
  const { signal } = new AbortController();
  const json = await api.stream("attachments.get", () =>
    api.users.messages.attachments.get(
      { userId: "me", messageId: externalId, id },
      { responseType: "stream", signal },
    ),
  );
  return { filename, mimeType, bytes: json.pipeThrough(attachmentBytes()) };
}

async function contentOf(api: GmailApi, externalId: string): Promise<MessageContent> {
  const message: GmailMessage = await api.call("messages.get", messageSchema, () =>
    api.users.messages.get({ userId: "me", id: externalId, format: "full" }),
  );
  return readContent(message.payload);
}

interface ReadBlock {
  text: string;
  html: string;
}

async function readBlock(api: GmailApi, externalId: string, block: TextBlock): Promise<ReadBlock> {
  const decodeAll = (parts: TextPart[]) =>
    Promise.all(
      parts.map(async (part) => ({
        isHtml: part.isHtml,
        text: cleanText(decodeText(await bytesOf(api, externalId, part), part.charset)),
      })),
    );
  const [plain, rich] = await Promise.all([decodeAll(block.plain), decodeAll(block.rich)]);
  const toText = (part: { isHtml: boolean; text: string }) =>
    part.isHtml ? htmlToText(part.text, maxTextOfHtml) : part.text;
  const toHtml = (part: { isHtml: boolean; text: string }) =>
    part.isHtml ? part.text : preformatted(part.text);
  return {
    text: (plain.length > 0 ? plain : rich).map(toText).join("\n"),
    html: (rich.length > 0 ? rich : plain).map(toHtml).join("\n"),
  };
}

function preformatted(text: string): string {
  const escaped = text.replace(/[&<>]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : "&gt;"));
  return `<div style="white-space: pre-wrap">${escaped}</div>`;
}

/** Bytes that came with the message, or those of a long text, which Gmail keeps apart. Attachment ids hold for this answer only. */
async function bytesOf(
  api: GmailApi,
  externalId: string,
  part: { data: string | null; attachmentId: string | null },
): Promise<Uint8Array> {
  let { data } = part;
  if (data === null && part.attachmentId !== null) {
    const id = part.attachmentId;
    const answer = await api.call("attachments.get", attachmentSchema, () =>
      api.users.messages.attachments.get({ userId: "me", messageId: externalId, id }),
    );
    data = answer.data;
  }
  return decode(data ?? "");
}

const maxTextOfHtml = 1_000_000;
