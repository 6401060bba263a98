/** "Ã¼" and its like: two or more characters of Windows-1252 where one of UTF-8 was written. */
const suspicious =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/** What Windows-1252 has at 0x80 to 0x9f (WHATWG Encoding, index-windows-1252). */
const high = new Map(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((one, at) => [one, 0x80 + at]),
);
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * Text of a mail that declared another charset than it was in, read as it was written: where all of it can be taken for
 * UTF-8 that was read as Windows-1252. Any other text stays as it is.
 */
export function mendText(text: string): string {
  if (!suspicious.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x100 ? code : high.get(text[at]!);
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return text;
  }
}
