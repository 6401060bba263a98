import type { TimelineInput } from "#shared/apiCalls.ts";
import type { TextKey } from "../../i18n/t.ts";

/** A filter above a timeline: how it is called, and what it asks of the API. */
export const timelineFilters = [
  { id: "all", label: "timeline.all", input: {} },
  { id: "unread", label: "timeline.unread", input: { unread: true } },
  { id: "starred", label: "timeline.starred", input: { starred: true } },
  { id: "files", label: "timeline.files", input: { hasAttachments: true } },
  { id: "inbound", label: "timeline.fromThem", input: { direction: "inbound" } },
  { id: "outbound", label: "timeline.fromUs", input: { direction: "outbound" } },
  { id: "removed", label: "timeline.removed", input: { deleted: true } },
] as const satisfies readonly { id: string; label: TextKey; input: TimelineInput }[];

export type TimelineFilterId = (typeof timelineFilters)[number]["id"];

/** What the API is asked for a timeline of a business, or of all one's own mail (`null`). */
export function timelineInputOf(businessId: string | null, filter: TimelineFilterId): TimelineInput {
  const scope = businessId === null ? { userId: "me" } : { businessId };
  const input: TimelineInput = timelineFilters.find(({ id }) => id === filter)?.input ?? {};
  // What was removed is listed email by email, because each is restored by itself.
  return filter === "removed" ? { ...scope, ...input } : { ...scope, ...input, groupBy: "thread" };
}
