import { expect, test } from "vitest";
import { plainText } from "./plainText.ts";

test("a file name that turns its ending around is shown in its true order", () => {
  expect(plainText("invoice\u202efdp.exe")).toBe("invoice fdp.exe");
});

test("line breaks and control characters become single spaces", () => {
  expect(plainText(" Re:\r\n\u0000 hello\tworld ")).toBe("Re: hello world");
});

test("joined emoji and joined letters stay as they were written", () => {
  expect(plainText("👩‍👩‍👧 می‌خواهم")).toBe("👩‍👩‍👧 می‌خواهم");
});

test("a tower of combining marks cannot paint over other lines", () => {
  expect(plainText(`a${"\u0301".repeat(60)}b`)).toBe(`a${"\u0301".repeat(4)}b`);
});
