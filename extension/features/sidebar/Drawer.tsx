import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from "react";
import { Boundary } from "../../ui/Boundary.tsx";
import { isShortcut, pressShortcut } from "../../ui/pressShortcut.ts";
import { ToastList } from "../../ui/Toasts.tsx";
import { OutboxNotice } from "../api/OutboxNotice.tsx";
import { RunningOperations } from "../filing/RunningOperations.tsx";
import { DrawerContent } from "./DrawerContent.tsx";
import { DrawerEdge } from "./DrawerEdge.tsx";
import { DrawerFoot } from "./DrawerFoot.tsx";
import type { SidebarHost } from "./drawerSlot.ts";
import { keepFocus } from "./keepFocus.ts";
import { useDrawerPlace } from "./useDrawerPlace.ts";

/** Beside the mail page's own keys: B files the open email, what shows a key is pressed by it, Escape closes. All only while the drawer has the focus. */
export function Drawer({ host }: { host: SidebarHost }) {
  const state = useSyncExternalStore(host.subscribe, host.state);
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (host.takesFocus()) drawer.current?.focus();
  }, [host]);
  useEffect(() => (drawer.current === null ? undefined : keepFocus(drawer.current)), []);
  const place = useDrawerPlace(host, state);
  const isClosing = useRef(false);
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!isShortcut(event)) return;
    if (event.key === "Escape") isClosing.current = true;
    // A mail that is not sure yet is only looked at.
    else if (!state.isSure) return;
    else if (event.key.toLowerCase() === "b") host.requestTag(true);
    else if (!pressShortcut(event.currentTarget, event.key)) return;
    event.preventDefault();
  }
  /** The drawer stays until the key is up, or its end would reach the mail page. */
  function onKeyUp(event: KeyboardEvent) {
    if (event.key === "Escape" && isClosing.current) host.close();
    isClosing.current = false;
  }
  return (
    // The landmark hears the keys of everything in it; it is no control itself.
    <aside
      ref={drawer}
      style={place}
      tabIndex={-1}
      className="threadbook drawer"
      aria-label="Threadbook"
      data-testid="drawer"
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
    >
      <DrawerEdge width={place.width} onResize={host.resize} />
      <Boundary
        // Another conversation is another beginning: no open picker, no list scrolled halfway.
        key={state.mail?.thread?.id ?? state.mail?.subject ?? ""}
      >
        <div className="drawer-content" inert={!state.isSure}>
          <DrawerContent
            host={host}
            mail={state.mail}
            isTagRequested={state.isTagRequested && state.isSure}
          />
        </div>
      </Boundary>
      <RunningOperations />
      <ToastList />
      <OutboxNotice />
      <DrawerFoot account={state.mail?.account ?? null} />
    </aside>
  );
}
