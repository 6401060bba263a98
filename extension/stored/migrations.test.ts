import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { fromStored, type StoredShape, toStored } from "./storedShape.ts";

const exampleSchema = z.object({ stored: z.record(z.string(), z.unknown()), means: z.unknown() });
const read = (path: string) => exampleSchema.parse(JSON.parse(readFileSync(path, "utf8")));

interface AnyShape {
  key: string;
  steps: readonly unknown[];
  /** What a record means, and that again after it was stored anew. */
  twice(stored: unknown): [unknown, unknown];
  fallback: unknown;
}

function isShape(value: unknown): value is StoredShape<unknown> {
  return typeof value === "object" && value !== null && "steps" in value && "fallback" in value;
}

/** Every shape of the extension, found by what it exports: none can be forgotten. */
const files = globSync("extension/**/*.ts").filter(
  (path) => !path.includes(".test.") && / StoredShape</.test(readFileSync(path, "utf8")),
);
const modules = await Promise.all(
  files.map((path) => import(new URL(`../../${path}`, import.meta.url).pathname)),
);
const shapes: AnyShape[] = modules
  .flatMap((module: object) => Object.values(module))
  .filter(isShape)
  .map((shape) => ({
    ...shape,
    twice(stored) {
      const value = fromStored(shape, stored);
      return [value, fromStored(shape, toStored(shape, value))];
    },
  }));
const examples = globSync("extension/stored/examples/*.json");

test("every version of every stored value has an example", () => {
  const wanted = shapes.flatMap(({ key, steps }) =>
    [...steps, null].map((_, index) => `${key}.v${index + 1}.json`),
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
  for (const { steps, fallback, twice } of shapes)
    for (const stored of [
      undefined,
      null,
      "text",
      7,
      [],
      {},
      { version: "2" },
      { version: steps.length + 2 },
    ])
      expect(twice(stored)[0]).toEqual(fallback);
});
