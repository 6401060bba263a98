import type { TimelineItem } from "#shared/timeline.ts";
import { t } from "../../../i18n/t.ts";
import { plainText } from "../../../ui/plainText.ts";
import { useEmailActions } from "../useEmailActions.ts";
import { isConversation } from "./bulkCalls.ts";
import { useBulk } from "./useBulk.ts";

/** What a key or a button does to rows. `remove` puts back what is removed, `unread` and `star` turn over. */
export type RowAction = "unread" | "star" | "remove";

/** Acts on rows: on a single email in a way that waits without a connection, on several as one. */
export function useRowActions(
  isRemoved: boolean,
): (action: RowAction, items: readonly TimelineItem[]) => void {
  const one = useEmailActions();
  const many = useBulk();
  return (action, items) => {
    const [first] = items;
    if (first === undefined) return;
    const single = items.length === 1 && !isConversation(first) ? first : null;
    if (action === "remove") {
      if (isRemoved) return many.restore.mutate(items);
      if (single === null) return many.remove.mutate(items);
      const subject = plainText(single.subject ?? "") || t("email.title");
      return one.remove.mutate({ id: single.id, subject });
    }
    if (isRemoved) return;
    const mark = action === "star" ? starOf(items) : readOf(items);
    if (single === null) return many.mark.mutate({ items, mark });
    return one.mark.mutate({ id: single.id, patch: mark });
  };
}

/** Read, unless all of them are. */
function readOf(items: readonly TimelineItem[]): { isRead: boolean } {
  return { isRead: items.some(({ isRead, conversation }) => !isRead || (conversation?.unread ?? 0) > 0) };
}

/** With a star, unless all of them have one. */
function starOf(items: readonly TimelineItem[]): { isStarred: boolean } {
  return { isStarred: items.some(({ isStarred }) => !isStarred) };
}
