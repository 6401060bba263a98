import { type Browser, browser } from "wxt/browser";
import { defenderMatch } from "../inbox/outlook/hosts.ts";

const files = ["content-scripts/outlook.js"];

const script: Browser.scripting.RegisteredContentScript = {
  id: "outlook-behind-defender",
  matches: [defenderMatch],
  js: files,
};

/**
 * Lets the reader run in Outlook behind Microsoft Defender for Cloud Apps, as soon as and as long as the person allows
 * it. Twice is as good as once; an update of the extension forgets the script, so each start looks again.
 */
export function watchDefenderPages(report: (error: unknown) => void): void {
  let turn = Promise.resolve();
  const look = () => {
    turn = turn.then(alignScript).catch(report);
  };
  browser.permissions.onAdded.addListener(look);
  browser.permissions.onRemoved.addListener(look);
  browser.runtime.onInstalled.addListener(look);
  browser.runtime.onStartup.addListener(look);
}

async function alignScript(): Promise<void> {
  const isAllowed = await browser.permissions.contains({ origins: [defenderMatch] });
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
  if (isAllowed === registered.length > 0) return;
  if (!isAllowed) return browser.scripting.unregisterContentScripts({ ids: [script.id] });
  await browser.scripting.registerContentScripts([script]);
  await readOpenPages();
}

/** A page that is open already gets its reader now, without being loaded anew. */
async function readOpenPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: defenderMatch });
  const ids = tabs.flatMap(({ id }) => id ?? []);
  await Promise.allSettled(ids.map((tabId) => browser.scripting.executeScript({ target: { tabId }, files })));
}
