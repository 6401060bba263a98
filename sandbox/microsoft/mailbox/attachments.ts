import { contentOf } from "../../mime/bodyText.ts";
import { firstHeader } from "../../mime/headers.ts";
import { type MimePart, splitMessage } from "../../mime/splitMessage.ts";

/** The three kinds of Graph. A reference is a `message/external-body` part with a URL (RFC 2017). */
export type AttachmentKind = "file" | "item" | "reference";

/** What is known of an attachment without its content. */
export interface AttachmentInfo {
  /** Where the part stands in the tree, such as `1.0`; "" is the mail itself. */
  partId: string;
  kind: AttachmentKind;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  isInline: boolean;
  contentId: string | null;
  contentLocation: string | null;
}

function isBody(part: MimePart): boolean {
  if (part.filename || part.isMultipart) return false;
  const attached = /^attachment/i.test(firstHeader(part.headers, "Content-Disposition"));
  return !attached && (part.mimeType === "text/plain" || part.mimeType === "text/html");
}

function kindOf(part: MimePart): AttachmentKind {
  if (part.mimeType === "message/rfc822") return "item";
  return part.mimeType === "message/external-body" ? "reference" : "file";
}

async function describe(part: MimePart, partId: string): Promise<AttachmentInfo> {
  const kind = kindOf(part);
  const contentId = firstHeader(part.headers, "Content-ID").replace(/^<|>$/g, "") || null;
  const disposition = firstHeader(part.headers, "Content-Disposition");
  const inner = kind === "item" ? await splitMessage(part.content) : undefined;
  const subject = inner && firstHeader(inner.headers, "Subject");
  return {
    partId,
    kind,
    name: (subject || part.filename || (kind === "item" ? "Attached message" : "attachment")).toWellFormed(),
    contentType: part.mimeType,
    size: part.content.length,
    isInline: kind === "file" && (/^inline/i.test(disposition) || (contentId !== null && disposition === "")),
    contentId,
    contentLocation: firstHeader(part.headers, "Content-Location") || null,
  };
}

/** All attachments of a mail, inline ones too, in the order of its parts. Meeting data is none: it is the event. */
export async function attachmentsOf(root: MimePart): Promise<AttachmentInfo[]> {
  const found: AttachmentInfo[] = [];
  const walk = async (part: MimePart, partId: string): Promise<void> => {
    for (const [index, child] of part.parts.entries())
      await walk(child, partId === "" ? `${index}` : `${partId}.${index}`);
    if (part.isMultipart || isBody(part)) return;
    if (part.mimeType === "text/calendar" && !part.filename) return;
    if (part.content.length === 0 && part.parts.length > 0) return;
    found.push(await describe(part, partId));
  };
  await walk(root, "");
  return found;
}

/** The bytes of one part, by its place in the tree, or undefined. */
export async function attachmentContent(
  raw: Uint8Array,
  partId: string,
): Promise<Buffer<ArrayBufferLike> | undefined> {
  let part: MimePart | undefined = await splitMessage(raw);
  for (const step of partId === "" ? [] : partId.split(".")) part = part?.parts[Number(step)];
  return part && contentOf(part);
}
