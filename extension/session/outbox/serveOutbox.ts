import { createStore, get, set } from "idb-keyval";
import { browser } from "wxt/browser";
import { outboxSignalKey } from "../../features/api/outboxSignal.ts";
import { forgetSurfaceCache } from "../../features/api/surfaceCache.ts";
import { fromStored, toStored } from "../../stored/storedShape.ts";
import { callApi } from "../apiClient.ts";
import { lastAnswerAt } from "../request.ts";
import { withRoom } from "../withRoom.ts";
import { createOutbox } from "./outbox.ts";
import { outboxShape } from "./queuedCall.ts";

/** In the extension's own IndexedDB, where no script of a mail page reaches. */
const store = createStore("threadbook-outbox", "outbox");
const ownerKey = "owner";
const alarm = "outbox";

/** The one outbox of this extension. */
export const outbox = createOutbox({
  load: async () => fromStored(outboxShape, await get(outboxShape.key, store)),
  save: (queue) =>
    withRoom(() => set(outboxShape.key, toStored(outboxShape, queue), store), forgetSurfaceCache),
  send: (call, input) => callApi(call, input),
  filingOf: async (id) => (await callApi("email", { id })).associations,
  ownId: async () => (await callApi("me", {})).user.id,
  async owner() {
    const owner: unknown = await get(ownerKey, store);
    return typeof owner === "string" ? owner : null;
  },
  setOwner: (id) => set(ownerKey, id, store),
  knownUntil: lastAnswerAt,
  newId: () => crypto.randomUUID(),
  async announce(queue, sent) {
    const isWaiting = queue.some(({ trouble }) => trouble === null);
    // Without an alarm the browser would let this script sleep through the return of the connection.
    if (isWaiting) await browser.alarms.create(alarm, { periodInMinutes: 1 });
    else await browser.alarms.clear(alarm);
    await browser.storage.local.set({
      [outboxSignalKey]: { count: queue.length, sent, changedAt: Date.now() },
    });
  },
});

/** Sends what waits whenever there is reason to hope for a connection. */
export function watchOutbox(report: (error: unknown) => void): void {
  const flush = () => void outbox.flush().catch(report);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) flush();
  });
  browser.runtime.onStartup.addListener(flush);
  self.addEventListener("online", flush);
}
