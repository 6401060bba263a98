import type { TextKey } from "../../i18n/t.ts";
import { serverWords } from "../api/serverWords.ts";

const words: Readonly<Record<string, TextKey>> = {
  reconnect_required: "notification.reconnectRequired",
  permission_missing: "notification.permissionMissing",
  sync_failing: "notification.syncFailing",
  audit_gap: "notification.auditGap",
  push_lapsed: "notification.pushLapsed",
};

/** What a notification says. */
export function notificationWords({ kind, message }: { kind: string; message: string }): string {
  return serverWords(message, words[kind]);
}
