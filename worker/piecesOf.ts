/** A stream in pieces of exactly `size` bytes, of which the last may be shorter. None where it is empty. */
export async function* piecesOf(
  stream: ReadableStream<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let waiting: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      let rest = value;
      while (length + rest.byteLength >= size) {
        const cut = size - length;
        yield joined([...waiting, rest.subarray(0, cut)], size);
        rest = rest.subarray(cut);
        waiting = [];
        length = 0;
      }
      if (rest.byteLength > 0) waiting.push(rest);
      length += rest.byteLength;
    }
    if (length > 0) yield joined(waiting, length);
  } finally {
    // Where whoever takes the pieces stops, so does whoever fills the stream.
    await reader.cancel().catch(() => undefined);
  }
}

function joined(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
