import { expect, test } from "vitest";
import { linesToDraw, nextItem, timelineLines } from "./timelineLines.ts";

const now = new Date(2026, 10, 17).getTime();
const at = (month: number, day: number) => new Date(2026, month, day).getTime();
const items = [
  { id: "a", sentAt: at(10, 16) },
  { id: "b", sentAt: at(9, 20) },
  { id: "c", sentAt: at(9, 3) },
];
const lines = timelineLines(items, now);

test("every month has a line of its own above its items", () => {
  expect(lines.map((line) => (line.kind === "month" ? line.label : line.item.id))).toEqual([
    "This week",
    "a",
    "October",
    "b",
    "c",
  ]);
});

test("of a long list only what is in view is drawn, with the month that it is in", () => {
  expect(linesToDraw(lines, [4], null)).toEqual([2, 4]);
  expect(linesToDraw(lines, [0, 1], null)).toEqual([0, 1]);
});

test("the line that has the focus stays, however far it was scrolled away", () => {
  expect(linesToDraw(lines, [4], 1)).toEqual([1, 2, 4]);
});

test("a list that became shorter draws no line that is gone", () => {
  expect(linesToDraw(lines.slice(0, 2), [0, 1, 2, 3], 4)).toEqual([0, 1]);
});

test("the keys go from email to email, past the months, and stop at the ends", () => {
  expect([nextItem(lines, -1, 1), nextItem(lines, 1, 1), nextItem(lines, 3, -1)]).toEqual([1, 3, 1]);
  expect([nextItem(lines, 4, 1), nextItem(lines, 1, -1), nextItem([], -1, 1)]).toEqual([null, null, null]);
});
