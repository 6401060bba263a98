import { currentLanguage } from "../i18n/currentLanguage.ts";

const styles = {
  time: { timeStyle: "short" },
  weekday: { weekday: "short" },
  day: { day: "numeric", month: "short" },
  date: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long" },
  monthOfYear: { month: "long", year: "numeric" },
  meeting: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  },
  meetingAsWritten: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  },
  wholeDay: { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  full: { dateStyle: "medium", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** A formatter for dates; each is made once, because making one costs more than a thousand uses. */
export function dateFormat(
  style: keyof typeof styles,
  locale: string = currentLanguage().formats,
): Intl.DateTimeFormat {
  const key = `${style} ${locale}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, styles[style]);
  made.set(key, format);
  return format;
}
