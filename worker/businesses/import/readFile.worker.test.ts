import { describe, expect, it } from "vitest";
import { decodeFile } from "./decodeFile.ts";
import { readCsv } from "./readCsv.ts";

const text = "Firma;E-Mail\nMüller & Söhne;jörg@müller.example\n";
const utf16 = (isBig: boolean, withMark: boolean) => {
  const codes = [...(withMark ? "\ufeff" : ""), ...text].map((letter) => letter.charCodeAt(0));
  return new Uint8Array(codes.flatMap((code) => (isBig ? [code >> 8, code & 255] : [code & 255, code >> 8])));
};

describe("a file that people bring, inside workerd", () => {
  it.each([
    ["utf-8", new TextEncoder().encode(text)],
    ["utf-8", new TextEncoder().encode(`\ufeff${text}`)],
    ["utf-16le", utf16(false, true)],
    ["utf-16be", utf16(true, true)],
    ["utf-16le", utf16(false, false)],
    ["utf-16be", utf16(true, false)],
    ["windows-1252", new Uint8Array([...text].map((letter) => letter.charCodeAt(0)))],
  ])("is read in %s", (encoding, bytes) => {
    const decoded = decodeFile(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(readCsv(decoded.text)).toEqual({
      columns: ["Firma", "E-Mail"],
      mapping: ["business", "address"],
      rows: [{ number: 2, cells: ["Müller & Söhne", "jörg@müller.example"] }],
    });
  });
});
