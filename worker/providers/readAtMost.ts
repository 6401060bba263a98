/** The first `limit` bytes of a stream, and whether they are all of it; what follows is not read. */
export async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    while (length <= limit) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.byteLength;
    }
  } finally {
    // The rest of it is nobody's concern any more, nor is an error on its way.
    void reader.cancel().catch(() => undefined);
  }
  const bytes = new Uint8Array(Math.min(length, limit));
  let at = 0;
  for (const chunk of chunks) {
    const piece = chunk.subarray(0, bytes.length - at);
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return { bytes, isWhole: length <= limit };
}
