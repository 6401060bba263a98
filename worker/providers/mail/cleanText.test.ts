import { describe, expect, it } from "vitest";
import { clamp, cleanLine, cleanText } from "./cleanText.ts";
import { cleanFileName } from "./fileName.ts";

describe("text of strangers", () => {
  it("loses NUL, control characters and half surrogate pairs, and keeps lines, tabs and bidi marks", () => {
    expect(cleanText("a\u0000b\u0007\r\nc\rd\te\u202e\ud83d")).toBe("ab\nc\nd\te\u202e\ufffd");
  });
  it("is one line in a header", () => {
    expect(cleanLine("  a\r\n\tb \u0000 c ", 100)).toBe("a b c");
  });
  it.each([
    ["abc", 5, "abc"],
    ["abcdef", 3, "abc"],
    ["ab😀", 3, "ab"],
    ["ab😀", 4, "ab😀"],
  ])("%s cut at %i is %s", (text, length, expected) => {
    expect(clamp(text, length)).toBe(expected);
  });
});

describe("a file name", () => {
  it.each([
    ["Angebot 2026.pdf", "Angebot 2026.pdf"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["C:\\temp\\a.doc", "C_temp_a.doc"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["a\u0000b\nc.txt", "abc.txt"],
    [".htaccess", "htaccess"],
    ["", "attachment"],
    ["..", "attachment"],
    ["見積書.xlsx", "見積書.xlsx"],
  ])("%j is shown as %j", (name, expected) => {
    expect(cleanFileName(name, "attachment")).toBe(expected);
  });
  it("is bounded", () => {
    expect(cleanFileName("a".repeat(5000), "x")).toHaveLength(200);
  });
});
