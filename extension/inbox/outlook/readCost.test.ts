import { expect, test } from "vitest";
import { trapPages } from "#sandbox/pages/outlook/trapPages.ts";
import { parsePage } from "#sandbox/pages/parsePage.ts";
import { readOutlook } from "./readOutlook.ts";

const layout = [
  "offsetWidth",
  "offsetHeight",
  "clientHeight",
  "innerText",
  "scrollTop",
  "getBoundingClientRect",
];
const searches = ["querySelector", "querySelectorAll", "getElementsByClassName", "getElementsByTagName"];

/** Makes the use of these members fail the test. */
function forbid(owner: object, names: string[]): void {
  for (const name of names) {
    const get = () => {
      throw new Error(`${name} was used`);
    };
    Object.defineProperty(owner, name, { get });
  }
}

test("reading 200 messages neither searches the document or the pane, nor enters a body, nor asks for layout", () => {
  const { document, url } = parsePage(trapPages["200 messages"]());
  const frame = [document.body, ...document.querySelectorAll("main, .pane, .pane .customScrollBar")];
  const bodies = document.querySelectorAll("[role=document] *");
  expect(bodies.length).toBeGreaterThan(1_000);
  for (const element of document.querySelectorAll("main *, #MailList *")) forbid(element, layout);
  for (const element of bodies) forbid(element, ["matches", "closest", "firstElementChild", "textContent"]);
  for (const element of frame) forbid(element, searches);
  // The test's DOM computes style by searching the document; a browser does not.
  const view = { getComputedStyle: () => ({ display: "block" }) };
  Object.defineProperty(document, "defaultView", { get: () => view });
  forbid(document, searches);
  expect(readOutlook(document, url)?.messages).toHaveLength(200);
});
