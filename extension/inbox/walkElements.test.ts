import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { walkElements } from "./walkElements.ts";

function visited(markup: string, closed: string): string[] {
  const window = new Window();
  window.document.write(`<body>${markup}</body>`);
  const seen: string[] = [];
  walkElements(window.document.body as unknown as Element, (element) => {
    seen.push(element.id);
    return element.id !== closed;
  });
  return seen;
}

const tree = `<p id="a"><i id="b"><b id="c"></b></i></p><p id="d"><i id="e"></i></p><p id="f"></p>`;

test("elements are visited in the order of the page", () => {
  expect(visited(tree, "")).toEqual(["a", "b", "c", "d", "e", "f"]);
});

test("what is inside a closed element is not visited, what follows it is", () => {
  expect(visited(tree, "b")).toEqual(["a", "b", "d", "e", "f"]);
  expect(visited(tree, "d")).toEqual(["a", "b", "c", "d", "f"]);
  expect(visited(tree, "f")).toEqual(["a", "b", "c", "d", "e", "f"]);
});

test("an element without children ends the walk at once", () => {
  expect(visited("", "")).toEqual([]);
});
