import { contentOf, firstText } from "../../mime/bodyText.ts";
import { firstHeader, type Header } from "../../mime/headers.ts";
import { type MimePart, splitMessage } from "../../mime/splitMessage.ts";
import { snippetOf } from "./snippet.ts";

/** A part as the Gmail API shows it (users.messages, MessagePart). */
export interface GmailPart {
  partId: string;
  mimeType: string;
  filename: string;
  headers: Header[];
  body: { size: number; data?: string; attachmentId?: string };
  parts?: GmailPart[];
}

/** Stands in a stored payload where each answer puts a fresh attachment id. */
export const attachmentMark = "@part:";

/** Text up to this many bytes is inside the answer; longer text is fetched as an attachment is. */
const inlineTextLimit = 512 * 1024;

/** Mail inside mail inside mail: opened this many times, then left as an attachment. */
const maxEmbedding = 5;

/** Gmail's base64url keeps the padding. */
export function base64url(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}

function isInline(part: MimePart, content: Buffer): boolean {
  return part.mimeType.startsWith("text/") && !part.filename && content.length <= inlineTextLimit;
}

async function toGmailPart(part: MimePart, partId: string, embedding: number): Promise<GmailPart> {
  const children = [...part.parts];
  if (part.mimeType === "message/rfc822" && part.content.length > 0 && embedding < maxEmbedding)
    children.push(await splitMessage(part.content));
  const below = part.mimeType === "message/rfc822" ? embedding + 1 : embedding;
  const parts: GmailPart[] = [];
  for (const [index, child] of children.entries())
    parts.push(await toGmailPart(child, partId === "" ? `${index}` : `${partId}.${index}`, below));
  const content = contentOf(part);
  const body: GmailPart["body"] = { size: content.length };
  if (isInline(part, content)) {
    if (content.length > 0) body.data = base64url(content);
  } else if (!part.isMultipart && content.length > 0) body.attachmentId = attachmentMark + partId;
  return {
    partId,
    mimeType: part.mimeType,
    filename: part.filename,
    headers: part.headers,
    body,
    ...(parts.length > 0 ? { parts } : {}),
  };
}

/** What the Gmail API knows of a mail's content: the tree of its parts, and the snippet. */
export async function payloadOf(raw: Uint8Array): Promise<{ payload: GmailPart; snippet: string }> {
  const root = await splitMessage(raw);
  const plain = firstText(root, "text/plain");
  const text = plain && plain.length > 0 ? plain : firstText(root, "text/html");
  return {
    payload: await toGmailPart(root, "", 0),
    snippet: text ? snippetOf(text, text !== plain) : "",
  };
}

/** The decoded bytes of one part, by its part id, or undefined. */
export async function partContent(raw: Uint8Array, partId: string): Promise<Buffer | undefined> {
  let part: MimePart | undefined = await splitMessage(raw);
  for (const step of partId === "" ? [] : partId.split(".")) {
    const children: MimePart[] =
      part.mimeType === "message/rfc822" ? [...part.parts, await splitMessage(part.content)] : part.parts;
    part = children[Number(step)];
    if (!part) return undefined;
  }
  return contentOf(part);
}

/** Subject, people and text of a mail in one string, for searching. */
export async function payloadText(raw: Uint8Array): Promise<string> {
  const root = await splitMessage(raw);
  const headers = ["Subject", "From", "To", "Cc"].map((name) => firstHeader(root.headers, name));
  const bodies = ["text/plain", "text/html"].map((type) => firstText(root, type)?.toString("utf8") ?? "");
  return [...headers, ...bodies].join("\n");
}
