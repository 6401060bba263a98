import PostalMime, { type Attachment as ParsedFile } from "postal-mime";
import type { EmbeddedEmail } from "#shared/embeddedEmail.ts";
import { textParts } from "#shared/textParts.ts";
import { parseAddresses, parseSender } from "./addresses.ts";
import { cleanLine } from "./cleanText.ts";
import { cleanFileName, nameOfKind } from "./fileName.ts";
import { parseHeaderDate } from "./headerDate.ts";
import { indexHeaders } from "./headers.ts";
import { decodeHeader } from "./headerText.ts";
import { htmlToText } from "./htmlToText.ts";
import { maxTextOfHtml, messageBody } from "./messageBody.ts";
import { isForwardSubject } from "./quotedHistory.ts";
import { readMeeting } from "./readMeeting.ts";

/** Bytes of a mail inside a mail that is opened: the parser holds it several times over. */
export const largestEmbedded = 10 * 1024 * 1024;
const mostFiles = 200;

/**
 * A mail that lies in another as a file (message/rfc822), as a person reads it. `path` leads further inside: numbers
 * of files, from the outermost mail on.
 * @param now Milliseconds UTC: a date far behind it is none.
 * @returns null where the path leads to no mail, or the bytes are no mail.
 */
export async function readEmbedded(
  bytes: Uint8Array,
  path: readonly number[],
  now: number,
): Promise<EmbeddedEmail | null> {
  const mail = await parsed(bytes);
  const [step, ...rest] = path;
  if (mail === null) return null;
  if (step !== undefined) {
    const inner = mail.attachments[step];
    return inner && isMail(inner) ? readEmbedded(bytesOf(inner), rest, now) : null;
  }
  const headers = indexHeaders(mail.headers.map(({ key, value }) => ({ name: key.trim(), value })));
  const subject = cleanLine(decodeHeader(headers.first("subject") ?? ""), 2000);
  const calendar = mail.attachments.find(({ mimeType }) => mimeType === "text/calendar");
  const body = messageBody({
    text: mail.text ?? (mail.html === undefined ? "" : htmlToText(mail.html, maxTextOfHtml)),
    html: mail.html ?? null,
    calendar: calendar ? new TextDecoder().decode(bytesOf(calendar)) : null,
    isShortened: false,
  });
  return {
    from: parseSender(headers.first("from") ?? headers.first("sender")),
    to: parseAddresses(headers.all("to")),
    cc: parseAddresses(headers.all("cc")),
    subject,
    sentAt: parseHeaderDate(headers.first("date"), now),
    text: body.text,
    parts: textParts(body.text, { isForward: isForwardSubject(subject) }),
    html: body.html,
    isShortened: body.isShortened,
    meeting: body.calendar === null ? null : readMeeting(body.calendar),
    files: mail.attachments.slice(0, mostFiles).map(fileOf),
  };
}

async function parsed(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch {
    // Nested or headed beyond all measure.
    return null;
  }
}

function fileOf(file: ParsedFile, index: number): EmbeddedEmail["files"][number] {
  return {
    index,
    filename: cleanFileName(file.filename ?? "", nameOfKind(file.mimeType)),
    mimeType: cleanLine(file.mimeType, 200),
    size: bytesOf(file).byteLength,
    isMail: isMail(file),
  };
}

function isMail({ mimeType }: ParsedFile): boolean {
  return mimeType === "message/rfc822";
}

function bytesOf({ content }: ParsedFile): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}
