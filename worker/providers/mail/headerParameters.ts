import { decodeWords } from "postal-mime";
import { decodeText } from "./decodeText.ts";

/** A structured header: `attachment; filename="a.pdf"`. Names and the value are lower-case. */
export interface ParameterHeader {
  value: string;
  parameters: Map<string, string>;
}

/**
 * Reads value and parameters of Content-Type or Content-Disposition (RFC 2045, 5.1), with continuations and charsets
 * (RFC 2231) and the encoded words that some programs put there against RFC 2047.
 */
export function parseParameterHeader(field: string): ParameterHeader {
  const text = field.slice(0, 20_000);
  const end = text.indexOf(";");
  const value = (end === -1 ? text : text.slice(0, end)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  if (end === -1) return { value, parameters };
  const pieces = new Map<string, Piece[]>();
  for (const match of text.slice(end).matchAll(parameter)) {
    const name = match[1]!.toLowerCase();
    const raw = match[2] === undefined ? (match[3] ?? "").trim() : match[2].replace(/\\(.)/g, "$1");
    const continued = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(name);
    if (continued === null || (continued[2] === undefined && continued[3] === undefined)) {
      if (!parameters.has(name)) parameters.set(name, raw.includes("=?") ? decodeWords(raw) : raw);
      continue;
    }
    const piece = { index: Number(continued[2] ?? 0), isEncoded: continued[3] !== undefined, raw };
    const known = pieces.get(continued[1]!);
    if (known) known.push(piece);
    else pieces.set(continued[1]!, [piece]);
  }
  // The extended form is the better one where a mail carries both (RFC 6266, 4.3).
  for (const [name, list] of pieces) parameters.set(name, join(list));
  return { value, parameters };
}

interface Piece {
  index: number;
  isEncoded: boolean;
  raw: string;
}

function join(pieces: Piece[]): string {
  pieces.sort((a, b) => a.index - b.index);
  let charset: string | null = null;
  const bytes: number[] = [];
  for (const [position, piece] of pieces.entries()) {
    let raw = piece.raw;
    const prefix = position === 0 && piece.isEncoded ? /^([^']*)'[^']*'/.exec(raw) : null;
    if (prefix) {
      charset = prefix[1] || null;
      raw = raw.slice(prefix[0].length);
    }
    // Characters can be split between pieces: bytes are joined first and decoded once.
    bytes.push(...(piece.isEncoded ? percentBytes(raw) : encoder.encode(raw)));
  }
  return decodeText(Uint8Array.from(bytes), charset);
}

function percentBytes(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const hex = text[at] === "%" ? text.slice(at + 1, at + 3) : "";
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(...encoder.encode(text[at]));
  }
  return bytes;
}

const encoder = new TextEncoder();
const parameter = /;\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g;
