import { base64url } from "jose";
import { ProviderError } from "../providerError.ts";

/**
 * Turns the JSON of attachments.get, `{ "size": …, "data": "<base64url>" }`, into the attachment's bytes while it
 * arrives: 25 MB as one text, one string and one array would not fit into a Worker. A cut answer errors the stream
 * with ProviderError `transient`, one without data with `permanent`.
 */
export function attachmentBytes(): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder();
  let waiting = "";
  let at: "before" | "inside" | "after" = "before";
  return new TransformStream({
    transform(chunk, controller) {
      if (at === "after") return;
      waiting += decoder.decode(chunk, { stream: true });
      if (at === "before") {
        const start = dataKey.exec(waiting);
        if (start === null) {
          if (waiting.length > longestHead) throw new ProviderError("permanent", "attachments.get: no data");
          return;
        }
        waiting = waiting.slice(start.index + start[0].length);
        at = "inside";
      }
      // A quote ends the text; before it can stand only padding, which may be escaped.
      const end = waiting.search(/["\\=]/);
      const ready = end === -1 ? waiting.length - (waiting.length % 4) : end;
      if (ready > 0) controller.enqueue(decode(waiting.slice(0, ready)));
      waiting = end === -1 ? waiting.slice(ready) : "";
      if (end !== -1) at = "after";
    },
    flush() {
      if (at === "inside") throw new ProviderError("transient", "attachments.get: cut answer");
      if (at === "before") throw new ProviderError("permanent", "attachments.get: no data");
    },
  });
}

/** @throws ProviderError `permanent` for what is not base64url. */
export function decode(data: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(base64url.decode(data));
  } catch (error) {
    throw new ProviderError("permanent", "attachments.get: the content is not base64url", { cause: error });
  }
}

const dataKey = /"data"\s*:\s*"/;
/** Size and id stand before the data at most. */
const longestHead = 100_000;
