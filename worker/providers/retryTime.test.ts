import { expect, it } from "vitest";
import { retryTime } from "./retryTime.ts";

const now = Date.UTC(2026, 10, 20, 9);

it.each([
  ["seconds", "30", "", now + 30_000],
  ["a date", "Fri, 20 Nov 2026 09:01:00 GMT", "", now + 60_000],
  ["the message", null, "User-rate limit exceeded.  Retry after 2026-11-20T09:02:00.000Z", now + 120_000],
  ["the header before the message", "30", "Retry after 2026-11-20T09:02:00.000Z", now + 30_000],
  ["a time that has passed", null, "Retry after 2020-11-20T09:02:00.000Z", now],
  ["years, bounded to a day", "999999999", "", now + 86_400_000],
  ["nothing", null, "Rate limit exceeded", null],
  ["nonsense", "soon", "Retry after lunch", null],
])("reads when to try again from %s", (_, header, message, expected) => {
  expect(retryTime(header, message, now)).toBe(expected);
});
