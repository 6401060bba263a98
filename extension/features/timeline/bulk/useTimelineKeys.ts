import { useEffect, useRef } from "react";
import { isShortcut } from "../../../ui/pressShortcut.ts";

/** What the keys of a timeline do; each answers whether there was anything to do. */
export interface TimelineKeys {
  move: (by: 1 | -1, isRange: boolean) => boolean;
  select: () => boolean;
  act: (action: "unread" | "star" | "remove") => boolean;
  clear: () => boolean;
  help: () => boolean;
}

/**
 * The keys of a timeline, wherever the focus is but in a field or a dialog. They come before the keys of what stands
 * beside the list: what is chosen there is what they mean. `list` is what must be on screen for them.
 */
export function useTimelineKeys(list: HTMLElement | null, keys: TimelineKeys | null): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (list === null) return;
    const onKey = (event: KeyboardEvent) => {
      const isShown = list.getClientRects().length > 0;
      if (latest.current === null || !isShown || event.defaultPrevented || !isShortcut(event)) return;
      if (event.target instanceof Element && event.target.closest("[role$=dialog]") !== null) return;
      if (taken(latest.current, event, list)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [list]);
}

function taken(keys: TimelineKeys, { key, shiftKey, target }: KeyboardEvent, list: HTMLElement): boolean {
  // Beside the list the arrows scroll what is read there.
  const isInList = target instanceof Node && list.contains(target);
  switch (key) {
    case "ArrowDown":
      return isInList && keys.move(1, shiftKey);
    case "ArrowUp":
      return isInList && keys.move(-1, shiftKey);
    case "j":
    case "J":
      return keys.move(1, shiftKey);
    case "k":
    case "K":
      return keys.move(-1, shiftKey);
    case "x":
      return keys.select();
    case "e":
      return keys.act("remove");
    case "s":
      return keys.act("star");
    case "u":
      return keys.act("unread");
    case "Escape":
      return keys.clear();
    case "?":
      return keys.help();
    default:
      return false;
  }
}
