import { expect, test } from "vitest";
import type { TimelineItem } from "#shared/timeline.ts";
import { markInPages, markRowsInPages, removeFromPages } from "./markPages.ts";
import { timelineItem } from "./timelineItem.sample.ts";

const item = (id: string, isRead: boolean, unread: number): TimelineItem =>
  timelineItem({ id, isRead, conversation: { emails: 3, unread, people: [] } });

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

test("a conversation that is chosen is read as a whole, and unread again by its newest email", () => {
  const before = pages(item("a", false, 3), item("b", true, 2), item("c", false, 1));
  const read = markRowsInPages(before, new Set(["a", "b"]), { isRead: true });
  const shown = (data: ReturnType<typeof markRowsInPages>) =>
    data.pages.flatMap((page) =>
      page.items.map(({ isRead, conversation }) => [isRead, conversation?.unread]),
    );
  expect(shown(read)).toEqual([
    [true, 0],
    [true, 0],
    [false, 1],
  ]);
  expect(shown(markRowsInPages(read, new Set(["a"]), { isRead: false }))[0]).toEqual([false, 1]);
  expect(shown(markRowsInPages(before, new Set(["a"]), { isStarred: true }))[0]).toEqual([false, 3]);
});
