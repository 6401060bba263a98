import { expect, test } from "vitest";
import type { TimelineItem } from "#shared/timeline.ts";
import { markInPages, removeFromPages } from "./markPages.ts";

const item = (id: string, isRead: boolean, unread: number): TimelineItem => ({
  id,
  externalId: id,
  emailProviderId: "p1",
  threadId: id,
  conversationId: id,
  direction: "inbound",
  from: null,
  to: [],
  subject: "Frame contract",
  snippet: null,
  sentAt: 1,
  isRead,
  isStarred: false,
  isAutomated: false,
  hasAttachments: false,
  businessId: null,
  contactId: null,
  deletedInProvider: false,
  copies: [],
  match: null,
  conversation: { emails: 3, unread, people: [] },
});

const pages = (...items: TimelineItem[]) => ({
  pages: [{ items, nextCursor: "next" }],
  pageParams: [null],
});

test("marking an email read counts its conversation down by one, and never below none", () => {
  const marked = markInPages(pages(item("a", false, 2), item("b", false, 0)), "a", { isRead: true });
  expect(marked.pages[0]?.items[0]).toMatchObject({ isRead: true, conversation: { unread: 1 } });
  expect(marked.pages[0]?.items[1]).toMatchObject({ isRead: false, conversation: { unread: 0 } });
  expect(
    markInPages(pages(item("b", false, 0)), "b", { isRead: true }).pages[0]?.items[0]?.conversation?.unread,
  ).toBe(0);
});

test("marking read what is read changes no count, and a star changes nothing else", () => {
  const before = pages(item("a", true, 1));
  expect(markInPages(before, "a", { isRead: true })).toEqual(before);
  expect(markInPages(before, "a", { isStarred: true }).pages[0]?.items[0]).toMatchObject({
    isRead: true,
    isStarred: true,
    conversation: { unread: 1 },
  });
});

test("a removed email leaves its page, and paging goes on from the same cursor", () => {
  const after = removeFromPages(pages(item("a", true, 0), item("b", true, 0)), "a");
  expect(after.pages).toMatchObject([{ items: [{ id: "b" }], nextCursor: "next" }]);
});
