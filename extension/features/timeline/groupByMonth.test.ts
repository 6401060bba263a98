import { expect, test } from "vitest";
import { groupByMonth } from "./groupByMonth.ts";

const now = new Date(2026, 10, 17, 15, 0).getTime();
const at = (year: number, month: number, day: number) => ({
  sentAt: new Date(year, month - 1, day, 9).getTime(),
});
const labels = (...items: { sentAt: number }[]) =>
  groupByMonth(items, now, "en-GB").map((group) => group.label);

test("a timeline is headed by this week, then months, then months with their year", () => {
  expect(labels(at(2026, 11, 17), at(2026, 11, 3), at(2026, 10, 21), at(2025, 10, 21))).toEqual([
    "This week",
    "November",
    "October",
    "October 2025",
  ]);
});

test("the same month of two years has two headers", () => {
  expect(labels(at(2025, 3, 2), at(2024, 3, 2))).toEqual(["March 2025", "March 2024"]);
});

test("an item that a wrong clock dated into another month keeps its place, and every header its own key", () => {
  const groups = groupByMonth([at(2026, 9, 9), at(2026, 8, 8), at(2026, 9, 1)], now, "en-GB");
  expect(groups.map((group) => group.label)).toEqual(["September", "August", "September"]);
  expect(new Set(groups.map((group) => group.key)).size).toBe(3);
});

test("mail dated in the future stands under this week", () => {
  expect(labels(at(2027, 1, 1))).toEqual(["This week"]);
});
