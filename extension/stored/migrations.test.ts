import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { drawerShape } from "../features/sidebar/drawerPreference.ts";
import { languageShape } from "../i18n/languagePreference.ts";
import { selectorShape } from "../inbox/selectorStore.ts";
import { outboxShape } from "../session/outbox/queuedCall.ts";
import { fromStored, type StoredShape, toStored } from "./storedShape.ts";

const exampleSchema = z.object({ stored: z.record(z.string(), z.unknown()), means: z.unknown() });
const read = (path: string) => exampleSchema.parse(JSON.parse(readFileSync(path, "utf8")));

/** What the test does with any shape, whatever its value is. */
function shaped<Value>(shape: StoredShape<Value>) {
  return {
    key: shape.key,
    versions: shape.steps.length + 1,
    fallback: shape.fallback as unknown,
    /** What a record means, and that again after it was stored anew. */
    twice(stored: unknown): [unknown, unknown] {
      const value = fromStored(shape, stored);
      return [value, fromStored(shape, toStored(shape, value))];
    },
  };
}

const shapes = [shaped(drawerShape), shaped(languageShape), shaped(outboxShape), shaped(selectorShape)];
const examples = globSync("extension/stored/examples/*.json");

test("every shape that the extension has is tested here", () => {
  const files = globSync("extension/**/*.ts").filter(
    (path) => !path.includes(".test.") && /Shape: StoredShape</.test(readFileSync(path, "utf8")),
  );
  expect(files).toHaveLength(shapes.length);
});

test("every version of every stored value has an example", () => {
  const wanted = shapes.flatMap(({ key, versions }) =>
    Array.from({ length: versions }, (_, index) => `${key}.v${index + 1}.json`),
  );
  expect(wanted.length).toBeGreaterThan(2);
  expect(examples.map((path) => basename(path)).sort()).toEqual(wanted.sort());
});

test.each(examples)("%s still means what it meant", (path) => {
  const { stored, means } = read(path);
  const key = basename(path).split(".")[0];
  const shape = shapes.find((known) => known.key === key);
  expect(shape?.twice(stored)).toEqual([means, means]);
});

test("a value that is damaged, or of a newer extension, is as if none were stored", () => {
  for (const { versions, fallback, twice } of shapes)
    for (const stored of [undefined, null, "text", 7, [], {}, { version: "2" }, { version: versions + 1 }])
      expect(twice(stored)[0]).toEqual(fallback);
});
