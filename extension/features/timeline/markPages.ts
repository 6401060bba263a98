import type { InfiniteData } from "@tanstack/react-query";
import type { EmailPatch } from "#shared/email.ts";
import type { TimelinePage } from "#shared/timeline.ts";

type Pages = InfiniteData<TimelinePage>;

/** A timeline as it will be once `patch` has reached the email: shown at once, and taken back if it fails. */
export function markInPages(data: Pages, emailId: string, patch: EmailPatch): Pages {
  return mapItems(data, (item) => {
    if (item.id !== emailId) return item;
    const isRead = patch.isRead ?? item.isRead;
    const readBefore = item.isRead;
    const unreadChange = isRead === readBefore ? 0 : isRead ? -1 : 1;
    return {
      ...item,
      isRead,
      isStarred: patch.isStarred ?? item.isStarred,
      conversation: item.conversation && {
        ...item.conversation,
        unread: Math.max(0, item.conversation.unread + unreadChange),
      },
    };
  });
}

/** The same for rows of the list: to have read a conversation is to have read all of it. */
export function markRowsInPages(data: Pages, ids: ReadonlySet<string>, patch: EmailPatch): Pages {
  return mapItems(data, (item) => {
    if (!ids.has(item.id)) return item;
    const { conversation } = item;
    const isRead = patch.isRead ?? item.isRead;
    const newest = Number(item.isRead) - Number(isRead);
    const unread = patch.isRead === true ? 0 : (conversation?.unread ?? 0) + newest;
    return {
      ...item,
      isRead,
      isStarred: patch.isStarred ?? item.isStarred,
      conversation: conversation && { ...conversation, unread },
    };
  });
}

/** A timeline without one email. A conversation of several stays, under its newest, until the API is asked again. */
export function removeFromPages(data: Pages, emailId: string): Pages {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== emailId) })),
  };
}

function mapItems(
  data: Pages,
  change: (item: TimelinePage["items"][number]) => TimelinePage["items"][number],
): Pages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) };
}
