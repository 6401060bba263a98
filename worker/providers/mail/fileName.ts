import { clamp } from "./cleanText.ts";

/**
 * A file name that is safe to show and to save: no path, no control characters, and no bidi controls, which could
 * show `exe.pdf` where `fdp.exe` is written (Unicode TR 36, 3.1.3). An empty one becomes `fallback`.
 */
export function cleanFileName(name: string, fallback: string): string {
  const base = name
    .slice(0, 1000)
    .replace(unsafe, "")
    .replace(/[/\\:*?"<>|\s]+/g, (run) => (/^\s+$/.test(run) ? " " : "_"));
  const shown = clamp(
    base
      .toWellFormed()
      .trim()
      .replace(/^\.+(?=.)/, ""),
    200,
  );
  return shown === "" || shown === "." ? fallback : shown;
}

/** What a part without a name is called. */
export function nameOfKind(mimeType: string): string {
  if (mimeType === "message/rfc822") return "message.eml";
  if (mimeType === "text/calendar") return "invite.ics";
  if (mimeType === "text/uri-list") return "link";
  const extension = /^image\/(png|jpeg|gif|webp)$/.exec(mimeType)?.[1];
  return extension ? `image.${extension}` : "attachment";
}

const unsafe = /[\p{Cc}\p{Bidi_Control}\ufeff]/gu;
