import type { Attachment } from "#shared/email.ts";
import { cleanFileName, nameOfKind } from "../mail/fileName.ts";
import { parseParameterHeader } from "../mail/headerParameters.ts";
import type { Header } from "../mail/headers.ts";
import { type GmailPart, partSchema } from "./messageSchema.ts";

/** A part of text, its bytes still to be decoded or, when it is large, to be fetched. */
export interface TextPart {
  isHtml: boolean;
  charset: string | null;
  /** base64url; null where the part has to be fetched by `attachmentId`. */
  data: string | null;
  attachmentId: string | null;
}

/** A stretch of the body, in its plain and in its rich form; only one of them where the sender wrote only one. */
export interface TextBlock {
  plain: TextPart[];
  rich: TextPart[];
}

export interface AttachmentPart {
  attachment: Omit<Attachment, "url">;
  data: string | null;
  attachmentId: string | null;
}

/** What a message's MIME tree holds, in the order of the mail. */
export interface MessageContent {
  blocks: TextBlock[];
  attachments: AttachmentPart[];
  /** The first calendar: an invitation stands beside the text of its mail, as another form of it (RFC 6047). */
  calendar: TextPart | null;
  /** Header fields of mails that lie in this one. */
  embedded: Header[][];
}

/**
 * Reads the MIME tree: which parts are the text to read, which are attachments (RFC 2046, 5.1). A mail inside the
 * mail is an attachment. Parts deeper than `maxDepth` or beyond `maxParts` are left out.
 */
export function readContent(payload: GmailPart | undefined): MessageContent {
  const content: MessageContent = { blocks: [], attachments: [], calendar: null, embedded: [] };
  if (payload) content.blocks = visit(payload, { depth: 0, parent: "", content, left: { parts: maxParts } });
  return content;
}

interface Visit {
  depth: number;
  parent: string;
  content: MessageContent;
  left: { parts: number };
}

function visit(part: GmailPart, at: Visit): TextBlock[] {
  if (at.depth > maxDepth || at.left.parts-- <= 0) return [];
  const mimeType = (part.mimeType ?? "text/plain").toLowerCase();
  if (mimeType.startsWith("multipart/")) {
    const children = (part.parts ?? []).flatMap((child) => {
      const read = partSchema.safeParse(child);
      return read.success ? [visit(read.data, { ...at, depth: at.depth + 1, parent: mimeType })] : [];
    });
    return mimeType === "multipart/alternative" ? alternatives(children) : children.flat();
  }
  const fields = fieldsOf(part);
  const isText = mimeType === "text/plain" || mimeType === "text/html";
  const filename = part.filename || fields.filename;
  if (mimeType === "text/calendar") at.content.calendar ??= textPart(part, false, fields.charset);
  if (isText && !filename && fields.disposition !== "attachment")
    return textBlock(part, mimeType, fields.charset);
  if (mimeType === "message/rfc822" && at.content.embedded.length < maxEmbedded) {
    const mail = partSchema.safeParse(part.parts?.[0]);
    if (mail.success) at.content.embedded.push(mail.data.headers ?? []);
  }
  // Calendar and AMP forms of the same text are no files.
  if (mimeType.startsWith("text/") && !filename && at.parent === "multipart/alternative") return [];
  at.content.attachments.push(attachmentOf(part, mimeType, filename, fields, at.parent));
  return [];
}

/** The same text in several forms, the best last: the first plain one and the last rich one are taken. */
function alternatives(children: TextBlock[][]): TextBlock[] {
  const isRich = (blocks: TextBlock[]) => blocks.some((block) => block.rich.length > 0);
  const plain = children.find((blocks) => blocks.length > 0 && !isRich(blocks)) ?? [];
  const rich = children.findLast(isRich) ?? [];
  if (plain.length === 0) return rich;
  if (rich.length === 0) return plain;
  return [
    {
      plain: plain.flatMap((block) => block.plain),
      rich: rich.flatMap((block) => (block.rich.length > 0 ? block.rich : block.plain)),
    },
  ];
}

function textBlock(part: GmailPart, mimeType: string, charset: string | null): TextBlock[] {
  const text = textPart(part, mimeType === "text/html", charset);
  if (text === null) return [];
  return [text.isHtml ? { plain: [], rich: [text] } : { plain: [text], rich: [] }];
}

/** Null where Gmail keeps no content of the part. */
function textPart(part: GmailPart, isHtml: boolean, charset: string | null): TextPart | null {
  const data = part.body?.data ?? null;
  const attachmentId = part.body?.attachmentId ?? null;
  return data === null && attachmentId === null ? null : { isHtml, charset, data, attachmentId };
}

function attachmentOf(
  part: GmailPart,
  mimeType: string,
  filename: string,
  fields: PartFields,
  parent: string,
): AttachmentPart {
  const { contentId, disposition } = fields;
  // Programs give files a Content-ID too, and call files inline: a picture in the text has both marks of one.
  const isInline =
    contentId !== null &&
    disposition !== "attachment" &&
    (mimeType.startsWith("image/") || parent === "multipart/related");
  return {
    attachment: {
      id: part.partId || rootPartId,
      filename: cleanFileName(filename, nameOfKind(mimeType)),
      mimeType: /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/.test(mimeType)
        ? mimeType
        : "application/octet-stream",
      size: Math.max(0, part.body?.size ?? 0),
      isInline,
      contentId,
    },
    data: part.body?.data ?? null,
    attachmentId: part.body?.attachmentId ?? null,
  };
}

interface PartFields {
  charset: string | null;
  filename: string;
  disposition: string;
  contentId: string | null;
}

function fieldsOf(part: GmailPart): PartFields {
  const found: PartFields = { charset: null, filename: "", disposition: "", contentId: null };
  let nameOfType = "";
  for (const { name, value } of part.headers ?? []) {
    if (name.length < 10 || (name[0] !== "C" && name[0] !== "c")) continue;
    switch (name.toLowerCase()) {
      case "content-type": {
        const { parameters } = parseParameterHeader(value);
        found.charset = parameters.get("charset")?.slice(0, 60) ?? null;
        nameOfType = parameters.get("name") ?? "";
        break;
      }
      case "content-disposition": {
        const header = parseParameterHeader(value);
        found.disposition = header.value;
        found.filename = header.parameters.get("filename") ?? "";
        break;
      }
      case "content-id":
        found.contentId = value.replace(/[<>\s]/g, "").slice(0, 998) || null;
        break;
    }
  }
  found.filename ||= nameOfType;
  return found;
}

/** A mail that is nothing but a file has one part, whose part id is empty. */
const rootPartId = "root";
const maxEmbedded = 5;
const maxDepth = 50;
const maxParts = 2000;
