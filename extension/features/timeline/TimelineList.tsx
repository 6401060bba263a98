import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TimelineItem } from "#shared/timeline.ts";
import { TimelineRow } from "./TimelineRow.tsx";
import { linesToDraw, timelineLines } from "./timelineLines.ts";

interface TimelineListProps {
  items: readonly TimelineItem[];
  selectedId: string | null;
  onOpen: (item: TimelineItem) => void;
  /** What scrolls around the list; null until it is there. */
  scroll: HTMLElement | null;
}

/** Heights in pixels until a line has been measured. */
const monthHeight = 27;
const itemHeight = 51;
/** So many lines beyond the screen are drawn, so that a quick scroll does not outrun them. */
const beyond = 12;

/** A timeline of any length: only the lines in view are drawn. */
export function TimelineList({ items, selectedId, onOpen, scroll }: TimelineListProps) {
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((item: TimelineItem) => latest.current(item), []);
  const lines = useMemo(() => timelineLines(items, Date.now()), [items]);
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll,
    estimateSize: (at) => (lines[at]?.kind === "month" ? monthHeight : itemHeight),
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: beyond,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const from = Math.max(0, startIndex - overscan);
      const length = Math.min(lines.length, endIndex + overscan + 1) - from;
      const inView = Array.from({ length: Math.max(0, length) }, (_, index) => from + index);
      return linesToDraw(lines, inView, focused);
    },
  });
  const drawn = virtualizer.getVirtualItems();
  const top = virtualizer.scrollOffset ?? 0;
  const current = drawn.findLast(({ index, start }) => lines[index]?.kind === "month" && start <= top);
  return (
    <ul
      className="timeline-list"
      style={{ height: virtualizer.getTotalSize() }}
      onBlur={() => setFocused(null)}
    >
      {drawn.map(({ key, index, start }) => {
        const line = lines[index];
        if (line === undefined) return null;
        const isSticky = index === current?.index;
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={isSticky ? "line sticky" : "line"}
            style={isSticky ? undefined : { transform: `translateY(${start}px)` }}
            aria-setsize={lines.length}
            aria-posinset={index + 1}
            onFocus={() => setFocused(index)}
          >
            {line.kind === "month" ? (
              <h2 className="month">{line.label}</h2>
            ) : (
              <TimelineRow item={line.item} selected={line.item.id === selectedId} onOpen={open} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
