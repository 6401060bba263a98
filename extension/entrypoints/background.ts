import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { sendMessage } from "../messaging.ts";
import { watchDefenderPages } from "../session/defenderPages.ts";
import { openPage } from "../session/openPage.ts";
import { watchOutbox } from "../session/outbox/serveOutbox.ts";
import { watchSelectors } from "../session/selectorUpdates.ts";
import { serveExport } from "../session/serveExport.ts";
import { serveMessages } from "../session/serveMessages.ts";
import { restrictSessionStorage } from "../session/tokenStore.ts";
import { watchBadge } from "../session/watchBadge.ts";

const commandMessages = {
  "toggle-sidebar": "toggleSidebar",
  "tag-email": "tagEmail",
  "undo-last": "undoLast",
} as const;

async function onCommand(command: string): Promise<void> {
  const message = commandMessages[command as keyof typeof commandMessages];
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (message !== undefined && tab?.id !== undefined) await sendMessage(message, undefined, tab.id);
}

export default defineBackground({
  type: "module",
  main() {
    const report = (error: unknown) => console.error("threadbook: background", error);
    serveMessages();
    serveExport();
    watchDefenderPages(report);
    watchOutbox(report);
    watchBadge(report);
    watchSelectors(report);
    restrictSessionStorage().catch(report);
    browser.commands.onCommand.addListener((command) => {
      onCommand(command).catch(report);
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === "install") openPage({ page: "timeline" }).catch(report);
    });
  },
});
