import { t } from "../i18n/t.ts";
import { dateFormat } from "./dateFormat.ts";

const minute = 60_000;
const hour = 60 * minute;

/** When an email was sent, as short as it stays clear: time today, weekday within six days, then day, then date. */
export function shortTime(at: number, now: number, locale?: string): string {
  const then = new Date(at);
  const today = new Date(now);
  const days = daysBetween(then, today);
  if (days === 0) return dateFormat("time", locale).format(then);
  if (days > 0 && days < 7) return dateFormat("weekday", locale).format(then);
  return dateFormat(then.getFullYear() === today.getFullYear() ? "day" : "date", locale).format(then);
}

/** When an email was sent, in full. */
export function fullTime(at: number, locale?: string): string {
  return dateFormat("full", locale).format(at);
}

/** How long ago something happened; a time ahead of a wrong clock counts as now. */
export function ago(at: number, now: number): string {
  const passed = now - at;
  if (passed < minute) return t("time.justNow");
  if (passed < hour) return t("time.minutesAgo", { count: Math.floor(passed / minute) });
  if (passed < 24 * hour) return t("time.hoursAgo", { count: Math.floor(passed / hour) });
  const days = Math.floor(passed / (24 * hour));
  return days === 1 ? t("time.yesterday") : t("time.daysAgo", { count: days });
}

/** Whole calendar days from `then` to `today`, in local time; daylight saving does not change the count. */
export function daysBetween(then: Date, today: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(today) - day(then)) / (24 * hour));
}
