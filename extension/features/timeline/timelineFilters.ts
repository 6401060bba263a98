import type { TimelineInput } from "#shared/apiCalls.ts";

/** A filter above a timeline: how it is called, and what it asks of the API. */
export const timelineFilters = [
  { id: "all", label: "All", input: {} },
  { id: "unread", label: "Unread", input: { unread: true } },
  { id: "starred", label: "Starred", input: { starred: true } },
  { id: "files", label: "Files", input: { hasAttachments: true } },
  { id: "inbound", label: "From them", input: { direction: "inbound" } },
  { id: "outbound", label: "From us", input: { direction: "outbound" } },
  { id: "removed", label: "Removed", input: { deleted: true } },
] as const satisfies readonly { id: string; label: string; input: TimelineInput }[];

export type TimelineFilterId = (typeof timelineFilters)[number]["id"];

/** What the API is asked for a timeline of a business, or of all one's own mail (`null`). */
export function timelineInputOf(businessId: string | null, filter: TimelineFilterId): TimelineInput {
  const scope = businessId === null ? { userId: "me" } : { businessId };
  const input: TimelineInput = timelineFilters.find(({ id }) => id === filter)?.input ?? {};
  // What was removed is listed email by email, because each is restored by itself.
  return filter === "removed" ? { ...scope, ...input } : { ...scope, ...input, groupBy: "thread" };
}
