import type { TimelineItem } from "#shared/timeline.ts";

/** An email of a timeline, for tests. */
export function timelineItem(part: Partial<TimelineItem> = {}): TimelineItem {
  return {
    id: "email",
    externalId: "external",
    emailProviderId: "mailbox",
    threadId: "thread",
    conversationId: "conversation",
    direction: "inbound",
    from: null,
    to: [],
    subject: "Contract",
    snippet: null,
    sentAt: 1,
    isRead: true,
    isStarred: false,
    isAutomated: false,
    hasAttachments: false,
    businessId: null,
    contactId: null,
    deletedInProvider: false,
    copies: [],
    conversation: null,
    match: null,
    ...part,
  };
}
