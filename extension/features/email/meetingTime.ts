import type { Meeting, MeetingTime } from "#shared/meeting.ts";
import { dateFormat } from "../../ui/dateFormat.ts";

/**
 * When a meeting is, in the reader's own time where the mail says in which zone it was meant; else as its clock shows
 * it, with the zone's name as it stands.
 */
export function meetingTime({ start, end }: Pick<Meeting, "start" | "end">, locale?: string): string | null {
  if (start === null) return null;
  if (!start.local.includes("T")) return range("wholeDay", utcOf(start), end && utcOf(end), locale);
  if (start.at !== null) return range("meeting", start.at, end?.at ?? null, locale);
  const shown = range("meetingAsWritten", utcOf(start), end && utcOf(end), locale);
  return start.timeZone === null ? shown : `${shown} (${start.timeZone})`;
}

function range(
  style: "meeting" | "meetingAsWritten" | "wholeDay",
  from: number,
  to: number | null,
  locale?: string,
): string {
  const format = dateFormat(style, locale);
  return to === null || to <= from ? format.format(from) : format.formatRange(from, to);
}

/** A clock's time as if it were UTC, for a format that shows UTC. */
function utcOf({ local }: MeetingTime): number {
  return Date.parse(`${local}${local.includes("T") ? ":00" : "T00:00:00"}Z`);
}
