import { encode as encodeQuotedPrintable, wrap as wrapQuotedPrintable } from "nodemailer/lib/qp";
import { encodableCharset, isAscii } from "./charset.ts";
import { type Header, headerLine, headerText } from "./header.ts";

/**
 * A MIME entity; `body` holds one byte per character.
 *
 * nodemailer's MailComposer writes through streams and in UTF-8 only; a mailbox is an iterable that is read step by
 * step and holds old charsets, so the structure is put together here and only the encodings come from libraries.
 */
export interface MimePart {
  headers: Header[];
  body: string | { boundary: string; parts: MimePart[] };
}

export type TransferEncoding = "7bit" | "8bit" | "quoted-printable" | "base64";

function base64Lines(bytes: string): string {
  const encoded = Buffer.from(bytes, "latin1").toString("base64");
  return encoded.replace(/.{76}(?=.)/g, "$&\r\n");
}

/** A text part in the wished charset and encoding, or the nearest ones that can hold the text. */
export function textPart(
  text: string,
  options: { type?: string; charset: string; encoding: TransferEncoding; parameters?: string },
): MimePart {
  const crlf = text.replace(/\r?\n/g, "\r\n");
  const { charset, bytes } = encodableCharset(crlf, options.charset);
  const longLine = bytes.split("\n").some((line) => line.length > 900);
  const plain = isAscii(bytes) && !longLine;
  let encoding = options.encoding;
  if (encoding === "7bit" && !plain) encoding = "quoted-printable";
  if (encoding === "8bit" && longLine) encoding = "base64";
  if (encoding === "8bit" && plain) encoding = "7bit";
  const headers: Header[] = [
    ["Content-Type", `${options.type ?? "text/plain"}; charset="${charset}"${options.parameters ?? ""}`],
    ["Content-Transfer-Encoding", encoding],
  ];
  if (encoding === "base64") return { headers, body: base64Lines(bytes) };
  if (encoding === "quoted-printable")
    return { headers, body: wrapQuotedPrintable(encodeQuotedPrintable(Buffer.from(bytes, "latin1")), 76) };
  return { headers, body: bytes };
}

/** A file in a mail. `content` holds one byte per character. */
export interface Attachment {
  filename: string;
  type: string;
  content: string;
  /** Set for a picture inside the HTML, which refers to it as `cid:…`. */
  contentId?: string;
}

/** `style`: how a file name outside ASCII is written; RFC 2231, or an encoded word as Gmail and Outlook do. */
export function filePart(file: Attachment, style: "rfc2231" | "word"): MimePart {
  const named = (parameter: string) => {
    if (isAscii(file.filename)) return `${parameter}="${file.filename.replace(/["\\]/g, "\\$&")}"`;
    if (style === "word") return `${parameter}="${headerText(file.filename, "utf-8")}"`;
    return `${parameter}*=utf-8''${encodeURIComponent(file.filename)}`;
  };
  const headers: Header[] = [
    ["Content-Type", `${file.type};\r\n ${named("name")}`],
    ["Content-Transfer-Encoding", "base64"],
    ["Content-Disposition", `${file.contentId ? "inline" : "attachment"};\r\n ${named("filename")}`],
  ];
  if (file.contentId) headers.push(["Content-ID", `<${file.contentId}>`]);
  return { headers, body: base64Lines(file.content) };
}

export function multipart(subtype: string, boundary: string, parts: MimePart[], parameters = ""): MimePart {
  return {
    headers: [["Content-Type", `multipart/${subtype};\r\n boundary="${boundary}"${parameters}`]],
    body: { boundary, parts },
  };
}

function bodyText(part: MimePart): string {
  if (typeof part.body === "string") return part.body;
  const { boundary, parts } = part.body;
  return `${parts.map((child) => `--${boundary}\r\n${partText(child)}\r\n`).join("")}--${boundary}--\r\n`;
}

function partText(part: MimePart): string {
  return `${part.headers.map(headerLine).join("\r\n")}\r\n\r\n${bodyText(part)}`;
}

/** The bytes of a whole message: its own headers, then those of the part. */
export function messageBytes(headers: readonly Header[], part: MimePart): Uint8Array {
  const text = partText({ headers: [...headers, ["MIME-Version", "1.0"], ...part.headers], body: part.body });
  return Buffer.from(text.endsWith("\r\n") ? text : `${text}\r\n`, "latin1");
}
