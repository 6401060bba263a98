import { expect, test } from "vitest";
import { evidenceSentence } from "#extension/features/businesses/evidenceSentence.ts";
import { engine } from "../ways.ts";
import { fileHard } from "./fileHard.ts";
import { hardSet } from "./hardSet.ts";

test("the extension has words for every reason that the engine gives of the hard mails", () => {
  const reasons = hardSet()
    .flatMap((world) => fileHard(world, engine))
    .flatMap(({ verdict }) => verdict.decision?.filings ?? [])
    .flatMap(({ evidence }) => evidence.map(({ text }) => text));
  expect(reasons.length).toBeGreaterThan(100);
  expect(reasons.filter((text) => evidenceSentence(text) === null)).toEqual([]);
});
