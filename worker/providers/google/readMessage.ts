import { cleanText } from "../mail/cleanText.ts";
import { decodeText, wholeCharacters } from "../mail/decodeText.ts";
import { htmlToText } from "../mail/htmlToText.ts";
import { type MessageBody, maxPartBytes, maxTextOfHtml, messageBody } from "../mail/messageBody.ts";
import type { AttachmentContent } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { readAtMost } from "../readAtMost.ts";
import { attachmentBytes, decode } from "./attachmentBytes.ts";
import type { GmailApi } from "./gmailApi.ts";
import { type MessageContent, readContent, type TextBlock, type TextPart } from "./messageContent.ts";
import { type GmailMessage, messageSchema } from "./messageSchema.ts";

/** The text of an email, as HTML and as plain text, decoded and bounded, and its calendar; nothing is sanitised here. */
export async function readBody(api: GmailApi, externalId: string): Promise<MessageBody> {
  const { blocks, calendar } = await contentOf(api, externalId);
  const [read, invitation] = await Promise.all([
    Promise.all(blocks.map((block) => readBlock(api, externalId, block))),
    calendar === null ? null : readText(api, externalId, calendar),
  ]);
  const hasHtml = blocks.some((block) => block.rich.length > 0);
  return messageBody({
    text: read.map((block) => block.text).join("\n"),
    html: hasHtml ? read.map((block) => block.html).join("\n") : null,
    calendar: invitation?.text ?? null,
    isShortened: read.some((block) => block.isShortened),
  });
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
  isShortened: boolean;
}

interface ReadText {
  isHtml: boolean;
  text: string;
  isShortened: boolean;
}

async function readBlock(api: GmailApi, externalId: string, block: TextBlock): Promise<ReadBlock> {
  const readAll = (parts: TextPart[]) => Promise.all(parts.map((part) => readText(api, externalId, part)));
  const [plain, rich] = await Promise.all([readAll(block.plain), readAll(block.rich)]);
  const toText = (part: ReadText) => (part.isHtml ? htmlToText(part.text, maxTextOfHtml) : part.text);
  const toHtml = (part: ReadText) => (part.isHtml ? part.text : preformatted(part.text));
  return {
    text: (plain.length > 0 ? plain : rich).map(toText).join("\n"),
    html: (rich.length > 0 ? rich : plain).map(toHtml).join("\n"),
    isShortened: [...plain, ...rich].some((part) => part.isShortened),
  };
}

async function readText(api: GmailApi, externalId: string, part: TextPart): Promise<ReadText> {
  const { bytes, isWhole } = await bytesOf(api, externalId, part);
  return {
    isHtml: part.isHtml,
    text: cleanText(decodeText(bytes, part.charset)),
    isShortened: !isWhole,
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
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const { data, attachmentId } = part;
  if (data !== null || attachmentId === null) return { bytes: decode(data ?? ""), isWhole: true };
  const json = await api.stream("attachments.get", () =>
    api.users.messages.attachments.get(
      { userId: "me", messageId: externalId, id: attachmentId },
      { responseType: "stream" },
    ),
  );
  const read = await readAtMost(json.pipeThrough(attachmentBytes()), maxPartBytes);
  // A cut in the middle of a character would make the rest look like another charset.
  return read.isWhole ? read : { ...read, bytes: read.bytes.subarray(0, wholeCharacters(read.bytes)) };
}
