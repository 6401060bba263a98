import { expect, test } from "vitest";
import { figure, ratio } from "./report.ts";
import { median, percentile } from "./statistics.ts";

test("a percentile is one of the values, whatever their order", () => {
  const values = [5, 1, 4, 2, 3];
  expect([0.05, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([1, 3, 5, 5]);
  expect(median([2])).toBe(2);
});

test("what was not measured is a dash, never a number", () => {
  expect([figure(median([])), figure(null), ratio(1, 0), ratio(0, 0)]).toEqual(["–", "–", "–", "–"]);
});

test("figures show as many digits as they deserve", () => {
  expect([figure(12_345.6), figure(12.34), figure(1.234), figure(3), ratio(3, 2)]).toEqual([
    "12,346",
    "12.3",
    "1.23",
    "3",
    "×1.50",
  ]);
});
