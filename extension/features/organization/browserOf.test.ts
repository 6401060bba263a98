import { expect, test } from "vitest";
import { browserOf } from "./browserOf.ts";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    { browser: "Chrome", system: "Windows" },
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    { browser: "Edge", system: "macOS" },
  ],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    { browser: "Firefox", system: "Linux" },
  ],
  ["curl/8.0", null],
  ["", null],
])("a session of %s is shown by its browser and system", (userAgent, expected) => {
  expect(browserOf(userAgent)).toEqual(expected);
});
