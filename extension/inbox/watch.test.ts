import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startClient } from "#sandbox/pages/gmail/client.ts";
import { type GmailPage, gmailPage } from "#sandbox/pages/gmail/gmailPage.ts";
import { urlTokenOf } from "#sandbox/pages/gmail/ids.ts";
import { sampleConversations } from "#sandbox/pages/gmail/sampleConversations.ts";
import { parsePage } from "#sandbox/pages/parsePage.ts";
import { ada } from "#sandbox/pages/people.ts";
import type { OpenMail } from "#shared/openMail.ts";
import { gmailAdapter } from "./gmail/readGmail.ts";
import type { InboxAdapter } from "./inboxAdapter.ts";
import { browserTimers, type WatchOptions, watchOpenMail } from "./watch.ts";

const [contract, delivery] = sampleConversations.map(({ id }) => id) as [string, string];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tab with a Gmail-like page whose own script runs, watched; its time is the fake clock's. */
function openTab(
  routeDelayMs = 120,
  change: Partial<WatchOptions> = {},
  open: string | undefined = contract,
) {
  const page: GmailPage = gmailPage({
    account: ada,
    conversations: sampleConversations,
    routeDelayMs,
    ...(open === undefined ? {} : { open }),
  });
  const { document } = parsePage(page);
  const routes = new EventTarget();
  const location = { hash: new URL(page.url).hash };
  const stop = new AbortController();
  const told: (string | null)[] = [];
  const observer = { observe: vi.fn(), disconnect: vi.fn() };
  let mutate = () => {};
  startClient(
    {
      document,
      location,
      addEventListener: (type, listener) => routes.addEventListener(type, listener),
      setTimeout: (task, ms) =>
        setTimeout(() => {
          task();
          mutate();
        }, ms),
    },
    { account: ada.address, routeDelayMs },
  );
  const options: WatchOptions = {
    adapter: gmailAdapter,
    document,
    routes,
    url: () => `https://mail.google.com/mail/u/0/${location.hash}`,
    timers: browserTimers,
    observer: (onChange) => {
      mutate = () => onChange([...document.querySelectorAll("*")].map((target) => ({ target })));
      return observer;
    },
    signal: stop.signal,
    isAlive: () => true,
    onMail: (mail: OpenMail | null) => told.push(mail?.thread?.id ?? null),
    onInvalidated: vi.fn(),
    onFailure: vi.fn(),
    ...change,
  };
  const watch = watchOpenMail(options);
  return {
    watch,
    location,
    document,
    told,
    observer,
    options,
    stop,
    mutate: () => mutate(),
    go(id: string | null) {
      location.hash = id === null ? "#inbox" : `#inbox/${urlTokenOf(id)}`;
      routes.dispatchEvent(new Event("hashchange"));
    },
  };
}

/** The Gmail adapter with its reads counted. */
function counted(): { adapter: InboxAdapter; reads: () => number } {
  const read = vi.fn(gmailAdapter.read);
  return { adapter: { ...gmailAdapter, read }, reads: () => read.mock.calls.length };
}

test("the mail that is open from the start is told once, after a second read agrees", () => {
  const { told } = openTab();
  expect(told).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(told).toEqual([contract]);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([contract]);
});

test.each([
  [120, 50],
  [700, 50],
  [1_500, 50],
  [9_000, 350],
])(
  "while a page lags %i ms behind its hash no mail is told, and %i ms after it the right one",
  (delay, afterwards) => {
    const { told, go } = openTab(delay);
    vi.advanceTimersByTime(400);
    go(delivery);
    vi.advanceTimersByTime(delay - 1);
    expect(told).toEqual([contract, null]);
    vi.advanceTimersByTime(1 + afterwards);
    expect(told).toEqual([contract, null, delivery]);
  },
);

test("going back to the list closes the mail", () => {
  const { told, go } = openTab();
  vi.advanceTimersByTime(400);
  go(null);
  vi.advanceTimersByTime(500);
  expect(told).toEqual([contract, null]);
});

test("of three quick route changes only the last mail is told", () => {
  const { told, go } = openTab(300);
  vi.advanceTimersByTime(400);
  go(delivery);
  vi.advanceTimersByTime(40);
  go(null);
  vi.advanceTimersByTime(40);
  go(delivery);
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual([contract, null, delivery]);
});

test("a value that only one read saw is never told", () => {
  const { told, document, mutate } = openTab();
  vi.advanceTimersByTime(1_000);
  const subject = document.querySelector("h2.hP");
  subject?.setAttribute("data-legacy-thread-id", "19eb7aa93d8f0009");
  mutate();
  vi.advanceTimersByTime(10);
  subject?.setAttribute("data-legacy-thread-id", contract);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([contract]);
});

test("a mail is glimpsed at its first read and told at the second", () => {
  const seen: string[] = [];
  const { go } = openTab(5, {
    onGlimpse: ({ thread }) => seen.push(`glimpse ${thread?.id}`),
    onMail: (mail) => seen.push(`told ${mail?.thread?.id ?? "none"}`),
  });
  vi.advanceTimersByTime(400);
  expect(seen.splice(0)).toEqual([`glimpse ${contract}`, `told ${contract}`]);
  go(delivery);
  vi.advanceTimersByTime(25);
  expect(seen.splice(0)).toEqual([`glimpse ${delivery}`]);
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual([`told ${delivery}`]);
});

