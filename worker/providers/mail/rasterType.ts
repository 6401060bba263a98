/**
 * The type of an image by its first bytes: what a browser can only decode. Null for everything else, such as SVG, which
 * can hold scripts and further addresses.
 */
export function rasterType(bytes: Uint8Array): string | null {
  const starts = (at: number, text: string) =>
    [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));
  if (starts(0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (starts(0, "\xff\xd8\xff")) return "image/jpeg";
  if (starts(0, "GIF87a") || starts(0, "GIF89a")) return "image/gif";
  if (starts(0, "RIFF") && starts(8, "WEBP")) return "image/webp";
  if (starts(4, "ftypavif") || starts(4, "ftypavis")) return "image/avif";
  return starts(0, "BM") && bytes.length > 26 ? "image/bmp" : null;
}
