import { t } from "../i18n/t.ts";

/** Bytes as people read them: "840 B", "12 KB", "3.4 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return t("size.bytes", { size: bytes });
  if (bytes < 1_000_000) return t("size.kilobytes", { size: Math.round(bytes / 1000) });
  return t("size.megabytes", { size: bytes / 1_000_000 });
}
