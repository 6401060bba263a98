import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversationId, graphForm, itemId } from "#sandbox/pages/outlook/ids.ts";
import { graphId } from "./graphId.ts";

const mailbox = "3f9c1b7e-52d8-4a06-9e1f-c7ab60d4825b";
const consumer = "00030000-b0bf-7bf7-0000-000000000000";

describe.each([
  ["conversation", conversationId(mailbox, "contract")],
  ["conversation", conversationId(consumer, "contract")],
  ["item", itemId(mailbox, "contract")],
  ["item", itemId(consumer, "contract")],
] as const)("the %s id %s", (kind, id) => {
  test("is brought into Graph's form from a page, a url, a url inside a url, and from that form itself", () => {
    const once = encodeURIComponent(id);
    const expected = { id: graphForm(id), kind };
    for (const form of [id, ` ${id} `, once, encodeURIComponent(once), graphForm(id)])
      expect(graphId(form)).toEqual(expected);
  });
});

test("the slash becomes a hyphen and the plus an underline, other than in base64url", () => {
  expect(graphId("AAQkAGJiYmJiYmJi/YmJi+YmJiYmJiYg=")?.id).toBe("AAQkAGJiYmJiYmJi-YmJi_YmJiYmJiYg=");
});

test("an immutable id names an item", () => {
  const id = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AFt";
  expect(graphId(id)).toEqual({ id, kind: "item" });
});

test.each([
  "",
  "AAQk",
  "19eb8aa93d8ff18f",
  "AAQkAGJiYmJiYmJi YmJiYmJiYmJi",
  "AAQkAGJiYmJiYmJi%",
  `AAMk${"A".repeat(600)}`,
  `AAQk${"A".repeat(30)}' or 1=1`,
])("the text %j is no id", (text) => {
  expect(graphId(text)).toBeNull();
});

test("no text makes it fail, and what it answers it answers again", () => {
  const text = fc.oneof(
    fc.string(),
    fc.base64String().map((rest) => `AAQkA${rest}`),
  );
  for (const sample of fc.sample(text, { numRuns: 500, seed: 7 })) {
    const id = graphId(sample);
    if (id !== null) expect(graphId(id.id)).toEqual(id);
  }
});
