import { browser } from "wxt/browser";
import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { createShadowRootUi } from "wxt/utils/content-script-ui/shadow-root";
import { preferredLanguage } from "../../i18n/languagePreference.ts";
import { readerWords } from "../../i18n/readerWords.ts";
import type { InboxAdapter } from "../../inbox/inboxAdapter.ts";
import { browserTimers, watchOpenMail } from "../../inbox/watch.ts";
import { onMessage, sendMessage } from "../../messaging.ts";
import { pressShortcut, undoKey } from "../../ui/pressShortcut.ts";
import { readDrawerPreference, rememberDrawer } from "./drawerPreference.ts";
import { type SidebarHost, takeDrawer } from "./drawerSlot.ts";
import handleCss from "./handle.css?inline";
import { sameMail } from "./sameMail.ts";
import { createSidebarFrame, type SidebarFrame } from "./sidebarFrame.ts";
import { createSidebarStore } from "./sidebarStore.ts";

/** After an update the running script can no longer reach the extension. */
const isOrphan = () => browser.runtime?.id === undefined;

const hostName = "threadbook-sidebar";

/** Starts the reader and the handle in a mail page. Everything it starts ends with `ctx`. */
export async function startSidebar(
  ctx: ContentScriptContext,
  adapter: InboxAdapter,
  showThread: SidebarHost["showThread"],
): Promise<void> {
  // Asked for once: an orphaned script can ask for nothing any more, and still has to say so.
  const [language, preference] = await Promise.all([preferredLanguage(), readDrawerPreference()]);
  const store = createSidebarStore(adapter.readTheme(document), preference.width);
  const words = readerWords[language.locale];
  const host: SidebarHost = {
    language,
    provider: adapter.provider,
    state: store.get,
    subscribe: store.subscribe,
    close: () => setOpen(false),
    takesFocus: () => isKeyed,
    requestTag: (isTagRequested) => store.change({ isTagRequested }),
    resize(width) {
      store.change({ width });
      remember();
    },
    answerControls: () => adapter.answerControls(document).map((control) => control.getBoundingClientRect()),
    showThread,
  };
  let frame: SidebarFrame | undefined;
  let unmount: (() => void) | undefined;
  let isOpen = false;
  let isKeyed = false;
  let before: HTMLElement | undefined;

  const ui = await createShadowRootUi(ctx, {
    name: hostName,
    position: "overlay",
    anchor: "body",
    append: "last",
    zIndex: 990,
    isolateEvents: true,
    css: handleCss,
    onMount(container) {
      frame = createSidebarFrame(container, words, (byKeyboard) => setOpen(!isOpen, byKeyboard));
      // Whoever comes near the handle is about to press it: the drawer's script is there by then.
      frame.handle.addEventListener("pointerenter", () => void loadDrawer(), { once: true });
      frame.setTheme(store.get().theme);
    },
    onRemove() {
      unmount?.();
      unmount = undefined;
    },
  });
  // Firefox starts a new version in pages that are open, beside the old one: one handle is enough.
  for (const older of document.querySelectorAll(hostName)) older.remove();
  ui.mount();

  /** Opens or closes because the person asked. */
  function setOpen(open: boolean, byKeyboard = false): void {
    if (open) {
      isKeyed = byKeyboard;
      const focused = document.activeElement;
      before = focused instanceof HTMLElement && byKeyboard ? focused : undefined;
    }
    show(open)
      .then(() => {
        if (!open) giveFocusBack();
      })
      .catch(report);
    remember();
  }

  function remember(): void {
    if (!isOrphan()) rememberDrawer({ open: isOpen, width: store.get().width }).catch(report);
  }

  function giveFocusBack(): void {
    if (before === ui.shadowHost) frame?.handle.focus();
    else before?.focus();
    before = undefined;
  }

  async function show(open: boolean): Promise<void> {
    isOpen = open;
    if (frame === undefined) return;
    if (!open) {
      unmount?.();
      unmount = undefined;
      frame.handle.hidden = false;
      return;
    }
    const mount = await loadDrawer();
    if (mount === null) {
      frame.note(isOrphan() ? words.updated : words.cannotOpen);
      isOpen = false;
      return;
    }
    if (!isOpen || unmount !== undefined) return;
    frame.note("");
    // The key that opened may still be down, and its end must not reach the mail page: the focus stays in here.
    if (isKeyed) frame.mountPoint.focus({ preventScroll: true });
    frame.handle.hidden = true;
    unmount = mount(frame.mountPoint, host);
  }

  async function loadDrawer() {
    const present = takeDrawer();
    if (isOrphan()) return null;
    if (present !== null) return present;
    await sendMessage("loadDrawer", undefined).catch(report);
    return takeDrawer();
  }

  function report(error: unknown): void {
    console.warn("threadbook: sidebar", error);
  }

  function setTheme(): void {
    const theme = adapter.readTheme(document);
    if (theme === store.get().theme) return;
    frame?.setTheme(theme);
    store.change({ theme });
  }

  const deaf = [
    onMessage("toggleSidebar", () => setOpen(!isOpen, true)),
    onMessage("tagEmail", () => {
      if (!isOpen) setOpen(true, true);
      store.change({ isTagRequested: true });
    }),
    onMessage("undoLast", () => {
      if (frame !== undefined) pressShortcut(frame.mountPoint, undoKey);
    }),
  ];
  ctx.onInvalidated(() => {
    if (!isOrphan()) for (const stop of deaf) stop();
  });
  const watch = watchOpenMail({
    adapter,
    document,
    url: () => location.href,
    routes: window,
    timers: browserTimers,
    observer: (onChange) => new MutationObserver(onChange),
    signal: ctx.signal,
    isAlive: () => ctx.isValid,
    onGlimpse(mail) {
      if (isOpen) store.change({ mail, isSure: false, isTagRequested: false });
    },
    onMail(mail) {
      // What was asked of a mail at its first sight is still wanted once it is sure.
      const before = store.get();
      const isTagRequested = !before.isSure && before.isTagRequested;
      store.change({ mail: sameMail(before.mail, mail), isSure: true, isTagRequested });
      setTheme();
    },
    onInvalidated: () => {},
    onFailure: report,
  });
  // The end of `ctx` has just taken the sidebar off the page; after an update its handle comes back and says so.
  ctx.onInvalidated(() => {
    if (!isOrphan()) return;
    const wasOpen = isOpen;
    isOpen = false;
    // A newer version may be here already.
    if (document.querySelector(hostName) !== null) return;
    ui.mount();
    if (wasOpen) frame?.note(words.updated);
  });
  // An update is noticed when someone comes back to the tab, not in the middle of a click.
  ctx.addEventListener(document, "visibilitychange", () => {
    if (isOrphan()) ctx.notifyInvalidated();
  });
  // Told before the address bar changes: a route that is no hash is seen right after it.
  ctx.addEventListener(window, "wxt:locationchange", () => ctx.setTimeout(() => watch.checkRoute(), 0));
  if (preference.open) await show(true);
}
