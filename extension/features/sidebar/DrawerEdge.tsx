import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { narrowest, widest } from "./drawerWidth.ts";

/** Pixels that one press of an arrow key moves the edge. */
const step = 16;

/** The edge by which the drawer is drawn wider or narrower, by pointer or with the arrow keys. */
export function DrawerEdge({ width, onResize }: { width: number; onResize: (width: number) => void }) {
  const grip = useRef<{ x: number; width: number } | null>(null);
  const within = (wanted: number) => Math.round(Math.min(Math.max(wanted, narrowest), widest));
  function onPointerDown(event: PointerEvent<HTMLHRElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  }
  function onPointerMove({ clientX }: PointerEvent) {
    if (grip.current !== null) onResize(within(grip.current.width + grip.current.x - clientX));
  }
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowLeft: step, ArrowRight: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onResize(within(width + by));
  }
  return (
    // A separator that can be moved is a control (WAI-ARIA, "separator", focusable).
    <hr
      tabIndex={0}
      className="drawer-edge"
      aria-label={t("sidebar.width")}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      data-testid="drawer-edge"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