test("what only one read saw is taken back by what is told next, even if that was told before", () => {
  const seen: string[] = [];
  const { document, mutate } = openTab(120, {
    onGlimpse: ({ thread }) => seen.push(`glimpse ${thread?.id}`),
    onMail: (mail) => seen.push(`told ${mail?.thread?.id ?? "none"}`),
    url: () => "https://mail.google.com/mail/u/0/#inbox",
  });
  vi.advanceTimersByTime(1_000);
  seen.length = 0;
  const subject = document.querySelector("h2.hP");
  subject?.setAttribute("data-legacy-thread-id", "19eb7aa93d8f0009");
  subject?.removeAttribute("data-thread-perm-id");
  mutate();
  vi.advanceTimersByTime(10);
  subject?.setAttribute("data-legacy-thread-id", contract);
  mutate();
  vi.advanceTimersByTime(1_000);
  expect(seen).toEqual(["glimpse 19eb7aa93d8f0009", `glimpse ${contract}`, `told ${contract}`]);
});

test("a message that is unfolded is no other mail, and so nothing is glimpsed", () => {
  const onGlimpse = vi.fn();
  const { document, mutate } = openTab(120, { onGlimpse });
  vi.advanceTimersByTime(1_000);
  onGlimpse.mockClear();
  document.querySelector("div[role=listitem]")?.setAttribute("aria-expanded", "false");
  mutate();
  vi.advanceTimersByTime(1_000);
  expect(onGlimpse).not.toHaveBeenCalled();
});

test("a storm of page changes leads to one read per 300 ms, and nothing is told again", () => {
  const { adapter, reads } = counted();
  const { told, mutate } = openTab(120, { adapter });
  vi.advanceTimersByTime(1_000);
  const before = reads();
  for (let ms = 0; ms < 3_000; ms += 5) {
    mutate();
    vi.advanceTimersByTime(5);
  }
  expect(reads() - before).toBeLessThanOrEqual(11);
  expect(told).toEqual([contract]);
});

test("a list is asked for 15 seconds whether a mail shows, and then left alone", () => {
  const { adapter, reads } = counted();
  const { go } = openTab(120, { adapter });
  vi.advanceTimersByTime(400);
  go(null);
  vi.advanceTimersByTime(15_400);
  expect(vi.getTimerCount()).toBe(0);
  const before = reads();
  vi.advanceTimersByTime(60_000);
  expect(reads()).toBe(before);
});

test("a pane that the page swaps for another is still observed", () => {
  const { document, observer, mutate } = openTab();
  vi.advanceTimersByTime(1_000);
  const frame = document.querySelector(".AO") as Element;
  const swapped = frame.cloneNode(true);
  expect(observer.observe.mock.calls.map(([node]) => node)).toContain(frame.parentNode);
  frame.replaceWith(swapped);
  mutate();
  vi.advanceTimersByTime(300);
  expect(observer.observe.mock.calls.at(-1)).toBeDefined();
  expect(observer.observe.mock.calls.map(([node]) => node)).toContain(swapped);
});

test("a script that its extension has left says so once and stops", () => {
  let alive = true;
  const { adapter, reads } = counted();
  const { options, mutate, go, observer } = openTab(120, { adapter, isAlive: () => alive });
  vi.advanceTimersByTime(1_000);
  const before = reads();
  alive = false;
  mutate();
  go(delivery);
  mutate();
  vi.advanceTimersByTime(60_000);
  expect(options.onInvalidated).toHaveBeenCalledOnce();
  expect(reads()).toBe(before);
  expect(observer.disconnect).toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test("a script whose signal ends because its extension has left says so once", () => {
  let alive = true;
  const { options, stop, mutate } = openTab(120, {
    isAlive() {
      if (!alive) stop.abort();
      return alive;
    },
  });
  vi.advanceTimersByTime(1_000);
  alive = false;
  mutate();
  vi.advanceTimersByTime(1_000);
  expect(options.onInvalidated).toHaveBeenCalledOnce();
});

test("a route change that the page tells nobody of is noticed when asked for", () => {
  const { told, watch, location } = openTab();
  vi.advanceTimersByTime(1_000);
  location.hash = `#inbox/${urlTokenOf(delivery)}`;
  watch.checkRoute();
  vi.advanceTimersByTime(50);
  expect(told).toEqual([contract, null]);
});

test("an ended watch leaves no timer and no observer behind", () => {
  const { adapter, reads } = counted();
  const { stop, go, mutate, told, options } = openTab(120, { adapter });
  stop.abort();
  const before = reads();
  go(delivery);
  mutate();
  vi.advanceTimersByTime(60_000);
  expect(reads()).toBe(before);
  expect(options.onInvalidated).not.toHaveBeenCalled();
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a read that fails is reported as not sure, and the next one counts again", () => {
  let broken = true;
  const read: InboxAdapter["read"] = (document, url) => {
    if (broken) throw new Error("unreadable");
    return gmailAdapter.read(document, url);
  };
  const { told, options, mutate } = openTab(120, { adapter: { ...gmailAdapter, read } });
  vi.advanceTimersByTime(100);
  expect(options.onFailure).toHaveBeenCalled();
  expect(told).toEqual([null]);
  broken = false;
  mutate();
  vi.advanceTimersByTime(700);
  expect(told).toEqual([null, contract]);
});

test("a listener that fails does not end the watch", () => {
  const told: (string | null)[] = [];
  const onMail = (mail: OpenMail | null) => {
    told.push(mail?.thread?.id ?? null);
    throw new Error("no listener");
  };
  const { go, options } = openTab(120, { onMail });
  vi.advanceTimersByTime(400);
  go(null);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([contract, null]);
  expect(options.onFailure).toHaveBeenCalledTimes(2);
});
