import { browser } from "wxt/browser";
import { sessionSignalKey } from "../features/api/sessionSignal.ts";
import { callApi } from "./apiClient.ts";
import { refreshBadge } from "./badge.ts";
import { sessionState } from "./sessionState.ts";

const alarm = "badge";
/** Minutes between two looks. */
const every = 5;

function refresh(): Promise<void> {
  return refreshBadge({
    isSignedIn: async () => (await sessionState()).signedIn,
    notifications: async () => (await callApi("notifications", {})).items,
    show: (text) => browser.action.setBadgeText({ text }),
  });
}

/** Keeps the badge on the icon true: at the start, every few minutes, and when somebody signs in or out. */
export function watchBadge(report: (error: unknown) => void): void {
  const look = () => void refresh().catch(report);
  browser.alarms.create(alarm, { periodInMinutes: every, delayInMinutes: 0.5 }).catch(report);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) look();
  });
  browser.runtime.onStartup.addListener(look);
  browser.storage.local.onChanged.addListener((changes) => {
    if (sessionSignalKey in changes) look();
  });
}
