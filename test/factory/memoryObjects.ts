import type { ObjectStore } from "#worker/objectStore.ts";
import { readAtMost } from "#worker/providers/readAtMost.ts";

/** An object store in memory, that a test looks into and takes away. */
export function memoryObjects() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const faults = { isAway: false };
  const requireThere = () => {
    if (faults.isAway) throw new Error("The bucket does not answer.");
  };
  const store: ObjectStore = {
    async put(key, stream) {
      requireThere();
      const { bytes } = await readAtMost(stream, 100_000_000);
      kept.set(key, bytes);
      const hash = Buffer.from(await crypto.subtle.digest("SHA-256", bytes));
      return { size: bytes.byteLength, sha256: hash.toString("hex") };
    },
    async get(key) {
      requireThere();
      const bytes = kept.get(key);
      return bytes === undefined ? null : new Blob([bytes]).stream();
    },
    async delete(keys) {
      requireThere();
      for (const key of keys) kept.delete(key);
    },
  };
  return { store, kept, faults };
}
