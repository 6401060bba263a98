import { expect, test } from "vitest";
import { splitQuotedText } from "./quotedText.ts";

test("the answered mail is parted from the answer, in several languages", () => {
  expect(splitQuotedText("Tuesday works.\n\nOn 3 Nov 2026, Ana wrote:\n> When?")).toEqual({
    own: "Tuesday works.",
    quoted: "On 3 Nov 2026, Ana wrote:\n> When?",
  });
  expect(splitQuotedText("Passt.\r\nAm 3.11.26 schrieb Ana:\r\n> Wann?").own).toBe("Passt.");
});

test("a mail that is nothing but a quote stays whole", () => {
  expect(splitQuotedText("> only this")).toEqual({ own: "> only this", quoted: "" });
});

test("a mail without history stays whole", () => {
  expect(splitQuotedText("Hello\nyou")).toEqual({ own: "Hello\nyou", quoted: "" });
});
