import { decodeWords } from "postal-mime";

/** A header's text with its encoded words decoded (RFC 2047); what is decoded already stays. */
export function decodeHeader(value: string): string {
  return value.includes("=?") ? decodeWords(value.slice(0, 20_000)) : value;
}
