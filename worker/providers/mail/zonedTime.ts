import ICAL from "ical.js";

/** Rules by which real time zones change, and nothing that could be expanded for hours. */
const harmlessParts = new Set([
  "FREQ",
  "INTERVAL",
  "BYMONTH",
  "BYDAY",
  "BYMONTHDAY",
  "UNTIL",
  "COUNT",
  "WKST",
]);

/**
 * Milliseconds UTC of a local time in a named zone: by the zone's IANA name, else by the definition that the calendar
 * brings along (RFC 5545, 3.6.5). Null for a time without a zone, and for one whose zone nobody defines.
 */
export function zonedTime(time: ICAL.Time, zone: string | null, calendar: ICAL.Component): number | null {
  const asUtc = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  if (!Number.isFinite(asUtc) || time.year < 1900 || time.year > 2200) return null;
  if (time.zone === ICAL.Timezone.utcTimezone) return asUtc;
  if (zone === null) return null;
  const offset = namedOffset(zone, asUtc) ?? definedOffset(zone, time, calendar);
  return offset === null ? null : asUtc - offset;
}

/** Milliseconds that an IANA zone is ahead of UTC at a local time; null where there is no such zone. */
function namedOffset(zone: string, local: number): number | null {
  // Outlook's own names have spaces, and some programs put a path before the name.
  const name = /[A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?$/.exec(zone)?.[0] ?? zone;
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    const at = (instant: number) => offsetOf(format.formatToParts(instant));
    // Twice, because the offset at the local time read as UTC can be that of the other side of a change.
    return at(local - at(local));
  } catch {
    return null;
  }
}

function offsetOf(parts: Intl.DateTimeFormatPart[]): number {
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
}

function definedOffset(zone: string, time: ICAL.Time, calendar: ICAL.Component): number | null {
  const definition = calendar
    .getAllSubcomponents("vtimezone")
    .find((one) => one.getFirstPropertyValue("tzid") === zone);
  if (definition === undefined) return null;
  const changes = definition.getAllSubcomponents();
  if (changes.length > 40 || changes.some((change) => !isHarmless(change))) return null;
  return new ICAL.Timezone(definition).utcOffset(time) * 1000;
}

function isHarmless(change: ICAL.Component): boolean {
  if (change.getAllProperties("rdate").length > 200) return false;
  return change.getAllProperties("rrule").every((property) => {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur) || rule.freq !== "YEARLY" || rule.interval < 1) return false;
    return Object.entries(rule.parts).every(
      ([name, values]) => harmlessParts.has(name) && (values?.length ?? 0) <= 7,
    );
  });
}
