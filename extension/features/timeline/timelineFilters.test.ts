import { expect, test } from "vitest";
import { isFiltered, noFilter, timelineInputOf } from "./timelineFilters.ts";

test("of nothing named, a timeline is all one's own mail by conversation", () => {
  expect(timelineInputOf({ businessId: null }, noFilter)).toEqual({ userId: "me", groupBy: "thread" });
});

test("a business, a contact and a search each have their own timeline", () => {
  expect(timelineInputOf({ businessId: "b" }, noFilter)).toEqual({ businessId: "b", groupBy: "thread" });
  expect(timelineInputOf({ businessId: null, contactId: "c" }, noFilter)).toEqual({
    contactId: "c",
    groupBy: "thread",
  });
  expect(timelineInputOf({ businessId: null, q: "orbis" }, noFilter)).toEqual({
    q: "orbis",
    groupBy: "thread",
  });
});

test("filters combine", () => {
  const filter = { ...noFilter, unread: true, starred: true, hasAttachments: true } as const;
  expect(timelineInputOf({ businessId: "b" }, { ...filter, direction: "inbound", view: "emails" })).toEqual({
    businessId: "b",
    unread: true,
    starred: true,
    hasAttachments: true,
    direction: "inbound",
  });
});

test("what was removed is listed email by email", () => {
  expect(timelineInputOf({ businessId: null }, { ...noFilter, view: "removed" })).toEqual({
    userId: "me",
    deleted: true,
  });
});

test("the last day of a range belongs to it, whichever day was chosen first", () => {
  const range = { from: new Date(2026, 10, 3).getTime(), to: new Date(2026, 10, 22).getTime() };
  const asked = (from: string, to: string) =>
    timelineInputOf({ businessId: "b" }, { ...noFilter, from, to, view: "emails" });
  expect(asked("2026-11-03", "2026-11-21")).toEqual({ businessId: "b", ...range });
  expect(asked("2026-11-21", "2026-11-03")).toEqual({ businessId: "b", ...range });
  expect(asked("2026-11-03", "")).toEqual({ businessId: "b", from: range.from });
  expect(asked("", "2026-11-21")).toEqual({ businessId: "b", to: range.to });
  expect(asked("0002-13-99", "")).toEqual({ businessId: "b" });
});

test("showing emails one by one leaves nothing out", () => {
  expect(isFiltered({ ...noFilter, view: "emails" })).toBe(false);
  expect(isFiltered({ ...noFilter, view: "removed" })).toBe(true);
  expect(isFiltered({ ...noFilter, from: "2026-11-03" })).toBe(true);
});
