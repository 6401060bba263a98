import { base64url } from "jose";
import { parseAddresses, parseBareAddresses, parseSender } from "../mail/addresses.ts";
import { isAutomated } from "../mail/automated.ts";
import { maxSource, toBodyText } from "../mail/bodyText.ts";
import { cleanLine } from "../mail/cleanText.ts";
import { decodeText, wholeCharacters } from "../mail/decodeText.ts";
import { parseHeaderDate } from "../mail/headerDate.ts";
import { indexHeaders } from "../mail/headers.ts";
import { decodeHeader } from "../mail/headerText.ts";
import { decodeEntities, htmlToText } from "../mail/htmlToText.ts";
import { parseMessageId, parseReferences } from "../mail/messageIds.ts";
import { peopleBehind } from "../mail/peopleBehind.ts";
import type { NormalizedEmail } from "../normalizedEmail.ts";
import { flagsOf } from "./labels.ts";
import { readContent, type TextBlock, type TextPart } from "./messageContent.ts";
import type { GmailMessage } from "./messageSchema.ts";

/** A message as Gmail's API answers it (`format=full`), in the shape that every provider hands over. */
export function toNormalizedEmail(message: GmailMessage): NormalizedEmail {
  const headers = indexHeaders(message.payload?.headers ?? []);
  const content = readContent(message.payload);
  const folders = message.labelIds ?? [];
  const from = parseSender(headers.first("from") ?? headers.first("sender"));
  const subject = cleanLine(decodeHeader(headers.first("subject") ?? ""), 2000);
  // Gmail escapes the snippet as HTML.
  const snippet = cleanLine(decodeEntities(message.snippet ?? ""), 500);
  const sentAt = Number(message.internalDate);
  const replyTo = parseAddresses(headers.all("reply-to"));
  // Text of half a megabyte does not come with the message: its beginning does, and serves for search.
  const bodyText = toBodyText(sourceOf(content.blocks) || snippet, subject);
  return {
    externalId: message.id,
    threadId: message.threadId,
    messageId: parseMessageId(headers.first("message-id")),
    references: parseReferences(headers.first("references"), headers.first("in-reply-to")),
    folders,
    from,
    to: parseAddresses(headers.all("to")),
    cc: parseAddresses(headers.all("cc")),
    bcc: parseAddresses(headers.all("bcc")),
    replyTo,
    deliveredTo: parseBareAddresses(headers.among(deliveryFields)),
    behind: peopleBehind({
      headers,
      from,
      replyTo,
      subject,
      bodyText,
      embedded: content.embedded.map(indexHeaders),
    }),
    subject,
    snippet,
    bodyText,
    sentAt,
    headerDate: parseHeaderDate(headers.first("date"), sentAt),
    ...flagsOf(folders),
    isSent: folders.includes("SENT"),
    isAutomated: isAutomated(headers, from),
    attachments: content.attachments.map((part) => part.attachment),
  };
}

const deliveryFields = new Set(["delivered-to", "x-delivered-to", "x-original-to", "envelope-to"]);

function sourceOf(blocks: TextBlock[]): string {
  let source = "";
  for (const block of blocks) {
    if (source.length >= maxSource) break;
    const isPlain = block.plain.length > 0;
    for (const part of isPlain ? block.plain : block.rich) {
      const text = textOf(part, maxSource * 4);
      const piece = part.isHtml ? htmlToText(text, maxSource) : text;
      source += source === "" ? piece : `\n${piece}`;
    }
  }
  return source;
}

/** The text of a part that came with the message, decoded up to about `maxBytes`; empty where it has to be fetched. */
function textOf(part: TextPart, maxBytes: number): string {
  if (part.data === null) return "";
  const limit = Math.ceil(maxBytes / 3) * 4;
  if (part.data.length <= limit) return decodeText(base64url.decode(part.data), part.charset);
  const bytes = base64url.decode(part.data.slice(0, limit));
  return decodeText(bytes.subarray(0, wholeCharacters(bytes)), part.charset);
}
