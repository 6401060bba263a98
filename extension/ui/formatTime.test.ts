import { expect, test } from "vitest";
import { ago, shortTime } from "./formatTime.ts";

const now = new Date(2026, 10, 17, 15, 0).getTime();
const short = (...parts: [number, number, number, number, number]) =>
  shortTime(new Date(...parts).getTime(), now, "en-GB");

test("today shows the time, the last days the weekday, the year the day, older mail the date", () => {
  expect(short(2026, 10, 17, 9, 12)).toBe("09:12");
  expect(short(2026, 10, 13, 23, 0)).toBe("Fri");
  expect(short(2026, 10, 10, 9, 0)).toBe("10 Nov");
  expect(short(2025, 10, 17, 9, 0)).toBe("17 Nov 2025");
});

test("the time is written as the locale writes it: no leading zero on a twelve-hour clock", () => {
  const at = new Date(2026, 10, 17, 9, 12).getTime();
  expect(shortTime(at, now, "en-US")).toMatch(/^9:12\sAM$/);
});

test("mail from a clock that runs ahead shows its date and not a weekday that has passed", () => {
  expect(short(2026, 10, 20, 9, 0)).toBe("20 Nov");
});

test("what happened a moment ago, or in the future of a wrong clock, is just now", () => {
  expect(ago(now + 5_000_000, now)).toBe("just now");
  expect(ago(now - 59_000, now)).toBe("just now");
  expect(ago(now - 61_000, now)).toBe("1 min ago");
  expect(ago(now - 26 * 3_600_000, now)).toBe("yesterday");
});
