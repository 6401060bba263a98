import { expect, test } from "vitest";
import * as z from "zod";
import { apiCalls } from "#shared/apiCalls.ts";
import { providerSchema } from "#shared/provider.ts";
import { carefulAmong, readAnswer } from "./newerAnswer.ts";

const provider = {
  id: "p1",
  kind: "google",
  openedBy: null,
  accountEmail: "ada@northwind.example",
  status: "live",
  settings: { syncIntervalMinutes: 15, folders: [], backfill: "all", sharing: "full", enabled: true },
  permissions: { read: true, modify: true },
  counts: { listed: 1, stored: 1, skipped: 0, pending: 0 },
  estimated: 1,
  health: { lastSyncAt: 0, nextSyncAt: null, push: "off", error: null },
};

test("fields that a newer API added are ignored", () => {
  const answer = readAnswer(providerSchema, {
    ...provider,
    colour: "green",
    health: { ...provider.health, mood: 1 },
  });
  expect(answer?.value).toMatchObject({ id: "p1" });
  expect(answer?.value).not.toHaveProperty("colour");
});

test("a word that only a newer API knows becomes the most careful one that is known", () => {
  const settings = { ...provider.settings, sharing: "everything-and-files" };
  const health = { ...provider.health, error: { code: "x", message: "m", action: "call" }, push: "instant" };
  const answer = readAnswer(providerSchema, { ...provider, status: "moving", settings, health });
  expect(answer?.value).toMatchObject({
    status: "live",
    settings: { sharing: "metadata" },
    health: { push: "off", error: { action: "wait" } },
  });
});

test("an answer that lacks what is needed is not guessed at", () => {
  expect(readAnswer(providerSchema, { ...provider, counts: undefined })).toBeNull();
  expect(readAnswer(providerSchema, { ...provider, status: undefined })).toBeNull();
  expect(readAnswer(providerSchema, { ...provider, status: 7 })).toBeNull();
});

test("every word of every answer has a careful one beside it", () => {
  const without: string[] = [];
  // Which provider an account is of cannot be guessed.
  for (const [call, { answer }] of Object.entries(apiCalls))
    for (const words of wordsIn(z.toJSONSchema(answer, { io: "input", unrepresentable: "any" })))
      if (!words.includes("google") && carefulAmong(words) === undefined)
        without.push(`${call}: ${words.join(", ")}`);
  expect(without).toEqual([]);
});

function wordsIn(node: unknown): string[][] {
  if (typeof node !== "object" || node === null) return [];
  const words: unknown = Reflect.get(node, "enum");
  const here = Array.isArray(words) ? [words.map(String)] : [];
  return [...here, ...Object.values(node).flatMap(wordsIn)];
}
