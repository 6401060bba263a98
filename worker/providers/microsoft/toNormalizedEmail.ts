import { parseBareAddresses, toAddresses, toSender } from "../mail/addresses.ts";
import { isAutomated } from "../mail/automated.ts";
import { maxSource, toBodyText } from "../mail/bodyText.ts";
import { cleanLine } from "../mail/cleanText.ts";
import { parseHeaderDate } from "../mail/headerDate.ts";
import { indexHeaders } from "../mail/headers.ts";
import { htmlToText } from "../mail/htmlToText.ts";
import { parseMessageId, parseReferences } from "../mail/messageIds.ts";
import { peopleBehind } from "../mail/peopleBehind.ts";
import type { NormalizedEmail } from "../normalizedEmail.ts";
import { attachmentOf } from "./attachmentOf.ts";
import type { GraphAttachment, GraphItem, GraphMessage, GraphRecipient } from "./messageSchema.ts";

/** A message of Graph with its headers, in the shape that every provider hands over. */
export function toNormalizedEmail(
  message: GraphMessage,
  attachments: readonly GraphAttachment[],
  sentFolderId: string | null,
  items: readonly GraphItem[],
): NormalizedEmail {
  const headers = indexHeaders(
    (message.internetMessageHeaders ?? []).map(({ name, value }) => ({ name, value: value ?? "" })),
  );
  const from = toSender(mailbox(message.from) ?? mailbox(message.sender));
  const subject = cleanLine(message.subject ?? "", 2000);
  const snippet = cleanLine(message.bodyPreview ?? "", 500);
  const sentAt = Date.parse(message.receivedDateTime);
  const replyTo = addresses(message.replyTo);
  const bodyText = toBodyText(sourceOf(message) || snippet, subject);
  return {
    externalId: message.id,
    threadId: message.conversationId || message.id,
    messageId: parseMessageId(message.internetMessageId ?? headers.first("message-id")),
    references: parseReferences(headers.first("references"), headers.first("in-reply-to")),
    folders: [message.parentFolderId],
    from,
    to: addresses(message.toRecipients),
    cc: addresses(message.ccRecipients),
    bcc: addresses(message.bccRecipients),
    replyTo,
    deliveredTo: parseBareAddresses(headers.among(deliveryFields)),
    behind: peopleBehind({ headers, from, replyTo, subject, bodyText, embedded: items.map(headersOf) }),
    subject,
    snippet,
    bodyText,
    sentAt,
    // Mail that was written here has no headers of a way through the internet.
    headerDate: parseHeaderDate(headers.first("date") ?? message.sentDateTime ?? null, sentAt),
    isRead: message.isRead,
    isStarred: message.flag?.flagStatus?.toLowerCase() === "flagged",
    isDraft: message.isDraft,
    isSent: message.parentFolderId === sentFolderId,
    isAutomated: isAutomated(headers, from),
    attachments: attachments.map(attachmentOf),
  };
}

const deliveryFields = new Set(["delivered-to", "x-delivered-to", "x-original-to", "envelope-to"]);

function sourceOf({ body }: GraphMessage): string {
  const content = body.content ?? "";
  return body.contentType?.toLowerCase() === "html" ? htmlToText(content, maxSource) : content;
}

/** The people of an attached mail as its header fields: RFC 5322, 3.4. */
function headersOf({ from, sender, toRecipients }: GraphItem) {
  const field = (name: string, recipients: readonly GraphRecipient[]) => ({
    name,
    value: recipients
      .flatMap((recipient) => mailbox(recipient) ?? [])
      .map((one) => `"${one.name.replace(/["\\\s]+/g, " ")}" <${one.address}>`)
      .join(", "),
  });
  const writer = from ?? sender;
  return indexHeaders([field("From", writer ? [writer] : []), field("To", toRecipients ?? [])]);
}

function mailbox(recipient: GraphRecipient | null | undefined) {
  const name = recipient?.emailAddress?.name ?? "";
  const address = recipient?.emailAddress?.address ?? "";
  if (name === "" && address === "") return null;
  // Where a sender gave no name, Graph repeats the address.
  return { name: name.toLowerCase() === address.toLowerCase() ? "" : name, address };
}

function addresses(recipients: readonly GraphRecipient[] | null | undefined) {
  return toAddresses((recipients ?? []).flatMap((recipient) => mailbox(recipient) ?? []));
}
