import { describe, expect, it } from "vitest";
import { excludedLabels, flagsOf, isIncluded, listQuery, toFolders } from "./labels.ts";

const choice = (id: string, included: boolean) => ({ id, name: id, included });

describe("the choice of folders", () => {
  it("is everything but spam, trash and chats unless made", () => {
    expect([...excludedLabels([])]).toEqual(["SPAM", "TRASH", "CHAT"]);
    expect([...excludedLabels([choice("INBOX", true)])]).toEqual(["SPAM", "TRASH", "CHAT"]);
  });
  it("takes in what the user wants, and leaves out what not", () => {
    expect([...excludedLabels([choice("TRASH", true), choice("Label_1", false)])]).toEqual([
      "SPAM",
      "CHAT",
      "Label_1",
    ]);
  });
  it.each([
    [["INBOX"], true],
    [[], true],
    [["INBOX", "Label_1"], false],
    [["TRASH"], false],
  ])("an email in %j is included: %s", (folders, expected) => {
    expect(isIncluded(folders, excludedLabels([choice("Label_1", false), choice("INBOX", true)]))).toBe(
      expected,
    );
  });
});

describe("the search of a listing", () => {
  const names = new Map([
    ["Label_1", "Deals/Signed & sealed"],
    ["Label_2", "Privat Familie"],
  ]);
  it.each([
    [[], null, { q: "-in:chats", includeSpamTrash: false }],
    [[], 1_767_520_800_999, { q: "after:1767520800 -in:chats", includeSpamTrash: false }],
    [[choice("CHAT", true)], null, { includeSpamTrash: false }],
    [[choice("TRASH", true)], null, { q: "-in:spam -in:chats", includeSpamTrash: true }],
    [
      [choice("CATEGORY_PERSONAL", false)],
      null,
      { q: "-in:chats -category:primary", includeSpamTrash: false },
    ],
    [[choice("Label_2", false)], null, { q: "-in:chats -label:privat-familie", includeSpamTrash: false }],
    [
      [choice("Label_1", false)],
      null,
      { q: '-in:chats -label:"deals-signed-&-sealed"', includeSpamTrash: false },
    ],
    [[choice("Label_gone", false)], null, { q: "-in:chats", includeSpamTrash: false }],
  ])("for %j since %s", (choices, since, expected) => {
    expect(listQuery(excludedLabels(choices), names, since)).toEqual(expected);
  });
});

it("shows the user's labels after Gmail's own, and no flags", () => {
  const labels = ["UNREAD", "SENT", "INBOX"].map((id) => ({ id, name: id, type: "system" }));
  const own = [
    { id: "Label_2", name: "b", type: "user" },
    { id: "Label_1", name: "a", type: "user" },
  ];
  expect(toFolders([...own, ...labels]).map(({ name }) => name)).toEqual(["Inbox", "Sent", "a", "b"]);
});

it("reads flags from labels", () => {
  expect(flagsOf(["UNREAD", "DRAFT"])).toEqual({ isRead: false, isStarred: false, isDraft: true });
  expect(flagsOf(["STARRED"])).toEqual({ isRead: true, isStarred: true, isDraft: false });
});
