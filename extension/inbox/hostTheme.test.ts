import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { hostTheme } from "./hostTheme.ts";

function themeOf(ground: string, pane: string): string {
  const window = new Window();
  window.document.write(`<html style="${ground}"><body><main style="${pane}"></main></body></html>`);
  const document = window.document as unknown as Document;
  return hostTheme(document.querySelector("main") as Element);
}

test.each([
  ["", "background-color: rgb(255, 255, 255)", "light"],
  ["", "background-color: rgb(19, 19, 20)", "dark"],
  ["background-color: rgb(19, 19, 20)", "", "dark"],
  ["background-color: rgb(246, 248, 252)", "background-color: rgba(0, 0, 0, 0.1)", "light"],
  ["background-color: rgb(20, 20, 20)", "background-color: rgb(255, 255, 255)", "light"],
  ["", "", "light"],
])("a page «%s» with a pane «%s» is %s", (ground, pane, theme) => {
  expect(themeOf(ground, pane)).toBe(theme);
});
