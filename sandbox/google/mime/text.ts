import { Buffer } from "node:buffer";
import iconv from "iconv-lite";
import { decode, normalizeCharset } from "libmime/lib/charset.js";

/** Names that libmime decodes beside those that iconv-lite knows. */
const japanese = /^jis|^iso-?2022-?jp|^eucjp/i;

/** A text part's bytes as UTF-8 where the charset is known (RFC 2045), as they are where it is not. */
export function toUtf8(content: Buffer, charset: string): Buffer {
  const name = normalizeCharset(charset || "utf-8");
  if (/^(us-)?ascii$|^utf-8$/i.test(name)) return content;
  if (!japanese.test(name) && !iconv.encodingExists(name)) return content;
  return Buffer.from(decode(content, name), "utf8");
}

/** How much of a text is looked at for its snippet. */
const snippetSource = 16 * 1024;
const snippetLength = 200;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?(<\/\1>|$)/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? "'");
}

/** Escapes the five characters that Gmail escapes in a snippet. */
function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** The first 200 characters of a text as Gmail's snippet: one line, HTML-escaped. */
export function snippetOf(content: Buffer, isHtml: boolean): string {
  const source = content.subarray(0, snippetSource).toString("utf8");
  const text = (isHtml ? textOfHtml(source) : source).replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (text.length <= snippetLength) return escapeHtml(text.toWellFormed());
  const cut = text.slice(0, snippetLength);
  const word = cut.lastIndexOf(" ");
  return escapeHtml((word > snippetLength / 2 ? cut.slice(0, word) : cut).toWellFormed());
}
