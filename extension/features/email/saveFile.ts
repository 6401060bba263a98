import { plainText } from "../../ui/plainText.ts";

/** Saves bytes as a download. The type is never the sender's word, so that no browser opens the file by itself. */
export function saveFile(filename: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  saveBlob(filename, new Blob([bytes], { type: "application/octet-stream" }));
}

/** The same for bytes that are together already. */
export function saveBlob(filename: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = safeFilename(filename);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name without paths, deceiving characters or a leading dot. */
export function safeFilename(filename: string): string {
  const name = plainText(filename)
    .replace(/[\\/:*?"<>|]+/g, "_")
    .replace(/^\.+/, "")
    .slice(0, 200);
  return name || "attachment";
}
