import type { TimelineInput } from "#shared/apiCalls.ts";
import type { Direction } from "#shared/email.ts";

/** What a timeline is of: a business, a contact or what a search finds; of nothing named, all one's own mail. */
export interface TimelineScope {
  businessId: string | null;
  contactId?: string | null;
  q?: string | null;
}

/** What is shown of a timeline, any combination of it. */
export interface TimelineFilter {
  unread: boolean;
  starred: boolean;
  hasAttachments: boolean;
  direction: Direction | null;
  /** Days as a date field gives them (`2026-11-21`), both inclusive; empty for any. */
  from: string;
  to: string;
  view: TimelineView;
}

export const timelineViews = ["conversations", "emails", "removed"] as const;
export type TimelineView = (typeof timelineViews)[number];

export const noFilter: TimelineFilter = {
  unread: false,
  starred: false,
  hasAttachments: false,
  direction: null,
  from: "",
  to: "",
  view: "conversations",
};

/** Whether something is left out of what the timeline holds. */
export function isFiltered({ view, ...filter }: TimelineFilter): boolean {
  return view === "removed" || Object.values(filter).some((value) => value !== false && !!value);
}

/** What the API is asked for a timeline. Days are those of this computer, and may be given in either order. */
export function timelineInputOf(scope: TimelineScope, filter: TimelineFilter): TimelineInput {
  const { businessId, contactId = null, q = null } = scope;
  const days = [filter.from, filter.to].filter((day) => day !== "").toSorted();
  const isRange = filter.from !== "" && filter.to !== "";
  const from = isRange ? days[0] : filter.from;
  const to = isRange ? days[1] : filter.to;
  return {
    ...(businessId === null ? {} : { businessId }),
    ...(contactId === null ? {} : { contactId }),
    ...(q === null ? {} : { q }),
    ...(businessId === null && contactId === null && q === null ? { userId: "me" } : {}),
    ...(filter.unread ? { unread: true as const } : {}),
    ...(filter.starred ? { starred: true as const } : {}),
    ...(filter.hasAttachments ? { hasAttachments: true as const } : {}),
    ...(filter.direction === null ? {} : { direction: filter.direction }),
    ...within(from, to),
    // What was removed is listed email by email, because each is restored by itself.
    ...(filter.view === "conversations" ? { groupBy: "thread" as const } : {}),
    ...(filter.view === "removed" ? { deleted: true as const } : {}),
  };
}

function within(from = "", to = ""): Pick<TimelineInput, "from" | "to"> {
  const start = startOf(from, 0);
  const end = startOf(to, 1);
  return { ...(start === null ? {} : { from: start }), ...(end === null ? {} : { to: end }) };
}

/** The first moment of a day, or of so many days after it; null for what is no day. */
function startOf(day: string, later: number): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
  return Number.isNaN(at) || at < 0 ? null : at;
}
