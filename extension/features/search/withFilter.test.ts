import { expect, test } from "vitest";
import { withFilter } from "./withFilter.ts";

test("a filter that wants a value waits for it, and one that is whole leaves room for the next word", () => {
  expect(withFilter("", "from:")).toBe("from:");
  expect(withFilter(" orbis ", "before:")).toBe("orbis before:");
  expect(withFilter("orbis", "has:attachment")).toBe("orbis has:attachment ");
});
