import { expect, test } from "vitest";
import { conversationId, graphForm, itemId } from "#sandbox/pages/outlook/ids.ts";
import { mailboxes } from "#sandbox/pages/outlook/sampleConversations.ts";
import { isSameId, mailboxOf, outlookId } from "./outlookId.ts";

/** Two ids as seen in the wild: a consumer's conversation, run-length encoded, and an immutable item. */
const seen = "AQQkADAwATMwMAItYjBiZi03YmY3LTAwAi0wMAoAEABjgKbAj7DwSKnW58xs6QY7";
const immutable = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AFt";

test.each([
  [conversationId(mailboxes.company, "a"), "conversation", mailboxes.company],
  [conversationId(mailboxes.consumer, "a"), "conversation", mailboxes.consumer],
  [itemId(mailboxes.company, "a"), "item", mailboxes.company],
  [itemId(mailboxes.consumer, "a"), "item", mailboxes.consumer],
  [graphForm(itemId(mailboxes.company, "a")), "item", mailboxes.company],
  [seen, "conversation", "00030000-b0bf-7bf7-0000-000000000000"],
  [immutable, "item", null],
])("%s names a %s in the mailbox %s", (text, kind, mailbox) => {
  const id = outlookId(text);
  expect(id).toEqual({ id: text, kind });
  expect(id && mailboxOf(id)).toBe(mailbox);
});

test.each([
  null,
  undefined,
  "",
  "AAQk",
  "inbox",
  `AAQk${"%2F".repeat(20)}`,
  `BAQk${"A".repeat(60)}`,
  `AAMk${"A".repeat(600)}`,
])("the text %j is no id", (text) => {
  expect(outlookId(text)).toBeNull();
});

test("an id in Graph's alphabet is the same as in the page's, and another is not", () => {
  const [one, other] = ["a", "b"].map((key) => conversationId(mailboxes.company, key)) as [string, string];
  const id = { id: one, kind: "conversation" } as const;
  expect(isSameId(id, { ...id, id: graphForm(one) })).toBe(true);
  expect(isSameId(id, { ...id, id: one.replace(/=+$/, "") })).toBe(true);
  expect(isSameId(id, { ...id, id: other })).toBe(false);
});

test("an id that is torn off tells no mailbox", () => {
  for (const text of [`AAQk${"A".repeat(17)}`, `AQMk${"/".repeat(21)}`]) {
    const id = outlookId(text);
    expect(id && mailboxOf(id)).toBeNull();
  }
});
