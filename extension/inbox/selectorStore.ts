import { browser } from "wxt/browser";
import { fromStored, type StoredShape } from "../stored/storedShape.ts";
import { adoptSelectors } from "./adoptSelectors.ts";

/** Selectors newer than those that came with the extension, as verified by the background. */
export interface NewerSelectors {
  /** Grows with each update; an older one never takes the place of a newer. */
  serial: number;
  gmail: object;
  outlook: object;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

export const selectorShape: StoredShape<NewerSelectors | null> = {
  key: "selectors",
  steps: [],
  read({ serial, gmail, outlook }) {
    if (typeof serial !== "number" || !isObject(gmail) || !isObject(outlook)) return null;
    return { serial, gmail, outlook };
  },
  fields: (selectors) => ({ ...selectors }),
  fallback: null,
};

export async function newerSelectors(): Promise<NewerSelectors | null> {
  return fromStored(selectorShape, (await browser.storage.local.get(selectorShape.key))[selectorShape.key]);
}

/** Brings the selectors of one webmail up to date, before anything is read. Without an update they stay as they came. */
export async function bringUpToDate(name: "gmail" | "outlook", bundled: object): Promise<void> {
  const newer = await newerSelectors();
  if (newer !== null) adoptSelectors(bundled, newer[name]);
}
