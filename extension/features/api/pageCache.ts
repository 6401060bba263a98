import type { KeptText } from "./persistence.ts";
import { readSurfaceCache, writeSurfaceCache } from "./surfaceCache.ts";

/** What the extension's own pages keep, in the extension's own IndexedDB. */
export const pageCache: KeptText = {
  read: () => readSurfaceCache("pages"),
  write: (text) => writeSurfaceCache("pages", text),
};
