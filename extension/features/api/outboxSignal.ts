import { browser } from "wxt/browser";

/** Under this key of `storage.local` the background leaves word that the outbox changed. It holds no mail. */
export const outboxSignalKey = "outboxSignal";

/** Runs `onChange` after each change of the outbox; `sent` when something of it reached the API. */
export function onOutboxSignal(onChange: (sent: boolean) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const signal = changes[outboxSignalKey]?.newValue;
    if (area === "local" && typeof signal === "object" && signal !== null)
      onChange(Reflect.get(signal, "sent") === true);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
