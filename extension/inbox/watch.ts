import type { OpenMail } from "#shared/openMail.ts";
import type { InboxAdapter } from "./inboxAdapter.ts";
import { type ObserverFactory, observeRoots } from "./observeRoots.ts";
import { createElementMemory } from "./readMemory.ts";

/** Changes of the page lead to one read per this many milliseconds. */
const throttleMs = 300;
/** A value counts once a second read, this much later, has found it too. */
const confirmMs = 50;
/** Right after a route change, when a page is usually being drawn, its changes are read almost at once. */
const quickMs = 2_000;
/** Changes of a page that is being drawn lead to one read per this many milliseconds: about a frame. */
const quickThrottleMs = 20;
/** After a route change the page is asked again and again for this long, until a mail shows. */
const settleMs = 15_000;

/** Time as the watcher sees it; `browserTimers` in the product, a fake clock in tests. */
interface Timers {
  now(): number;
  /** Runs `task` once after `ms` milliseconds; the answer takes it back. */
  after(ms: number, task: () => void): () => void;
}

export const browserTimers: Timers = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

export interface WatchOptions {
  adapter: InboxAdapter;
  document: Document;
  /** The address bar's url, hash included. */
  url(): string;
  /** Where `hashchange` and `popstate` are heard: the window. */
  routes: EventTarget;
  timers: Timers;
  observer: ObserverFactory;
  /** Ends the watch; when the extension is gone as well, `onInvalidated` is told. */
  signal: AbortSignal;
  /** Whether the extension still owns this script; an update orphans it. */
  isAlive(): boolean;
  /**
   * A mail that one read has found and no second one has confirmed yet: `onMail` follows, with it or with
   * another. Only a known conversation other than the last one told is worth this.
   */
  onGlimpse?(mail: OpenMail): void;
  /** The mail on screen whenever it differs from the last one told; null for none, or not sure. */
  onMail(mail: OpenMail | null): void;
  /** The extension was updated or removed: the watch has ended and the person must refresh the page. */
  onInvalidated(): void;
  /** Reading or telling failed; the watch goes on. */
  onFailure(error: unknown): void;
}

/** A running watch. */
interface Watch {
  /** Tells that the route may have changed, where the host page's events do not say so. */
  checkRoute(): void;
}

/**
 * Watches a webmail page and tells which mail is open. A value is told once two reads agree on it, so
 * neither a half-drawn page nor a url that is ahead of its page is ever told.
 */
export function watchOpenMail(options: WatchOptions): Watch {
  const { adapter, document, timers, signal } = options;
  let told: string | undefined;
  /** The conversation last told or glimpsed. */
  let shownId: string | null = null;
  let candidate: { value: string; since: number } | undefined;
  let route: string | undefined;
  let settleUntil = 0;
  let lastRead = Number.NEGATIVE_INFINITY;
  let pending: { due: number; cancel: () => void } | undefined;
  let stopped = signal.aborted;
  let isAbandoned = false;

  const memory = createElementMemory();
  const roots = observeRoots(options.observer, adapter.observedAttributes, (changes) => {
    memory.forget(changes);
    const isQuick = timers.now() < settleUntil - settleMs + quickMs;
    readIn(lastRead + (isQuick ? quickThrottleMs : throttleMs) - timers.now());
  });

  function readIn(ms: number): void {
    if (stopped) return;
    if (ms <= 0) {
      read();
      return;
    }
    const due = timers.now() + ms;
    if (pending !== undefined && pending.due <= due) return;
    pending?.cancel();
    pending = { due, cancel: timers.after(ms, read) };
  }

  function read(): void {
    pending?.cancel();
    pending = undefined;
    if (stopped) return;
    if (!options.isAlive()) {
      end();
      return;
    }
    lastRead = timers.now();
    noteRoute();
    const mail = readSafely();
    weigh(mail, JSON.stringify(mail));
  }

  function noteRoute(): void {
    const url = options.url();
    if (url === route) return;
    route = url;
    settleUntil = lastRead + settleMs;
    candidate = undefined;
    memory.forgetAll();
  }

  function readSafely(): OpenMail | null {
    try {
      // What was not observed until now may have changed unseen.
      if (roots.follow(adapter.observedRoots(document))) memory.forgetAll();
      return adapter.read(document, options.url(), memory);
    } catch (error) {
      options.onFailure(error);
      return null;
    }
  }

  function weigh(mail: OpenMail | null, value: string): void {
    const waited = candidate?.value === value ? lastRead - candidate.since : 0;
    if (waited >= confirmMs) {
      if (mail !== null) settleUntil = 0;
      tell(mail, value);
    } else {
      if (candidate?.value !== value) {
        candidate = { value, since: lastRead };
        if (mail !== null) glimpse(mail);
      }
      readIn(confirmMs - waited);
    }
    if (lastRead < settleUntil) readIn(throttleMs);
  }

  function glimpse(mail: OpenMail): void {
    const id = conversationOf(mail);
    if (options.onGlimpse === undefined || id === null || id === shownId) return;
    shownId = id;
    // Whatever is confirmed now is news, even what was told before.
    told = undefined;
    try {
      options.onGlimpse(mail);
    } catch (error) {
      options.onFailure(error);
    }
  }

  function tell(mail: OpenMail | null, value: string): void {
    if (value === told) return;
    told = value;
    shownId = mail === null ? null : conversationOf(mail);
    try {
      options.onMail(mail);
    } catch (error) {
      options.onFailure(error);
    }
  }

  function checkRoute(): void {
    if (options.url() !== route) readIn(0);
  }

  /** Asking whether the extension is alive may itself end the watch, so this may be entered twice. */
  function end(): void {
    stop();
    const isAlive = options.isAlive();
    if (isAbandoned || isAlive) return;
    isAbandoned = true;
    options.onInvalidated();
  }

  function stop(): void {
    stopped = true;
    pending?.cancel();
    pending = undefined;
    roots.stop();
    options.routes.removeEventListener("hashchange", checkRoute);
    options.routes.removeEventListener("popstate", checkRoute);
  }

  if (!stopped) {
    signal.addEventListener("abort", end, { once: true });
    options.routes.addEventListener("hashchange", checkRoute);
    options.routes.addEventListener("popstate", checkRoute);
    readIn(0);
  }
  return { checkRoute };
}

/** Which conversation of which mailbox it is; null where the page does not name it by an id of the provider's. */
function conversationOf({ provider, account, thread }: OpenMail): string | null {
  if (account === null || thread === null || thread.kind === "gmail-unsynced") return null;
  return [provider, account, thread.kind, thread.id].join(" ");
}
