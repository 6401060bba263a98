import { t } from "../../i18n/t.ts";
import { dateFormat } from "../../ui/dateFormat.ts";
import { daysBetween } from "../../ui/formatTime.ts";

/** A stretch of a timeline under one header. */
export interface MonthGroup<Item> {
  /** Stable while more items are loaded below. */
  key: string;
  label: string;
  items: Item[];
}

/**
 * Groups a timeline, newest first, under "This week" (the last seven days) and then month by month; months of other
 * years carry the year. Items keep their order even where a wrong clock dated one oddly.
 */
export function groupByMonth<Item extends { sentAt: number }>(
  items: readonly Item[],
  now: number,
  locale?: string,
): MonthGroup<Item>[] {
  const groups: MonthGroup<Item>[] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const label = labelOf(item.sentAt, now, locale);
    const last = groups.at(-1);
    if (last?.label === label) {
      last.items.push(item);
      continue;
    }
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    groups.push({ key: `${label} ${times}`, label, items: [item] });
  }
  return groups;
}

function labelOf(at: number, now: number, locale: string | undefined): string {
  const then = new Date(at);
  const today = new Date(now);
  const days = daysBetween(then, today);
  if (days < 7) return t("time.thisWeek");
  const isThisYear = then.getFullYear() === today.getFullYear();
  return dateFormat(isThisYear ? "month" : "monthOfYear", locale).format(then);
}
