import fc from "fast-check";
import { expect, test } from "vitest";
import { markedParts } from "./markedParts.ts";

const shown = (text: string, ranges: [number, number][]) =>
  markedParts(text, ranges).map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part));

test("what was looked for is set apart, and the rest stays around it", () => {
  const contract = "Frame contract 2027";
  expect(shown(contract, [[6, 14]])).toEqual(["Frame ", "[contract]", " 2027"]);
  expect(
    shown(contract, [
      [15, 19],
      [0, 5],
    ]),
  ).toEqual(["[Frame]", " contract ", "[2027]"]);
  expect(shown("", [])).toEqual([]);
  expect(shown(" \u202e ", [[0, 3]])).toEqual([]);
});

test("characters that deceive are gone from marked parts as from others", () => {
  expect(shown("pay\u202e now\u0000", [[0, 4]])).toEqual(["[pay ]", " now "]);
});

test("whatever the ranges, no letter is lost and none is doubled", () => {
  const range = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,30}$/), fc.array(range), (text, ranges) => {
      expect(
        markedParts(text, ranges)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
