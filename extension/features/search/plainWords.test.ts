import { expect, test } from "vitest";
import { plainWords } from "./plainWords.ts";

test.each([
  ["orbis", "orbis"],
  ["  orbis   logistics ", "orbis logistics"],
  ["orbis has:attachment", "orbis"],
  ['from:"Ana Ruiz" contract', "contract"],
  ["from:ana after:2026-01", ""],
  ["from:", ""],
  ["orbis -invoice", "orbis"],
  ['"frame contract"', "frame contract"],
  ["anne-marie", "anne-marie"],
  ["-", "-"],
])("businesses and people are looked for by the words of %j: %j", (query, words) => {
  expect(plainWords(query)).toBe(words);
});

test("a quote that nobody closed swallows nothing that stands before it", () => {
  expect(plainWords('orbis from:"Ana')).toBe("orbis");
});
