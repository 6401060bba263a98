import { expect, test } from "vitest";
import { markColour, markLetters } from "./markColour.ts";

test("a business keeps its colour, however its name is written", () => {
  expect(markColour("Orbis Logistics")).toBe(markColour(" ORBIS  logistics "));
});

test("names that are alike differ in colour", () => {
  const names = Array.from({ length: 30 }, (_, index) => `Business ${index}`);
  expect(new Set(names.map(markColour)).size).toBeGreaterThan(8);
});

test("a mark shows the first two letters, of any script, and never a stray sign", () => {
  expect(markLetters("orbis logistics")).toBe("Or");
  expect(markLetters("«Ökohaus»")).toBe("Ök");
  expect(markLetters("株式会社")).toBe("株式");
  expect(markLetters("\u202e!!")).toBe("?");
});
