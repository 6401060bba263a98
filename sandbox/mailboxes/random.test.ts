import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

test("the same seed gives the same choices, on every machine", () => {
  const random = createRandom("threadbook", 1);
  expect(Array.from({ length: 6 }, () => random.int(0, 999))).toMatchInlineSnapshot(`
    [
      777,
      520,
      156,
      820,
      530,
      599,
    ]
  `);
});

test("choices are spread evenly and follow their weights", () => {
  const random = createRandom("spread");
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 8_000; i++) counts[random.int(0, 3)]!++;
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  const heavy = Array.from({ length: 4_000 }, () =>
    random.weighted([
      ["a", 9],
      ["b", 1],
    ] as const),
  ).filter((each) => each === "a");
  expect(heavy.length / 4_000).toBeCloseTo(0.9, 1);
});

test("shuffling keeps every item", () => {
  expect(createRandom(5).shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
});
