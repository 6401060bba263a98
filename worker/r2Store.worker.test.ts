import { env } from "cloudflare:test";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Environment } from "./environment.ts";
import { createR2Store } from "./r2Store.ts";

const { ATTACHMENTS } = env as unknown as Required<Environment>;
const store = createR2Store(ATTACHMENTS);

/** Bytes that differ, in chunks of a size. */
function content(length: number, chunk: number) {
  const bytes = new Uint8Array(length).map((_, at) => (at * 31) ^ (at >> 8));
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= length) return controller.close();
      controller.enqueue(bytes.slice(at, at + chunk));
      at += chunk;
    },
  });
  return { bytes, stream, sha256: createHash("sha256").update(bytes).digest("hex") };
}
const read = async (key: string) => {
  const found = await store.get(key);
  return found === null ? null : new Uint8Array(await new Response(found).arrayBuffer());
};

describe("The object store over R2", () => {
  const part = 5 * 1024 * 1024;
  test.each([
    [0, 10],
    [1000, 300],
    [part, 70_000],
    [part + 1, part + 1],
    [2 * part + 17, 1_000_003],
  ])("keeps %i bytes that come in chunks of %i, and tells their hash", async (length, chunk) => {
    const { bytes, stream, sha256 } = content(length, chunk);
    expect(await store.put("a/key", stream)).toEqual({ size: length, sha256 });
    const back = await read("a/key");
    expect(back?.byteLength).toBe(length);
    expect(back !== null && createHash("sha256").update(back).digest("hex")).toBe(sha256);
    expect(bytes.byteLength).toBe(length);
    await store.delete(["a/key", "never/there"]);
    expect(await read("a/key")).toBeNull();
  });

  test("leaves nothing of a stream that fails, however far it came", async () => {
    for (const chunks of [0, 1, 3]) {
      let given = 0;
      const stream = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (given++ < chunks) controller.enqueue(new Uint8Array(part));
          else controller.error(new Error("cut"));
        },
      });
      await expect(store.put("cut", stream)).rejects.toThrow("cut");
      expect(await read("cut")).toBeNull();
    }
  });

  test("deletes more keys than R2 takes at once", async () => {
    await store.put("one/of/many", new Blob(["x"]).stream());
    await store.delete([...Array.from({ length: 1500 }, (_, number) => `none/${number}`), "one/of/many"]);
    expect(await read("one/of/many")).toBeNull();
  });
});
