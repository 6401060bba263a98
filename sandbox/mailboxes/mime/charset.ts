import Encoding from "encoding-japanese";
import iconv from "iconv-lite";

const japanese: Readonly<Record<string, Encoding.Encoding>> = { "iso-2022-jp": "JIS", shift_jis: "SJIS" };

/** Control characters below are the point: anything outside the first 128 code points is not ASCII. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/**
 * Encodes text; the answer holds one byte per character. `undefined` if the charset cannot express the text.
 */
export function encodeText(text: string, charset: string): string | undefined {
  if (isAscii(text)) return text;
  if (charset === "us-ascii") return undefined;
  if (charset === "utf-8") return Buffer.from(text, "utf8").toString("latin1");
  const target = japanese[charset];
  if (target) return encodeJapanese(text, target);
  const bytes = iconv.encode(text, charset);
  return iconv.decode(bytes, charset) === text ? bytes.toString("latin1") : undefined;
}

function encodeJapanese(text: string, to: Encoding.Encoding): string | undefined {
  const encoded = Encoding.convert(text, { from: "UNICODE", to, type: "string" });
  return Encoding.convert(encoded, { from: to, to: "UNICODE", type: "string" }) === text
    ? encoded
    : undefined;
}

/** The first of the wished charset, windows-1252 and UTF-8 that can express the text. */
export function encodableCharset(text: string, wished: string): { charset: string; bytes: string } {
  for (const charset of wished === "us-ascii" || wished.startsWith("iso-8859")
    ? [wished, "windows-1252"]
    : [wished]) {
    const bytes = encodeText(text, charset);
    if (bytes !== undefined) return { charset, bytes };
  }
  return { charset: "utf-8", bytes: Buffer.from(text, "utf8").toString("latin1") };
}
