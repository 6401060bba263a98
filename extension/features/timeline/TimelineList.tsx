import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TimelineItem } from "#shared/timeline.ts";
import { type RowControls, RowPick } from "./bulk/RowPick.tsx";
import { useTimelineKeys } from "./bulk/useTimelineKeys.ts";
import { TimelineRow } from "./TimelineRow.tsx";
import { linesToDraw, nextItem, type TimelineLine, timelineLines } from "./timelineLines.ts";

interface TimelineListProps {
  items: readonly TimelineItem[];
  selectedId: string | null;
  onOpen: (item: TimelineItem) => void;
  /** What scrolls around the list; null until it is there. */
  scroll: HTMLElement | null;
  /** What can be done to rows; null where they can only be opened. */
  controls: RowControls | null;
}

/** Heights in pixels until a line has been measured. */
const monthHeight = 27;
const itemHeight = 51;
/** So many lines beyond the screen are drawn, so that a quick scroll does not outrun them. */
const beyond = 12;

/** A timeline of any length: only the lines in view are drawn. */
export function TimelineList({ items, selectedId, onOpen, scroll, controls }: TimelineListProps) {
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((item: TimelineItem) => latest.current(item), []);
  const lines = useMemo(() => timelineLines(items, Date.now()), [items]);
  const [list, setList] = useState<HTMLUListElement | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll,
    estimateSize: (at) => (lines[at]?.kind === "month" ? monthHeight : itemHeight),
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: beyond,
    // A row that is walked to stands below the month that stays at the top.
    scrollPaddingStart: monthHeight,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const from = Math.max(0, startIndex - overscan);
      const length = Math.min(lines.length, endIndex + overscan + 1) - from;
      const inView = Array.from({ length: Math.max(0, length) }, (_, index) => from + index);
      return linesToDraw(lines, inView, focused);
    },
  });
  const toLine = (at: number) => {
    virtualizer.scrollToIndex(at);
    setFocused(at);
  };
  const onCursor = useCursor({ list, lines, focused, selectedId, toLine, controls });
  const drawn = virtualizer.getVirtualItems();
  const top = virtualizer.scrollOffset ?? 0;
  const current = drawn.findLast(({ index, start }) => lines[index]?.kind === "month" && start <= top);
  return (
    <ul
      ref={setList}
      className={`timeline-list${controls !== null && controls.selected.size > 0 ? " choosing" : ""}`}
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
            onFocus={() => {
              setFocused(index);
              onCursor(line);
            }}
          >
            {line.kind === "month" ? (
              <h2 className="month">{line.label}</h2>
            ) : (
              <>
                <TimelineRow item={line.item} selected={line.item.id === selectedId} onOpen={open} />
                {controls === null ? null : <RowPick item={line.item} controls={controls} />}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface CursorInput {
  list: HTMLElement | null;
  lines: readonly TimelineLine<TimelineItem>[];
  focused: number | null;
  selectedId: string | null;
  toLine: (at: number) => void;
  controls: RowControls | null;
}

/** The row that the keys mean: the one with the focus, and after it was lost, the next key goes on from there. */
function useCursor({ list, lines, focused, selectedId, toLine, controls }: CursorInput) {
  const last = useRef<string | null>(null);
  /** The line that is to have the focus once it is drawn. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .item`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const itemAt = (at: number | null) => {
    const line = at === null ? undefined : lines[at];
    return line?.kind === "item" ? line.item : null;
  };
  const lineOf = (id: string | null) => lines.findIndex((line) => line.kind === "item" && line.key === id);
  const go = (at: number) => {
    wanted.current = at;
    toLine(at);
  };
  useTimelineKeys(
    list,
    controls && {
      move(by, isRange) {
        const from = focused ?? Math.max(lineOf(last.current), lineOf(selectedId));
        const at = nextItem(lines, from, by);
        const item = itemAt(at);
        if (at === null || item === null) return focused !== null;
        const before = itemAt(focused);
        if (isRange && before !== null) controls.extend(before.id, item.id);
        go(at);
        return true;
      },
      select() {
        const item = itemAt(focused);
        if (item !== null) controls.toggle(item.id);
        return item !== null;
      },
      act(action) {
        const row = itemAt(focused);
        const isActing = controls.act(action, row);
        // The next row comes to where this one was.
        if (isActing && action === "remove" && row !== null) wanted.current = focused;
        return isActing;
      },
      clear: controls.clear,
      help: controls.help,
    },
  );
  return (line: TimelineLine<TimelineItem>) => {
    if (line.kind === "item") last.current = line.key;
  };
}
