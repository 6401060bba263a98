import ICAL from "ical.js";
import type { Address } from "#shared/address.ts";
import type { Attendee, Meeting, MeetingTime } from "#shared/meeting.ts";
import { clamp, cleanLine, cleanText } from "./cleanText.ts";
import { zonedTime } from "./zonedTime.ts";

/** Characters of a calendar that are read: an invitation with a long text and hundreds of people fits. */
export const longestCalendar = 500_000;
const mostAttendees = 500;

/** The meeting that an iCalendar text (RFC 5545) is about; null where it holds none, or cannot be read. */
export function readMeeting(text: string): Meeting | null {
  if (text.length > longestCalendar || !/BEGIN:VEVENT/i.test(text)) return null;
  try {
    const calendar = new ICAL.Component(ICAL.parse(unbroken(text)));
    const root = calendar.name === "vcalendar" ? calendar : calendar.getFirstSubcomponent("vcalendar");
    const events = root?.getAllSubcomponents("vevent") ?? [];
    // Of a series with changed dates the one that stands for all has no RECURRENCE-ID.
    const event = events.find((one) => !one.hasProperty("recurrence-id")) ?? events[0];
    return root && event ? toMeeting(root, event) : null;
  } catch {
    return null;
  }
}

/**
 * Only lines that are read: what programs write against the standard in others would end the parser. Text before the
 * calendar, lines without a name and quotes that nobody closes go too.
 */
function unbroken(text: string): string {
  const start = text.search(/BEGIN:VCALENDAR/i);
  return text
    .slice(Math.max(0, start))
    .replace(/(?:\r\n?|\n)[ \t]/g, "")
    .split(/\r\n?|\n/)
    .filter((line) => wanted.test(line) && (line.split('"').length % 2 === 1 || !/^[^:]*"/.test(line)))
    .join("\r\n");
}

const wanted =
  /^(?:BEGIN|END|METHOD|STATUS|SEQUENCE|SUMMARY|DESCRIPTION|LOCATION|DTSTART|DTEND|DURATION|RRULE|RDATE|RECURRENCE-ID|ORGANIZER|ATTENDEE|TZID|TZOFFSETFROM|TZOFFSETTO)[:;]/i;

function toMeeting(calendar: ICAL.Component, event: ICAL.Component): Meeting {
  const start = timeOf(calendar, event, "dtstart");
  return {
    method: methodOf(calendar, event),
    title: lineOf(event, "summary", 500),
    start,
    end: endOf(calendar, event, start),
    repeats: repeatsOf(event),
    place: lineOf(event, "location", 500),
    description: clamp(cleanText(textOf(event, "description")), 5000).trim(),
    organizer: personOf(event.getFirstProperty("organizer")),
    attendees: event.getAllProperties("attendee").slice(0, mostAttendees).flatMap(attendeeOf),
    isUpdate: Number(event.getFirstPropertyValue("sequence") ?? 0) > 0,
  };
}

function methodOf(calendar: ICAL.Component, event: ICAL.Component): Meeting["method"] {
  if (textOf(event, "status").toUpperCase() === "CANCELLED") return "cancel";
  switch (textOf(calendar, "method").toUpperCase()) {
    case "REQUEST":
      return "invite";
    case "CANCEL":
      return "cancel";
    case "REPLY":
      return "answer";
    case "COUNTER":
      return "propose";
    default:
      return "tell";
  }
}

function timeOf(calendar: ICAL.Component, event: ICAL.Component, name: string): MeetingTime | null {
  const property = event.getFirstProperty(name);
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time)) return null;
  const zone = String(property.getFirstParameter("tzid") ?? "") || null;
  return timeAs(calendar, time, time.zone === ICAL.Timezone.utcTimezone ? "UTC" : zone);
}

function timeAs(calendar: ICAL.Component, time: ICAL.Time, zone: string | null): MeetingTime {
  if (time.isDate) return { at: null, local: time.toString().slice(0, 10), timeZone: null };
  const timeZone = zone === null ? null : cleanLine(zone, 100);
  return { at: zonedTime(time, zone, calendar), local: time.toString().slice(0, 16), timeZone };
}

/** DTEND, or what DURATION makes of the start. A whole day ends before the day that DTEND names (3.6.1). */
function endOf(
  calendar: ICAL.Component,
  event: ICAL.Component,
  start: MeetingTime | null,
): MeetingTime | null {
  const end = event.getFirstPropertyValue("dtend");
  if (end instanceof ICAL.Time && end.isDate) {
    const last = end.clone();
    last.adjust(-1, 0, 0, 0);
    const shown = timeAs(calendar, last, null);
    return start !== null && shown.local < start.local ? start : shown;
  }
  if (end instanceof ICAL.Time) return timeOf(calendar, event, "dtend");
  const from = event.getFirstPropertyValue("dtstart");
  const duration = event.getFirstPropertyValue("duration");
  if (start === null || !(from instanceof ICAL.Time) || !(duration instanceof ICAL.Duration)) return null;
  const until = from.clone();
  until.addDuration(duration);
  const at = start.at === null ? null : start.at + duration.toSeconds() * 1000;
  return { ...timeAs(calendar, until, null), at, timeZone: start.timeZone };
}

const units: Record<string, NonNullable<Meeting["repeats"]>["every"]> = {
  DAILY: "day",
  WEEKLY: "week",
  MONTHLY: "month",
  YEARLY: "year",
};

function repeatsOf(event: ICAL.Component): Meeting["repeats"] {
  const rule = event.getFirstPropertyValue("rrule");
  if (!(rule instanceof ICAL.Recur)) return null;
  return {
    every: units[rule.freq ?? ""] ?? "other",
    interval: Math.max(1, Number(rule.interval) || 1),
    count: rule.count ?? null,
    until: rule.until ? rule.until.toString().slice(0, 10) : null,
  };
}

function attendeeOf(property: ICAL.Property): Attendee[] {
  const person = personOf(property);
  if (person === null) return [];
  const parameter = (name: string) => String(property.getFirstParameter(name) ?? "").toUpperCase();
  const role = parameter("role");
  if (parameter("cutype") === "ROOM" || parameter("cutype") === "RESOURCE") return [];
  return [{ ...person, status: statusOf(parameter("partstat")), isOptional: role.startsWith("OPT") }];
}

function statusOf(partstat: string): Attendee["status"] {
  switch (partstat) {
    case "ACCEPTED":
      return "accepted";
    case "DECLINED":
      return "declined";
    case "TENTATIVE":
      return "tentative";
    default:
      return "waiting";
  }
}

function personOf(property: ICAL.Property | null): Address | null {
  if (property === null) return null;
  const value = String(property.getFirstValue() ?? "");
  const address = cleanLine(value.replace(/^mailto:/i, ""), 320).toLowerCase();
  const name = cleanLine(String(property.getFirstParameter("cn") ?? ""), 200).replace(/^["']|["']$/g, "");
  if (!address.includes("@")) return name === "" ? null : { name, address: "" };
  return { name: name.toLowerCase() === address ? "" : name, address };
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? "" : String(value);
}

function lineOf(component: ICAL.Component, name: string, longest: number): string {
  return cleanLine(textOf(component, name), longest);
}
