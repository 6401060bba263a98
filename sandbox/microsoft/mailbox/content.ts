import { addressesIn, type MailAddress } from "../../mime/addresses.ts";
import { firstText } from "../../mime/bodyText.ts";
import { firstHeader, headersOf } from "../../mime/headers.ts";
import { type MimePart, splitMessage } from "../../mime/splitMessage.ts";
import { beginningOf } from "../../mime/text.ts";
import type { Store } from "../../standIn/store.ts";
import { type AttachmentInfo, attachmentsOf } from "./attachments.ts";
import { asHtml, asText } from "./bodies.ts";
import { rawOf } from "./emails.ts";

/** What Graph knows of a mail's content, as JSON texts that go into answers as they are. */
export interface EmailContent {
  /** Properties that never change: an object. */
  properties: string;
  /** The body as HTML and as text: two strings. */
  html: string;
  plain: string;
  /** `internetMessageHeaders`: an array. */
  headers: string;
  /** `AttachmentInfo[]`. */
  attachments: string;
}

/** Graph's time format: whole seconds, UTC. */
export function timeText(at: number): string {
  const day = 86_400_000;
  // Graph knows the years 1601 to 9999 only.
  const bounded = Math.min(Math.max(at, -134_774 * day), Date.UTC(9999, 11, 31));
  return `${new Date(bounded).toISOString().slice(0, 19)}Z`;
}

function recipient({ name, address }: MailAddress) {
  return { emailAddress: { name: name || address, address: address || name } };
}

const previewLength = 255;

/** A meeting mail is of a type of its own (RFC 5546's METHOD decides which). */
function meetingType(part: MimePart): Record<string, string> {
  if (part.mimeType === "text/calendar") {
    const method =
      /method\s*=\s*"?(\w+)/i.exec(firstHeader(part.headers, "Content-Type"))?.[1] ??
      /^METHOD:(\w+)/m.exec(part.content.toString("latin1"))?.[1];
    if (method?.toUpperCase() === "REQUEST")
      return { "@odata.type": "#microsoft.graph.eventMessageRequest", meetingMessageType: "meetingRequest" };
    if (method?.toUpperCase() === "CANCEL")
      return { "@odata.type": "#microsoft.graph.eventMessage", meetingMessageType: "meetingCancelled" };
    if (method?.toUpperCase() === "REPLY") {
      const answer = /PARTSTAT=(\w+)/i.exec(part.content.toString("latin1"))?.[1]?.toUpperCase() ?? "";
      const types: Record<string, string> = {
        DECLINED: "meetingDeclined",
        TENTATIVE: "meetingTenativelyAccepted", // Microsoft's own spelling
      };
      return {
        "@odata.type": "#microsoft.graph.eventMessageResponse",
        meetingMessageType: types[answer] ?? "meetingAccepted",
      };
    }
  }
  for (const child of part.parts) {
    const found = meetingType(child);
    if (Object.keys(found).length > 0) return found;
  }
  return {};
}

/** Reads a raw mail as Graph shows it. `receivedAt` stands in for a date that is none. */
export async function readContent(raw: Uint8Array, receivedAt: number): Promise<EmailContent> {
  const root = await splitMessage(raw);
  const encoded = headersOf(raw, false);
  const people = (name: string) => addressesIn(encoded, name).map(recipient);
  const [from = null] = people("From");
  const [sender = from] = people("Sender");
  const attachments: AttachmentInfo[] = await attachmentsOf(root);
  const html = firstText(root, "text/html");
  const plain = firstText(root, "text/plain");
  const text = plain && plain.length > 0 ? plain : html;
  const sentAt = Date.parse(firstHeader(root.headers, "Date"));
  const messageId = firstHeader(root.headers, "Message-ID");
  const properties = {
    ...meetingType(root),
    sentDateTime: timeText(Number.isNaN(sentAt) ? receivedAt : sentAt),
    hasAttachments: attachments.some(({ isInline }) => !isInline),
    internetMessageId: messageId || null,
    subject: firstHeader(root.headers, "Subject").toWellFormed(),
    bodyPreview: text
      ? beginningOf(text, text === html)
          .slice(0, previewLength)
          .toWellFormed()
      : "",
    isDeliveryReceiptRequested: null,
    isReadReceiptRequested: firstHeader(root.headers, "Disposition-Notification-To") !== "",
    sender,
    from,
    toRecipients: people("To"),
    ccRecipients: people("Cc"),
    bccRecipients: people("Bcc"),
    replyTo: people("Reply-To"),
  };
  return {
    properties: JSON.stringify(properties),
    html: JSON.stringify(asHtml(html, plain)),
    plain: JSON.stringify(asText(html, plain)),
    headers: JSON.stringify(root.headers.map(({ name, value }) => ({ name, value: value.toWellFormed() }))),
    attachments: JSON.stringify(attachments),
  };
}

const select = "SELECT properties, html, plain, headers, attachments FROM email_content WHERE seq = ?";

/** An email's content; parsed at the first reading and kept. */
export async function contentOf(
  store: Store,
  email: { seq: number; receivedAt: number },
): Promise<EmailContent> {
  const kept = store.get<EmailContent>(select, email.seq);
  if (kept) return kept;
  const content = await readContent(rawOf(store, email.seq), email.receivedAt);
  store.run(
    "INSERT OR REPLACE INTO email_content VALUES (?, ?, ?, ?, ?, ?)",
    email.seq,
    content.properties,
    content.html,
    content.plain,
    content.headers,
    content.attachments,
  );
  return content;
}
