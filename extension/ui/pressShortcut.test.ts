// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { isShortcut, pressShortcut } from "./pressShortcut.ts";

const pressed: string[] = [];

beforeEach(() => {
  pressed.length = 0;
  document.body.innerHTML = `
    <button aria-keyshortcuts="z" id="older">Undo</button>
    <button aria-keyshortcuts="z" id="newer">Undo</button>
    <button aria-keyshortcuts="1" id="first">First</button>
    <button aria-keyshortcuts="2" id="second" disabled>Second</button>`;
  for (const button of document.querySelectorAll("button"))
    button.addEventListener("click", () => pressed.push(button.id));
});

test("a key presses what shows it, whatever its case, and of several the newest", () => {
  expect(pressShortcut(document, "1")).toBe(true);
  expect(pressShortcut(document, "Z")).toBe(true);
  expect(pressed).toEqual(["first", "newer"]);
});

test("a key that nothing shows, or only what cannot be pressed now, does nothing", () => {
  for (const key of ["2", "3", "x", "Enter", '"]'])
    expect([key, pressShortcut(document, key)]).toEqual([key, false]);
  expect(pressed).toEqual([]);
});

test("keys that are typed, or held with others, are no shortcuts", () => {
  const on = (target: EventTarget, init: KeyboardEventInit) => {
    let found = false;
    target.addEventListener("keydown", (event) => {
      if (event instanceof KeyboardEvent) found = isShortcut(event);
    });
    target.dispatchEvent(new KeyboardEvent("keydown", init));
    return found;
  };
  expect(on(document.body, { key: "z" })).toBe(true);
  expect(on(document.body, { key: "z", ctrlKey: true })).toBe(false);
  expect(on(document.createElement("input"), { key: "z" })).toBe(false);
  expect(on(document.createElement("textarea"), { key: "z" })).toBe(false);
});
