import { groupByMonth } from "./groupByMonth.ts";

/** One line of a timeline on screen: the header of a month, or an item below it. */
export type TimelineLine<Item> =
  | { kind: "month"; key: string; label: string }
  | { kind: "item"; key: string; item: Item };

/** A timeline as the lines that are drawn one below the other. */
export function timelineLines<Item extends { id: string; sentAt: number }>(
  items: readonly Item[],
  now: number,
): TimelineLine<Item>[] {
  return groupByMonth(items, now).flatMap((group): TimelineLine<Item>[] => [
    { kind: "month", key: group.key, label: group.label },
    ...group.items.map((item): TimelineLine<Item> => ({ kind: "item", key: item.id, item })),
  ]);
}

/**
 * The lines to draw: those in view, the header of the month that they are in, and the line that has the focus, which
 * would be lost with it.
 */
export function linesToDraw(
  lines: readonly TimelineLine<unknown>[],
  inView: readonly number[],
  focused: number | null,
): number[] {
  const first = inView[0] ?? 0;
  const month = lines.findLastIndex(({ kind }, at) => kind === "month" && at <= first);
  const wanted = new Set([...inView, month, focused ?? -1]);
  return [...wanted].filter((at) => at >= 0 && at < lines.length).sort((one, other) => one - other);
}

/** The next item below (`1`) or above (`-1`) a line, or the first of all from nowhere (`-1`); null at the ends. */
export function nextItem(lines: readonly TimelineLine<unknown>[], from: number, by: 1 | -1): number | null {
  if (from < 0) return first(lines, 0, 1);
  return first(lines, from + by, by);
}

function first(lines: readonly TimelineLine<unknown>[], from: number, by: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < lines.length; at += by) if (lines[at]?.kind === "item") return at;
  return null;
}
