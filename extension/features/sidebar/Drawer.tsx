import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from "react";
import { Boundary } from "../../ui/Boundary.tsx";
import { ToastList } from "../../ui/Toasts.tsx";
import { OutboxNotice } from "../api/OutboxNotice.tsx";
import { DrawerContent } from "./DrawerContent.tsx";
import { DrawerEdge } from "./DrawerEdge.tsx";
import { DrawerFoot } from "./DrawerFoot.tsx";
import type { SidebarHost } from "./drawerSlot.ts";
import { keepFocus } from "./keepFocus.ts";
import { useDrawerPlace } from "./useDrawerPlace.ts";

/** Beside the mail page's own keys: B files the open email, Escape closes. Both only while the drawer has the focus. */
export function Drawer({ host }: { host: SidebarHost }) {
  const state = useSyncExternalStore(host.subscribe, host.state);
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (host.takesFocus()) drawer.current?.focus();
  }, [host]);
  useEffect(() => (drawer.current === null ? undefined : keepFocus(drawer.current)), []);
  const place = useDrawerPlace(host, state);
  const isClosing = useRef(false);
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    if (event.key === "Escape") isClosing.current = true;
    else if (event.key.toLowerCase() === "b") host.requestTag(true);
    else return;
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
        <DrawerContent host={host} mail={state.mail} isTagRequested={state.isTagRequested} />
      </Boundary>
      <ToastList />
      <OutboxNotice />
      <DrawerFoot account={state.mail?.account ?? null} />
    </aside>
  );
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
}
