import { browser } from "wxt/browser";

/** Under this key of `storage.local` the background leaves word that the session or the accounts changed. */
export const sessionSignalKey = "sessionSignal";

/** Runs `onChange` after each sign-in, sign-out and connect, wherever it happened. Answers how to stop. */
export function onSessionSignal(onChange: (signedIn: boolean) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const signal = changes[sessionSignalKey]?.newValue;
    if (area !== "local" || typeof signal !== "object" || signal === null) return;
    onChange(Reflect.get(signal, "signedIn") === true);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
