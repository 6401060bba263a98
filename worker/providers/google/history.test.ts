import { describe, expect, it } from "vitest";
import { historyPageSchema, laterHistoryId, toChanges } from "./history.ts";

const defaults = new Set(["SPAM", "TRASH", "CHAT"]);
const message = (labelIds?: string[], id = "m") => ({ id, ...(labelIds ? { labelIds } : {}) });
const read = (history: unknown[], excluded = defaults) =>
  toChanges(historyPageSchema.parse({ history, historyId: "9" }).history, excluded);

const added = (labels?: string[]) => ({ messagesAdded: [{ message: message(labels) }] });
const deleted = { messagesDeleted: [{ message: message() }] };
const put = (label: string, now: string[]) => ({
  labelsAdded: [{ message: message(now), labelIds: [label] }],
});
const taken = (label: string, now: string[]) => ({
  labelsRemoved: [{ message: message(now), labelIds: [label] }],
});

const listed = { type: "listed", externalId: "m" };
const removed = { type: "removed", externalId: "m" };
const marked = (add: string[], remove: string[]) => ({
  type: "marked",
  externalId: "m",
  added: add,
  removed: remove,
});

describe("a page of history", () => {
  it.each<[string, unknown[], unknown[]]>([
    ["an arrival", [added(["INBOX"])], [listed]],
    ["an arrival whose labels are not told", [added()], [listed]],
    ["an arrival in spam", [added(["SPAM"])], []],
    ["a deletion", [deleted], [removed]],
    ["an arrival that was deleted", [added(["INBOX"]), deleted], [removed]],
    ["a star", [put("STARRED", ["INBOX", "STARRED"])], [marked(["STARRED"], [])]],
    ["a star set and taken", [put("STARRED", ["STARRED"]), taken("STARRED", [])], [marked([], ["STARRED"])]],
    ["two marks", [taken("UNREAD", []), put("STARRED", ["STARRED"])], [marked(["STARRED"], ["UNREAD"])]],
    [
      "an arrival that was read: whoever has it already learns of the reading",
      [added(["INBOX", "UNREAD"]), taken("UNREAD", ["INBOX"])],
      [listed, marked([], ["UNREAD"])],
    ],
    ["a move into the trash", [taken("INBOX", ["TRASH"]), put("TRASH", ["TRASH"])], [removed]],
    ["a move out of the trash", [taken("TRASH", ["INBOX"])], [listed, marked([], ["TRASH"])]],
    ["a move from the trash to spam", [taken("TRASH", ["SPAM"]), put("SPAM", ["SPAM"])], [removed]],
    [
      "a move into the trash and back",
      [put("TRASH", ["TRASH"]), taken("TRASH", ["INBOX"])],
      [listed, marked([], ["TRASH"])],
    ],
    ["nothing", [{}], []],
  ])("with %s", (_, history, expected) => {
    expect(read(history)).toEqual(expected);
  });

  it("keeps the order of the last word about each message", () => {
    const history = [
      { messagesAdded: [{ message: message(["INBOX"], "a") }, { message: message(["INBOX"], "b") }] },
      { messagesDeleted: [{ message: message([], "a") }] },
    ];
    expect(read(history)).toEqual([
      { type: "listed", externalId: "b" },
      { type: "removed", externalId: "a" },
    ]);
  });

  it("follows the user's choice of folders", () => {
    expect(read([added(["SPAM"])], new Set(["TRASH"]))).toEqual([listed]);
    expect(read([put("Label_1", ["INBOX", "Label_1"])], new Set(["Label_1"]))).toEqual([removed]);
  });
});

it("compares history ids as the 64-bit numbers they are", () => {
  expect(laterHistoryId("9", "10")).toBe("10");
  expect(laterHistoryId("18446744073709551615", "18446744073709551614")).toBe("18446744073709551615");
});
