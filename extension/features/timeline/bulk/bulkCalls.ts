import type { EmailsPatch } from "#shared/emailsPatch.ts";
import type { RemovalRequest } from "#shared/removal.ts";
import type { TimelineItem } from "#shared/timeline.ts";

/** Emails in one call of the API. */
const mostIds = 100;

export type Mark = { isRead: boolean } | { isStarred: boolean };

/** Whether a row stands for several emails. */
export function isConversation({ conversation }: TimelineItem): boolean {
  return (conversation?.emails ?? 1) > 1;
}

/**
 * Whether a mark is for all emails of a conversation: to have read it, and to take its star away. Unread, or with a
 * star, it is by its newest.
 */
function isForAll(mark: Mark): boolean {
  return "isRead" in mark ? mark.isRead : !mark.isStarred;
}

/** The calls that mark the emails of these rows. */
export function markCalls(items: readonly TimelineItem[], mark: Mark): EmailsPatch[] {
  const isWhole = (item: TimelineItem) => isForAll(mark) && isConversation(item);
  return choices(items, isWhole).map((choice) => ({ ...choice, ...mark }));
}

/** The calls that remove these rows. */
export function removalCalls(items: readonly TimelineItem[]): RemovalRequest[] {
  return choices(items, isConversation);
}

function choices(
  items: readonly TimelineItem[],
  isWhole: (item: TimelineItem) => boolean,
): ({ ids: string[] } | { conversationId: string })[] {
  const conversations = [...new Set(items.filter(isWhole).map(({ conversationId }) => conversationId))];
  const ids = items.filter((item) => !isWhole(item)).map(({ id }) => id);
  const parts = Array.from({ length: Math.ceil(ids.length / mostIds) }, (_, at) => ({
    ids: ids.slice(at * mostIds, (at + 1) * mostIds),
  }));
  return [...conversations.map((conversationId) => ({ conversationId })), ...parts];
}
