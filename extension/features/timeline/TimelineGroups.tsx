import { useCallback, useEffect, useRef } from "react";
import type { TimelineItem } from "#shared/timeline.ts";
import { groupByMonth } from "./groupByMonth.ts";
import { TimelineRow } from "./TimelineRow.tsx";

interface TimelineGroupsProps {
  items: readonly TimelineItem[];
  selectedId?: string | null;
  onOpen: (item: TimelineItem) => void;
}

/** Emails or conversations, newest first, under a header for each month. */
export function TimelineGroups({ items, selectedId = null, onOpen }: TimelineGroupsProps) {
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((item: TimelineItem) => latest.current(item), []);
  return groupByMonth(items, Date.now()).map((group) => (
    <section key={group.key} aria-label={group.label}>
      <h2 className="month">{group.label}</h2>
      <ul>
        {group.items.map((item) => (
          <li key={item.id}>
            <TimelineRow item={item} selected={item.id === selectedId} onOpen={open} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
