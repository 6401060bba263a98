import encoding from "encoding-japanese";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeText } from "./decodeText.ts";

describe("a part's text", () => {
  it.each([
    ["utf-8", "Grüße 😀"],
    ["iso-8859-1", "Grüße"],
    ["windows-1252", "„Grüße“ – 5 €"],
    ["windows-1251", "Привет"],
    ["koi8-r", "Привет"],
    ["iso-8859-2", "Zażółć"],
    ["shift_jis", "見積書"],
    ["euc-jp", "見積書"],
    ["gb18030", "报价"],
    ["big5", "報價"],
    ["euc-kr", "견적"],
    ["utf-16le", "quote"],
  ])("is read in %s", (charset, text) => {
    expect(decodeText(iconv.encode(text, charset), charset)).toBe(text);
  });

  it("is read in ISO-2022-JP, whose bytes are ASCII", () => {
    const bytes = Uint8Array.from(
      encoding.convert(encoding.stringToCode("見積書です"), { to: "JIS", from: "UNICODE" }),
    );
    expect(decodeText(bytes, "ISO-2022-JP")).toBe("見積書です");
  });

  it("is UTF-8 where the provider converted it and left the old charset standing", () => {
    expect(decodeText(new TextEncoder().encode("Grüße"), "iso-8859-1")).toBe("Grüße");
    expect(decodeText(new TextEncoder().encode("見積書"), "iso-2022-jp")).toBe("見積書");
  });

  it.each([null, "", "x-unknown", "utf-7"])("falls back to Windows-1252 under the charset %j", (charset) => {
    expect(decodeText(Uint8Array.of(0x93, 0x35, 0x80, 0x94), charset)).toBe("“5€”");
  });

  it("loses its byte order mark", () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), "utf-8")).toBe("a");
  });
});
