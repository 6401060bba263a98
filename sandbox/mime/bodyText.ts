import type { MimePart } from "./splitMessage.ts";
import { toUtf8 } from "./text.ts";

/** A part's bytes: text without a file name as UTF-8, anything else as it is. */
export function contentOf(part: MimePart): Buffer {
  return part.mimeType.startsWith("text/") && !part.filename
    ? toUtf8(part.content, part.charset)
    : part.content;
}

/** The first text of this type that is no attachment, depth first; undefined where there is none. */
export function firstText(part: MimePart, mimeType: string): Buffer | undefined {
  if (part.mimeType === mimeType && !part.filename) return contentOf(part);
  for (const child of part.parts) {
    const found = firstText(child, mimeType);
    if (found) return found;
  }
  return undefined;
}
