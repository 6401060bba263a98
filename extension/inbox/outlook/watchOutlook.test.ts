import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startClient } from "#sandbox/pages/outlook/client.ts";
import { rowHeight } from "#sandbox/pages/outlook/listRows.ts";
import { type OutlookPageOptions, outlookPage } from "#sandbox/pages/outlook/outlookPage.ts";
import { mailboxes, sampleConversations } from "#sandbox/pages/outlook/sampleConversations.ts";
import { parsePage } from "#sandbox/pages/parsePage.ts";
import { ada } from "#sandbox/pages/people.ts";
import { browserTimers, watchOpenMail } from "../watch.ts";
import { outlookAdapter } from "./readOutlook.ts";

const [contract, delivery, intro] = sampleConversations.map(({ subject }) => subject);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tab with an Outlook-like page whose own script runs, watched; its time is the fake clock's. */
function openTab(change: Partial<OutlookPageOptions>) {
  const { routeDelayMs = 120, selectsAtOnce = true } = change;
  const page = outlookPage({
    account: ada,
    mailbox: mailboxes.company,
    conversations: sampleConversations,
    open: "contract",
    ...change,
  });
  const { document } = parsePage(page);
  const location = new URL(page.url);
  const told: (string | null | undefined)[] = [];
  let mutate = () => {};
  startClient(
    {
      document,
      location,
      history: {
        pushState: (_data, _unused, url) => {
          location.pathname = url;
        },
      },
      addEventListener: () => {},
      setTimeout: (task, ms) =>
        setTimeout(() => {
          task();
          mutate();
        }, ms),
    },
    { routeDelayMs, selectsAtOnce, rowHeight },
  );
  const watch = watchOpenMail({
    adapter: outlookAdapter,
    document,
    routes: new EventTarget(),
    url: () => location.href,
    timers: browserTimers,
    observer: (onChange) => {
      mutate = () => onChange([...document.querySelectorAll("*")].map((target) => ({ target })));
      return { observe: () => {}, disconnect: () => {} };
    },
    signal: new AbortController().signal,
    isAlive: () => true,
    onMail: (mail) => {
      // What is told must be what is on screen, down to the id.
      const shown = document.querySelector(".pane [role=heading] span")?.textContent;
      const row = document.querySelector(`[data-convid="${mail?.thread?.id}"]`);
      told.push(mail === null ? null : row?.textContent.includes(shown ?? "?") ? mail.subject : "wrong");
    },
    onInvalidated: () => {},
    onFailure: (error) => told.push(String(error)),
  });
  const click = (index: number) => {
    document.querySelectorAll<HTMLElement>(".row")[index]?.click();
    mutate();
    watch.checkRoute();
  };
  return { told, click };
}

test("a list that is there four seconds before its pane tells no mail until then", () => {
  const { told } = openTab({ hasPane: false, routeDelayMs: 4_000 });
  vi.advanceTimersByTime(3_999);
  expect(told).toEqual([null]);
  vi.advanceTimersByTime(400);
  expect(told).toEqual([null, contract]);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([null, contract]);
});

test.each([
  [120, true],
  [120, false],
  [1_500, true],
  [1_500, false],
  [4_000, true],
  [4_000, false],
])(
  "while the pane lags %i ms behind its url (row selected at once: %s) no mail is told",
  (routeDelayMs, selectsAtOnce) => {
    const { told, click } = openTab({ routeDelayMs, selectsAtOnce });
    vi.advanceTimersByTime(400);
    click(1);
    vi.advanceTimersByTime(routeDelayMs - 1);
    expect(told).toEqual([contract, null]);
    vi.advanceTimersByTime(400);
    expect(told).toEqual([contract, null, delivery]);
  },
);

test("an item's pane that lags behind its row is not told as the new item", () => {
  const { told, click } = openTab({ kind: "item", routeDelayMs: 700 });
  vi.advanceTimersByTime(400);
  click(1);
  vi.advanceTimersByTime(1_100);
  expect(told).toEqual([contract, null, delivery]);
});

test("of two quick clicks only the last mail is told", () => {
  const { told, click } = openTab({ routeDelayMs: 300 });
  vi.advanceTimersByTime(400);
  click(1);
  vi.advanceTimersByTime(100);
  click(2);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([contract, null, intro]);
});
