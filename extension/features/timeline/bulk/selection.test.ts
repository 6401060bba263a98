import { expect, test } from "vitest";
import { extended, nothingSelected, stillThere, toggled } from "./selection.ts";

const order = ["a", "b", "c", "d", "e"];

test("a row is chosen and given up again", () => {
  const one = toggled(nothingSelected, "b");
  expect([...one.ids]).toEqual(["b"]);
  expect([...toggled(one, "b").ids]).toEqual([]);
});

test("a range goes from the row that was chosen last to this one, upwards as well", () => {
  const one = toggled(nothingSelected, "c");
  expect([...extended(one, order, "e").ids]).toEqual(["c", "d", "e"]);
  expect([...extended(one, order, "a").ids].toSorted()).toEqual(["a", "b", "c"]);
});

test("a range keeps its beginning, and what was chosen elsewhere", () => {
  const two = toggled(toggled(nothingSelected, "e"), "a");
  const range = extended(extended(two, order, "b"), order, "c");
  expect([...range.ids].toSorted()).toEqual(["a", "b", "c", "e"]);
});

test("where the beginning has left the list, only this row is chosen", () => {
  const gone = { ids: new Set<string>(), anchor: "gone" };
  expect([...extended(gone, order, "d").ids]).toEqual(["d"]);
});

test("what has left the list is chosen no more", () => {
  const all = extended(toggled(nothingSelected, "a"), order, "c");
  expect([...stillThere(all, ["b", "x"]).ids]).toEqual(["b"]);
  expect(stillThere(all, order)).toBe(all);
});
