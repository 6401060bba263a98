import type { ObjectStore } from "./objectStore.ts";
import { piecesOf } from "./piecesOf.ts";

/** Bytes of one part: R2 takes none below 5 MiB but the last, and all others of one size. */
const partSize = 5 * 1024 * 1024;
/** Keys that R2 deletes in one call. */
const keysPerCall = 1000;

/** The object store over an R2 binding (developers.cloudflare.com/r2/api/workers/workers-api-reference). */
export function createR2Store(bucket: R2Bucket): ObjectStore {
  return {
    async put(key, bytes) {
      const digest = new crypto.DigestStream("SHA-256");
      const hash = digest.getWriter();
      let size = 0;
      let upload: R2MultipartUpload | null = null;
      const parts: R2UploadedPart[] = [];
      // Held back by one, since only the last may be short.
      let last = new Uint8Array(0);
      try {
        for await (const piece of piecesOf(bytes, partSize)) {
          await hash.write(piece);
          size += piece.byteLength;
          if (last.byteLength > 0) {
            upload ??= await bucket.createMultipartUpload(key);
            parts.push(await upload.uploadPart(parts.length + 1, last));
          }
          last = piece;
        }
        await hash.close();
        if (upload === null) await bucket.put(key, last);
        else {
          parts.push(await upload.uploadPart(parts.length + 1, last));
          await upload.complete(parts);
        }
      } catch (error) {
        // R2 itself gives up an unfinished one after a week.
        await upload?.abort().catch(() => undefined);
        throw error;
      }
      return { size, sha256: hex(await digest.digest) };
    },
    async get(key) {
      return (await bucket.get(key))?.body ?? null;
    },
    async delete(keys) {
      for (let start = 0; start < keys.length; start += keysPerCall)
        await bucket.delete(keys.slice(start, start + keysPerCall));
    },
  };
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
