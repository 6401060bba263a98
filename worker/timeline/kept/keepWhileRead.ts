import type { Context } from "../../context.ts";
import { type KeptTarget, keepFile, largestKept } from "./keepFile.ts";

/**
 * The same stream, of which a copy goes to the organization's storage while it is read. It ends once that is done;
 * what is too large, fails or is not read to its end is not kept, and the reader never learns of it.
 */
export function keepWhileRead(
  ctx: Pick<Context, "db" | "clock" | "log" | "newId" | "objects">,
  target: KeptTarget,
  bytes: ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  if (ctx.objects === null) return bytes;
  const reader = bytes.getReader();
  const copy = new TransformStream<Uint8Array, Uint8Array>();
  const writer = copy.writable.getWriter();
  writer.closed.catch(() => undefined);
  const keeping = keepFile(ctx, ctx.objects, target, copy.readable);
  let seen = 0;
  const give = async (chunk: Uint8Array) => {
    seen += chunk.byteLength;
    if (seen > largestKept) await writer.abort(new Error("too large"));
    // Where the storage has given up, nobody takes the copy any more.
    else await Promise.race([writer.write(chunk.slice()), keeping]);
  };
  const stop = async (reason: unknown) => {
    await writer.abort(reason).catch(() => undefined);
    await keeping;
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          await give(value).catch(() => undefined);
          controller.enqueue(value);
          return;
        }
        await writer.close().catch(() => undefined);
        await keeping;
        controller.close();
      } catch (error) {
        await stop(error);
        throw error;
      }
    },
    async cancel(reason) {
      await stop(reason);
      await reader.cancel(reason);
    },
  });
}
