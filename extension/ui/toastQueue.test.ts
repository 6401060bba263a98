import { expect, test } from "vitest";
import { type Toast, tick, withToast } from "./toastQueue.ts";

function after(seconds: number, toasts: Toast[]): Toast[] {
  return seconds === 0 ? toasts : after(seconds - 1, tick(toasts));
}

test("what can be undone can be undone for ten seconds", () => {
  const toasts = withToast([], 1, "Removed.", { label: "Undo", run: () => {} });
  expect(after(9, toasts)).toMatchObject([{ secondsLeft: 1 }]);
  expect(after(10, toasts)).toEqual([]);
});

test("a word that needs no answer leaves sooner", () => {
  expect(after(5, withToast([], 1, "Could not be saved."))).toEqual([]);
});

test("a fourth toast takes the place of the oldest", () => {
  let toasts: Toast[] = [];
  for (const id of [1, 2, 3, 4]) toasts = withToast(toasts, id, `Toast ${id}`);
  expect(toasts.map((toast) => toast.id)).toEqual([2, 3, 4]);
});
