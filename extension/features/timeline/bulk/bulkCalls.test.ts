import { expect, test } from "vitest";
import { timelineItem } from "../timelineItem.sample.ts";
import { markCalls, removalCalls } from "./bulkCalls.ts";

const single = timelineItem({ id: "one" });
const conversation = timelineItem({
  id: "newest",
  conversationId: "talk",
  conversation: { emails: 3, unread: 2, people: [] },
});

test("to have read a conversation is to have read all of it; unread it is by its newest", () => {
  expect(markCalls([single, conversation], { isRead: true })).toEqual([
    { conversationId: "talk", isRead: true },
    { ids: ["one"], isRead: true },
  ]);
  expect(markCalls([single, conversation], { isRead: false })).toEqual([
    { ids: ["one", "newest"], isRead: false },
  ]);
});

test("a star is given to the newest email, and taken from all", () => {
  expect(markCalls([conversation], { isStarred: true })).toEqual([{ ids: ["newest"], isStarred: true }]);
  expect(markCalls([conversation], { isStarred: false })).toEqual([
    { conversationId: "talk", isStarred: false },
  ]);
});

test("a conversation is removed whole, and single emails together", () => {
  expect(removalCalls([single, conversation])).toEqual([{ conversationId: "talk" }, { ids: ["one"] }]);
});

test("no call names more emails than the API takes, and none is left out", () => {
  const many = Array.from({ length: 230 }, (_, at) => timelineItem({ id: `e${at}` }));
  const calls = removalCalls(many);
  expect(calls.map(({ ids }) => ids?.length)).toEqual([100, 100, 30]);
  expect(calls.flatMap(({ ids }) => ids)).toEqual(many.map(({ id }) => id));
});
