import { expect, test } from "vitest";
import { recentAnswer } from "./recentAnswer.ts";

function asking(outcomes: (number | Error)[]) {
  let time = 0;
  let asked = 0;
  const recent = recentAnswer(
    100,
    async () => {
      const outcome = outcomes[asked++];
      if (typeof outcome !== "number") throw outcome;
      return outcome;
    },
    () => time,
  );
  return { ...recent, asked: () => asked, wait: (milliseconds: number) => (time += milliseconds) };
}

test("All who ask within the time get one answer, also while it is on its way", async () => {
  const at = asking([1, 2]);
  expect(await Promise.all([at.ask(), at.ask()])).toEqual([1, 1]);
  at.wait(99);
  expect(await at.ask()).toBe(1);
  at.wait(1);
  expect(await at.ask()).toBe(2);
  expect(at.asked()).toBe(2);
});

test("A failure is not kept, and what was said to another person neither", async () => {
  const at = asking([new Error("offline"), 1, 2]);
  await expect(at.ask()).rejects.toThrow("offline");
  expect(await at.ask()).toBe(1);
  at.forget();
  expect(await at.ask()).toBe(2);
});
