/**
 * The text of a part's bytes. UTF-8 is tried first, because providers hand over UTF-8 whatever the part declares;
 * bytes that are not UTF-8 are in the declared charset, else in Windows-1252, which reads anything.
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const declared = charset === null ? null : decoderFor(charset);
  const utf8 = readUtf8(bytes);
  if (utf8 === null) return read(declared ?? westEuropean, bytes);
  return declared !== null && isOtherCharset(utf8, declared) ? read(declared, bytes) : utf8;
}

/** How many bytes hold whole UTF-8 characters: a cut in one would make the rest look like another charset. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Some charsets are valid UTF-8 by accident: escape sequences are ASCII, and UTF-16 of English is full of NULs. */
function isOtherCharset(asUtf8: string, declared: TextDecoder): boolean {
  if (declared.encoding.startsWith("iso-2022")) return asUtf8.includes("\u001b");
  if (declared.encoding.startsWith("utf-16")) return asUtf8.includes("\u0000");
  return false;
}

function read(decoder: TextDecoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (decoder.encoding !== "windows-1252") return text;
  return text.replace(controls, (one) => windows1252[one.charCodeAt(0) - 0x80] ?? one);
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
const westEuropean = new TextDecoder("windows-1252");

/** Some runtimes leave 0x80 to 0x9f of Windows-1252 as control characters (WHATWG Encoding, index-windows-1252). */
const windows1252 = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];
const controls = /\p{Cc}/gu;

/** Names in use that are no labels of the WHATWG Encoding standard. */
const aliases: Record<string, string> = {
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  cp51932: "euc-jp",
  "latin-1": "latin1",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  cp50220: "iso-2022-jp",
};
const decoders = new Map<string, TextDecoder | null>();

/** Null where no decoder knows the charset. */
function decoderFor(charset: string): TextDecoder | null {
  const name = charset.trim().toLowerCase().replaceAll("iso_8859", "iso-8859");
  const known = decoders.get(name);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(aliases[name] ?? name);
  } catch {
    decoder = null;
  }
  // Charset names come from strangers: the map may not grow with them.
  if (decoders.size < 100) decoders.set(name, decoder);
  return decoder;
}
