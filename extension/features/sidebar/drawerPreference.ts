import { browser } from "wxt/browser";

const key = "sidebar";
const version = 1;

/** Whether the drawer was left open; closed until someone opens it for the first time. */
export async function wasDrawerOpen(): Promise<boolean> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  if (typeof stored !== "object" || stored === null) return false;
  return Reflect.get(stored, "version") === version && Reflect.get(stored, "open") === true;
}

export async function rememberDrawer(open: boolean): Promise<void> {
  await browser.storage.local.set({ [key]: { version, open } });
}
