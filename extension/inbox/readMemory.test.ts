import { expect, test, vi } from "vitest";
import { trapPages } from "#sandbox/pages/gmail/trapPages.ts";
import { parsePage } from "#sandbox/pages/parsePage.ts";
import { readGmail } from "./gmail/readGmail.ts";
import { createElementMemory } from "./readMemory.ts";

function longConversation() {
  const { document, url } = parsePage(trapPages["200 messages"]());
  const items = [...document.querySelectorAll("div[role=list] > div[role=listitem]")];
  const memory = createElementMemory();
  return { document, url, items, memory, read: () => readGmail(document, url, memory) };
}

test("of 200 messages only the one that changed is read again", () => {
  const { items, memory, read } = longConversation();
  const searches = items.map((item) => vi.spyOn(item, "querySelector"));
  read();
  const before = searches.map(({ mock }) => mock.calls.length);
  const [changed] = items;
  changed?.setAttribute("aria-expanded", "true");
  memory.forget([{ target: changed?.querySelector("*") ?? document }]);
  read();
  const again = searches.filter(({ mock }, place) => mock.calls.length > (before[place] ?? 0));
  expect(again).toHaveLength(1);
});

test("what is remembered is what a reader without memory finds", () => {
  const { document, url, items, memory, read } = longConversation();
  read();
  items[7]?.setAttribute("aria-expanded", "true");
  items[9]?.remove();
  memory.forget([{ target: items[7] ?? document }, { target: items[8]?.parentElement ?? document }]);
  expect(read()).toEqual(readGmail(document, url));
});

test("a flood of changes makes it read everything anew", () => {
  const { document, url, items, memory, read } = longConversation();
  read();
  for (const item of items) item.setAttribute("aria-expanded", "true");
  const flood = Array.from({ length: 500 }, () => ({ target: document.body }));
  memory.forget(flood);
  expect(read()).toEqual(readGmail(document, url));
});
