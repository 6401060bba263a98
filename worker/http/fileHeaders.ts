import type { Attachment } from "#shared/email.ts";
import { contentDisposition } from "./contentDisposition.ts";

/** Types that a browser can only decode, never run. */
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"]);

/**
 * The headers of an attachment. A stranger chose bytes, name and type: nothing of it may run on our origin. With
 * `isShown` pictures and plain text open in the browser; all else is saved.
 */
export function fileHeaders(
  { filename, mimeType }: Pick<Attachment, "filename" | "mimeType">,
  isShown: boolean,
): Record<string, string> {
  const isText = mimeType === "text/plain";
  const type = pictures.has(mimeType)
    ? mimeType
    : isText
      ? "text/plain; charset=utf-8"
      : "application/octet-stream";
  const isSafe = pictures.has(mimeType) || isText;
  return {
    "content-type": type,
    "content-disposition": contentDisposition(isShown && isSafe ? "inline" : "attachment", filename),
    "content-security-policy": "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
  };
}
