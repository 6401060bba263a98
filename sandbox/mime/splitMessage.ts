import { Buffer } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import { type Headers, type MimeChunk, type MimeNode, Splitter } from "mailsplit";
import { firstHeader, fromBinary, type Header, headersOf, maxHeaderBytes, readHeaders } from "./headers.ts";

/** One node of a mail's MIME tree. */
export interface MimePart {
  headers: Header[];
  mimeType: string;
  charset: string;
  filename: string;
  isMultipart: boolean;
  /** The body without its transfer encoding; empty for a multipart. */
  content: Buffer;
  parts: MimePart[];
}

async function decode(node: MimeNode, chunks: Buffer[]): Promise<Buffer> {
  const encoded = Buffer.concat(chunks);
  if (node.encoding !== "base64" && node.encoding !== "quoted-printable") return encoded;
  const decoder = node.getDecoder();
  decoder.end(encoded);
  const decoded: Buffer[] = [];
  try {
    for await (const chunk of decoder) decoded.push(chunk as Buffer);
  } catch {
    return encoded; // not what its header says: shown as it came
  }
  return Buffer.concat(decoded);
}

/** A mail of many megabytes goes in slice by slice, so that other requests are answered meanwhile. */
const sliceBytes = 256 * 1024;

async function feed(splitter: Splitter, raw: Buffer): Promise<void> {
  let at = 0;
  for (; raw.length - at > sliceBytes && !splitter.destroyed; at += sliceBytes) {
    splitter.write(raw.subarray(at, at + sliceBytes));
    await setImmediate();
  }
  if (!splitter.destroyed) splitter.end(raw.subarray(at));
}

/**
 * Splits raw RFC 822 bytes into their MIME tree. Never fails on a mail: where the structure ends in
 * nonsense, or has more than a thousand nodes, what was understood so far is the answer, and a mail of
 * which nothing was understood is one text part.
 */
export async function splitMessage(raw: Uint8Array): Promise<MimePart> {
  const parts = new Map<MimeNode, MimePart>();
  const bodies = new Map<MimeNode, Buffer[]>();
  let root: MimePart | undefined;
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: maxHeaderBytes });
  splitter.on("data", (item: MimeNode | MimeChunk) => {
    if (item.type === "body") bodies.get(item.node)?.push(item.value);
    if (item.type !== "node") return;
    const part: MimePart = {
      headers: readHeaders(item.headers as Headers),
      mimeType: item.contentType || "text/plain",
      charset: item.charset || "",
      filename: fromBinary(item.filename || ""),
      isMultipart: item.multipart !== false,
      content: Buffer.alloc(0),
      parts: [],
    };
    parts.set(item, part);
    bodies.set(item, []);
    const parent = item.parentNode && parts.get(item.parentNode);
    if (parent) parent.parts.push(part);
    else root ??= part;
  });
  await new Promise<void>((resolve) => {
    splitter.on("end", resolve);
    splitter.on("error", () => resolve()); // its limits on nodes and headers: see above
    void feed(splitter, Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  });
  for (const [node, part] of parts) part.content = await decode(node, bodies.get(node) ?? []);
  return root ?? unreadable(raw);
}

function unreadable(raw: Uint8Array): MimePart {
  const headers = headersOf(raw);
  return {
    headers,
    mimeType: "text/plain",
    charset: "",
    filename: "",
    isMultipart: false,
    content: firstHeader(headers, "From") ? Buffer.alloc(0) : Buffer.from(raw),
    parts: [],
  };
}
