import { describe, expect, test } from "vitest";
import { escapesHalfPair } from "./surrogates.ts";

describe("half of a surrogate pair in JSON", () => {
  test.each([
    JSON.stringify(["cut \ud83d"]),
    JSON.stringify({ subject: "\ude42 cut" }),
    '["\\uD83D\\uD83D\\uDE42"]',
    `["${"\\\\"}\\ud83d"]`,
  ])("is found in %s", (text) => {
    expect(escapesHalfPair(text)).toBe(true);
  });

  test.each([
    JSON.stringify(["whole 🙂"]),
    '["\\ud83d\\ude42"]',
    JSON.stringify(["the letters \\ud83d"]),
    "the letters \\ud83d outside of JSON",
    '["\\u0041\\n\\""]',
  ])("is not seen in %s", (text) => {
    expect(escapesHalfPair(text)).toBe(false);
  });
});
