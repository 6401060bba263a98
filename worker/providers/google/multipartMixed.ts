/** One answered call of a batch. */
export interface BatchPart {
  status: number;
  retryAfter: string | null;
  body: string;
}

/**
 * Reads the answer of a batch request (multipart/mixed of application/http parts), by the number that each call got in
 * its Content-ID. A part that is cut off is left out, as one that is missing.
 */
export function readBatchAnswer(contentType: string, text: string): Map<number, BatchPart> {
  const parts = new Map<number, BatchPart>();
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const delimiter = boundary && `--${boundary[1] ?? boundary[2]}`;
  if (!delimiter) return parts;
  let start = text.startsWith(delimiter) ? 0 : after(text, `\n${delimiter}`, 0, -delimiter.length);
  while (start !== -1) {
    const end = text.indexOf(`\n${delimiter}`, start + delimiter.length);
    if (end === -1) break;
    const read = readPart(text.slice(start + delimiter.length, end));
    // The first answer counts: a call was made once.
    if (read !== null && !parts.has(read.number)) parts.set(read.number, read.part);
    start = end + 1;
  }
  return parts;
}

function readPart(text: string): { number: number; part: BatchPart } | null {
  const mime = splitHead(text.replace(/^[ \t]*\r?\n/, ""));
  const number = /^content-id:\s*<?response-item-(\d{1,4})>?/im.exec(mime.head)?.[1];
  if (number === undefined) return null;
  const http = splitHead(mime.rest.replace(/^\s+/, ""));
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(http.head)?.[1];
  if (status === undefined) return null;
  const retryAfter = /^retry-after:[ \t]*([^\r\n]+)/im.exec(http.head)?.[1] ?? null;
  return { number: Number(number), part: { status: Number(status), retryAfter, body: http.rest.trimEnd() } };
}

/** Splits at the first empty line, whichever line ends are used. */
function splitHead(text: string): { head: string; rest: string } {
  const crlf = text.indexOf("\r\n\r\n");
  const lf = text.indexOf("\n\n");
  if (crlf !== -1 && (lf === -1 || crlf < lf))
    return { head: text.slice(0, crlf), rest: text.slice(crlf + 4) };
  if (lf !== -1) return { head: text.slice(0, lf), rest: text.slice(lf + 2) };
  return { head: text, rest: "" };
}

function after(text: string, mark: string, from: number, shift: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length + shift;
}
