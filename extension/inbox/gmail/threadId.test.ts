import * as fc from "fast-check";
import { expect, test } from "vitest";
import { urlTokenOf } from "#sandbox/pages/gmail/ids.ts";
import { apiId, permId, urlToken } from "./threadId.ts";

const id = "19eb8aa93d8ff18f";

test("the three forms of one Gmail id are read as the same API id", () => {
  expect(apiId(id)).toBe(id);
  expect(permId("thread-f:1867738929962152335")).toEqual({ kind: "api", id });
  expect(permId("#msg-f:1867738929962152335")).toEqual({ kind: "api", id });
  expect(urlToken("FMfcgzQgMMHLwtbqvvsLSmnmFrtzlwhR")).toEqual({ kind: "api", id });
});

test("every 64-bit id survives the way through a url token", () => {
  for (const number of fc.sample(fc.bigInt({ min: 2n ** 60n, max: 2n ** 64n - 1n }), 200)) {
    const hex = number.toString(16);
    expect(urlToken(urlTokenOf(hex))).toEqual({ kind: "api", id: hex });
  }
});

test("an id that is not synced yet is not converted", () => {
  expect(permId("thread-a:r-7240598434321556787")).toEqual({
    kind: "unsynced",
    id: "thread-a:r-7240598434321556787",
  });
  expect(permId("#msg-a:r512")).toEqual({ kind: "unsynced", id: "msg-a:r512" });
});

test.each([
  "undefined",
  "",
  "thread-f:",
  "thread-f:18446744073709551616",
  "thread-f:0",
  "thread-f:-1",
  "f:1x",
])("the text %j is no perm id", (text) => {
  expect(permId(text)).toBeNull();
});

test.each(["undefined", "", "0", "19EB8AA93D8FF18F", "19eb8aa93d8ff18f0", "0x19", "12 "])(
  "the text %j is no API id",
  (text) => {
    expect(apiId(text)).toBeNull();
  },
);

test("a word, a truncated token and any other text are no url token", () => {
  expect(urlToken("inbox")).toBeNull();
  expect(urlToken("FMfcgzQgMMHLwtbqvvsLSmnmFrtzlw")).toBeNull();
  for (const text of fc.sample(fc.string({ maxLength: 300 }), 200)) expect(urlToken(text)).toBeNull();
});
