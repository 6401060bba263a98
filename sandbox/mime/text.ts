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

/** How much of a text is looked at for its beginning. */
const beginningBytes = 16 * 1024;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of an HTML text, without its head, styles, scripts and tags. */
function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?(<\/\1>|$)/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? "'");
}

/** How a text (UTF-8) begins, on one line: where a provider's preview of a mail comes from. */
export function beginningOf(content: Buffer, isHtml: boolean): string {
  const source = content.subarray(0, beginningBytes).toString("utf8");
  return (isHtml ? textOfHtml(source) : source).replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** Writes text so that HTML shows it: five characters escaped. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}
