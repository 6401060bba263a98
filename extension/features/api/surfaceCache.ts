import { clear, createStore, del, get, set } from "idb-keyval";

/**
 * What surfaces remember between openings. The sidebar's share passes through the background: the IndexedDB that a
 * mail page's script can reach belongs to the mail page.
 */
const store = createStore("threadbook-cache", "queries");

/** A larger cache than this many characters is not kept. */
const longest = 4_000_000;

export async function readSurfaceCache(key: string): Promise<string | null> {
  const text: unknown = await get(key, store);
  return typeof text === "string" ? text : null;
}

export async function writeSurfaceCache(key: string, text: string | null): Promise<void> {
  if (text === null || text.length > longest) await del(key, store);
  else await set(key, text, store);
}

/** Removes all that any surface kept. */
export async function forgetSurfaceCache(): Promise<void> {
  await clear(store);
}
