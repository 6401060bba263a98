/**
 * Gives the focus to the drawer when what had it vanishes, as a picker does once something is picked: the browser would
 * give it to the mail page, which then hears the end of the key that is still down.
 * @returns what ends it.
 */
export function keepFocus(drawer: HTMLElement): () => void {
  let focused: Element | null = null;
  const check = () => {
    if (focused === null || focused.isConnected) return;
    focused = null;
    drawer.focus({ preventScroll: true });
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    focused = target instanceof Element ? target : null;
  };
  // An element that still stands has lost the focus to somebody else, who keeps it.
  const onFocusOut = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      check();
      if (focused === target) focused = null;
    });
  const observer = new MutationObserver(check);
  observer.observe(drawer, { childList: true, subtree: true });
  drawer.addEventListener("focusin", onFocusIn);
  drawer.addEventListener("focusout", onFocusOut);
  return () => {
    observer.disconnect();
    drawer.removeEventListener("focusin", onFocusIn);
    drawer.removeEventListener("focusout", onFocusOut);
  };
}
