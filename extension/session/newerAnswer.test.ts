import { expect, test } from "vitest";
import * as z from "zod";
import { apiCalls } from "#shared/apiCalls.ts";
import { carefulAmong, readAnswer } from "./newerAnswer.ts";

const accountSchema = z.object({
  id: z.string(),
  status: z.enum(["connecting", "live", "paused"]),
  settings: z.object({ sharing: z.enum(["metadata", "subject", "full"]) }),
  health: z.object({ error: z.object({ action: z.enum(["reconnect", "wait"]) }).nullable() }),
});
const account = { id: "a1", status: "live", settings: { sharing: "full" }, health: { error: null } };

test("fields that a newer API added are ignored", () => {
  const answer = readAnswer(accountSchema, { ...account, colour: "green", health: { error: null, mood: 1 } });
  expect(answer?.value).toEqual(account);
});

test("a word that only a newer API knows becomes the most careful one that is known", () => {
  const newer = {
    id: "a1",
    status: "moving",
    settings: { sharing: "everything" },
    health: { error: { action: "call" } },
  };
  expect(readAnswer(accountSchema, newer)?.value).toEqual({
    id: "a1",
    status: "live",
    settings: { sharing: "metadata" },
    health: { error: { action: "wait" } },
  });
});

test("an answer that lacks what is needed is not guessed at", () => {
  expect(readAnswer(accountSchema, { ...account, id: undefined })).toBeNull();
  expect(readAnswer(accountSchema, { ...account, status: undefined })).toBeNull();
  expect(readAnswer(accountSchema, { ...account, status: 7 })).toBeNull();
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
  const choices: unknown = Reflect.get(node, "anyOf");
  // Nothing may stand there as well.
  if (Array.isArray(choices) && choices.some((choice) => Reflect.get(choice, "type") === "null")) return [];
  const words: unknown = Reflect.get(node, "enum");
  const here = Array.isArray(words) ? [words.map(String)] : [];
  return [...here, ...Object.values(node).flatMap(wordsIn)];
}
