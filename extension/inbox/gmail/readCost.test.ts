import { expect, test } from "vitest";
import { parsePage } from "#test/pages/gmail/parsePage.ts";
import { trapPages } from "#test/pages/gmail/trapPages.ts";
import { readGmail } from "./readGmail.ts";

function refuse(name: string) {
  return () => {
    throw new Error(`${name} was used`);
  };
}

test("reading a conversation of 200 messages neither scans the document, nor enters a body, nor asks for layout", () => {
  const { document, url } = parsePage(trapPages["200 messages"]());
  const inBodies = document.querySelectorAll(".a3s *");
  expect(inBodies.length).toBeGreaterThan(1_000);
  for (const element of inBodies) {
    Object.defineProperty(element, "hasAttribute", { value: refuse("an element of a body") });
  }
  for (const element of [document.body, ...document.querySelectorAll("[role=main], [role=main] *")]) {
    Object.defineProperty(element, "querySelectorAll", { value: refuse("a search in the pane") });
    for (const name of ["offsetWidth", "offsetHeight", "clientHeight", "innerText", "scrollTop"]) {
      Object.defineProperty(element, name, { get: refuse(name) });
    }
    for (const name of ["getBoundingClientRect", "getClientRects", "checkVisibility"]) {
      Object.defineProperty(element, name, { value: refuse(name) });
    }
  }
  for (const name of [
    "querySelector",
    "querySelectorAll",
    "getElementsByClassName",
    "getElementsByTagName",
  ]) {
    Object.defineProperty(document, name, { value: refuse(`document.${name}`) });
  }
  expect(readGmail(document, url)?.messages).toHaveLength(200);
});
