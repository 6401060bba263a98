import { expect, test } from "vitest";
import { adoptSelectors } from "./adoptSelectors.ts";

const bundled = () => ({ subject: { tag: "H2", class: "hP" }, row: "tr.zA", panes: ["one", "two"] });

function after(newer: unknown) {
  const selectors = bundled();
  adoptSelectors(selectors, newer);
  return selectors;
}

test("newer selectors take the place of those that came with the extension, one by one", () => {
  expect(after({ subject: { class: "hQ" }, panes: ["three"] })).toEqual({
    subject: { tag: "H2", class: "hQ" },
    row: "tr.zA",
    panes: ["three"],
  });
});

test("what is not known, or of another kind, changes nothing", () => {
  for (const newer of [
    null,
    "text",
    [],
    { row: 7 },
    { row: "" },
    { subject: "h2" },
    { panes: [] },
    { panes: [1] },
  ])
    expect(after(newer)).toEqual(bundled());
  expect(
    after(JSON.parse('{"__proto__": {"row": "x"}, "constructor": {"row": "x"}, "toString": "x"}')),
  ).toEqual(bundled());
});
