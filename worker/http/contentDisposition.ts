/** Control characters, separators of paths, what quotes, and marks that turn the reading direction. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;
/** Characters of a file name; more is cut in the middle of nothing that matters, before the extension. */
const longestName = 180;

/**
 * A `Content-Disposition` (RFC 6266): `attachment` makes a browser save a file and never show it, under the name that its email
 * gives it as far as that is safe: in ASCII for old readers, in UTF-8 by RFC 8187.
 */
export function contentDisposition(kind: "attachment" | "inline", filename: string): string {
  const name = safeName(filename);
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/[%;]/g, "_");
  // encodeURIComponent leaves four characters that are no attr-char of RFC 8187.
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function safeName(filename: string): string {
  const cleaned = filename
    .toWellFormed()
    .replace(unsafe, "_")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const dot = cleaned.lastIndexOf(".");
  const extension = dot > 0 && cleaned.length - dot <= 12 ? cleaned.slice(dot) : "";
  const stem = [...cleaned.slice(0, cleaned.length - extension.length)].slice(0, longestName).join("");
  return `${stem}${extension}` || "attachment";
}
