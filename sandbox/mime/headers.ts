import libmime from "libmime";
import { Headers } from "mailsplit";

/** One header as Gmail shows it: unfolded, encoded words decoded. */
export interface Header {
  name: string;
  value: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Text of one character a byte as the UTF-8 that it is, where it is. */
export function fromBinary(text: string): string {
  if (/[^\0-\xff]/.test(text)) return text;
  const bytes = Buffer.from(text, "binary");
  try {
    return utf8.decode(bytes);
  } catch {
    return text; // not UTF-8: every byte is its Latin-1 character
  }
}

/** Decodes RFC 2047 words; a word in a charset nobody knows stays as it is. */
export function decodeWords(value: string): string {
  if (!value.includes("=?")) return value;
  try {
    return libmime.decodeWords(value);
  } catch {
    return value;
  }
}

/**
 * All headers in the order of the mail, duplicates kept; a line that is no header is left out.
 * @param decode false leaves RFC 2047 words as they are, as addresses need it: a decoded name may hold a comma
 */
export function readHeaders(headers: Headers, decode = true): Header[] {
  const read: Header[] = [];
  for (const { line } of headers.getList()) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const value = fromBinary(line.slice(colon + 1))
      .replace(/\r?\n/g, "")
      .trim();
    read.push({ name: line.slice(0, colon).trim(), value: decode ? decodeWords(value) : value });
  }
  return read;
}

/** The header block at the beginning of a raw mail, read without its body; `decode` as in `readHeaders`. */
export function headersOf(raw: Uint8Array, decode = true): Header[] {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, maxHeaderBytes));
  const ends = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")].filter((at) => at >= 0);
  return readHeaders(new Headers(bytes.subarray(0, ends.length ? Math.min(...ends) : bytes.length)), decode);
}

/** Headers beyond this are not read; a mail with more is still served. */
export const maxHeaderBytes = 128 * 1024;

/** The first value of a header, or "". */
export function firstHeader(headers: readonly Header[], name: string): string {
  const wanted = name.toLowerCase();
  return headers.find((header) => header.name.toLowerCase() === wanted)?.value ?? "";
}
