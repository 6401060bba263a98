import { browser } from "wxt/browser";
import { newerSelectors, selectorShape } from "../inbox/selectorStore.ts";
import { toStored } from "../stored/storedShape.ts";
import { CallFailure } from "./callFailure.ts";
import { sendRequest } from "./request.ts";
import { verifySelectors } from "./verifySelectors.ts";

const alarm = "selectors";
const minutes = 12 * 60;

/** Asks now and then for newer selectors, where the extension was built with the key of whoever may sign them. */
export function watchSelectors(report: (error: unknown) => void): void {
  if (__SELECTOR_KEY__ === "") return;
  const look = () => void takeNewer().catch(report);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) look();
  });
  browser.runtime.onInstalled.addListener(look);
  browser.runtime.onStartup.addListener(look);
  browser.alarms.create(alarm, { periodInMinutes: minutes }).catch(report);
}

async function takeNewer(): Promise<void> {
  const known = (await newerSelectors())?.serial ?? 0;
  const answer = await sendRequest({ method: "GET", path: "/v1/selectors" }, null)
    .then((response): Promise<unknown> => response.json())
    .catch((error: unknown) => {
      if (error instanceof CallFailure) return null;
      throw error;
    });
  const newer = await verifySelectors(answer, __SELECTOR_KEY__, known);
  if (newer !== null)
    await browser.storage.local.set({ [selectorShape.key]: toStored(selectorShape, newer) });
}
