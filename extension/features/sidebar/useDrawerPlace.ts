import { useEffect, useState } from "react";
import { drawerStretch } from "./drawerPlace.ts";
import type { SidebarHost, SidebarState } from "./drawerSlot.ts";
import { fittingWidth } from "./drawerWidth.ts";

/** Milliseconds without scrolling after which the drawer looks again what it lies over. */
const restMs = 200;
/** How far from the edge of the window the drawer stands, with a margin around a button, in pixels. */
const reach = 16;

/** Where the drawer stands: as wide as wanted where there is room, and over no button with which mail is answered. */
export function useDrawerPlace(
  host: SidebarHost,
  { width: wanted }: SidebarState,
): { width: number; top: number; height: number } {
  const [windowWidth, setWindowWidth] = useState(innerWidth);
  const [stretch, setStretch] = useState(() => drawerStretch([], innerHeight));
  const width = fittingWidth(wanted, windowWidth);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const edge = innerWidth - width - reach;
      setWindowWidth(innerWidth);
      const taken = host.answerControls().filter((rect) => rect.height > 0 && rect.right > edge);
      setStretch(drawerStretch(taken, innerHeight));
    };
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    look();
    // A conversation is told of before all of it is drawn.
    const stop = host.subscribe(lookSoon);
    addEventListener("resize", look);
    document.addEventListener("scroll", lookSoon, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      stop();
      removeEventListener("resize", look);
      document.removeEventListener("scroll", lookSoon, { capture: true });
    };
  }, [host, width]);
  return { width, top: stretch.top, height: stretch.bottom - stretch.top };
}
