import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { trapPages } from "#sandbox/pages/gmail/trapPages.ts";
import { Popup } from "../e2e/pages/popup.ts";
import { Sidebar } from "../e2e/pages/sidebar.ts";
import { signInAndConnect } from "../e2e/signedIn.ts";
import type { Stack } from "../e2e/stack.ts";
import { ownProfiler } from "./ownProfiler.ts";
import { figure, type Table } from "./report.ts";
import type { BenchSettings } from "./settings.ts";
import { median, percentile } from "./statistics.ts";

/** Milliseconds between two changes of the page: longer than the reader waits and confirms. */
const betweenChanges = 600;

/** What the extension costs a mail page, and how long its person waits, on its production build in Chromium. */
export async function benchExtension(
  stack: Stack,
  extension: string,
  { openings }: BenchSettings,
  say: (line: string) => void,
): Promise<Table[]> {
  say("extension: signing in and reading the mailbox …");
  await (await signInAndConnect(stack)).page.close();
  say("extension: one change on a conversation of 200 messages …");
  const change = await changeTime(stack, openings);
  say("extension: opening mails …");
  const sidebar = await openingTimes(stack, openings);
  say("extension: opening the popup …");
  const popup = await popupTimes(stack, openings);
  const row = (name: string, times: number[]) => [
    name,
    figure(median(times), " ms"),
    figure(percentile(times, 0.95), " ms"),
    String(times.length),
  ];
  return [
    {
      title: "What a mail page loads",
      columns: ["script", "bytes", "gzip"],
      rows: await sizes(extension),
      notes: [],
    },
    {
      title: "The extension on the main thread, and how long its person waits",
      columns: ["", "median", "p95", "times"],
      rows: [
        row("one observed change, 200 messages", change),
        row("open mail → filled sidebar, cold", sidebar.cold),
        row("open mail → filled sidebar, warm", sidebar.warm),
        row("popup open → timeline, cold", popup.cold),
        row("popup open → timeline, warm", popup.warm),
      ],
      notes: [
        "A change: what a CPU profile of the tab finds in the extension's own scripts and below them, both reads of it. Cold: nothing of it was asked for before.",
        "An opened mail counts from the moment when the page has drawn it; the popup from its navigation.",
      ],
    },
  ];
}

async function sizes(extension: string): Promise<string[][]> {
  const files = ["content-scripts/gmail.js", "content-scripts/outlook.js", "drawer.js"];
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(extension, file));
      const name = file === "drawer.js" ? `${file} (when the drawer opens)` : file;
      return [name, figure(bytes.length), figure(gzipSync(bytes).length)];
    }),
  );
}

/** Milliseconds of the main thread that are the extension's, for each change of a page with 200 messages. */
async function changeTime(stack: Stack, times: number): Promise<number[]> {
  const { page } = await Sidebar.on(stack, trapPages["200 messages"]());
  const profiler = await ownProfiler(page);
  await page.waitForTimeout(3_000);
  const found: number[] = [];
  for (let count = 0; count < times; count++) {
    found.push(
      await profiler.during(async () => {
        await page.evaluate(() => {
          const message = document.querySelector("div[role=list] > div[role=listitem]");
          message?.setAttribute("aria-expanded", String(message.getAttribute("aria-expanded") !== "true"));
        });
        await page.waitForTimeout(betweenChanges);
      }),
    );
  }
  await page.close();
  return found;
}

/** Milliseconds from a drawn conversation to a filled sidebar: for the first time, and again. */
async function openingTimes(stack: Stack, times: number): Promise<{ cold: number[]; warm: number[] }> {
  const gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027", routeDelayMs: 0 });
  if ((await gmail.drawer.count()) === 0) await gmail.handle.click();
  await gmail.shows("Orbis Logistics");
  const rows = Math.min(times, await gmail.page.locator("tr.zA .bog").count());
  const round = async () => {
    const found: number[] = [];
    for (let row = 0; row < rows; row++) found.push(await openRow(gmail.page, row));
    return found;
  };
  const measured = { cold: await round(), warm: await round() };
  await gmail.page.close();
  return measured;
}

function openRow(page: Page, row: number): Promise<number> {
  return page.evaluate(async (at) => {
    const frame = () => new Promise(requestAnimationFrame);
    const drawer = document.querySelector("threadbook-sidebar")?.shadowRoot;
    const name = () => drawer?.querySelector("[data-testid=business-name]:not([data-seen])");
    location.hash = "#inbox";
    await new Promise((done) => setTimeout(done, 700));
    for (const old of drawer?.querySelectorAll("[data-testid=business-name]") ?? [])
      old.setAttribute("data-seen", "");
    const target = document.querySelectorAll("tr.zA .bog")[at];
    const isDrawn = () =>
      [...document.querySelectorAll("h2.hP")].some((title) => title.getClientRects().length > 0);
    if (target instanceof HTMLElement) target.click();
    while (!isDrawn()) await frame();
    const started = performance.now();
    while (!name() && performance.now() - started < 15_000) await frame();
    return performance.now() - started;
  }, row);
}

/** Milliseconds from opening the popup to the timeline of a business: for the first time, and again. */
async function popupTimes(stack: Stack, times: number): Promise<{ cold: number[]; warm: number[] }> {
  const popup = await Popup.open(stack);
  const found: { cold: number[]; warm: number[] } = { cold: [], warm: [] };
  for (let count = 0; count < times; count++) {
    for (const kind of ["cold", "warm"] as const) {
      if (kind === "cold") await popup.page.evaluate(forgetAnswers);
      await popup.page.goto("about:blank");
      await popup.page.goto(stack.pageUrl("popup"), { waitUntil: "commit" });
      await popup.row("Orbis Logistics").click();
      await popup.item("").first().waitFor();
      found[kind].push(await popup.page.evaluate(() => performance.now()));
    }
  }
  await popup.page.close();
  return found;
}

/** Runs in the popup: empties what its surfaces keep. The database itself stays, because the background holds it open. */
function forgetAnswers(): Promise<void> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("threadbook-cache");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction("queries", "readwrite");
      writing.objectStore("queries").clear();
      writing.oncomplete = () => {
        opening.result.close();
        done();
      };
    };
  });
}
