import type { Notification } from "./notification.ts";

/** Whether a notification calls for its person, who has not seen it: what only informs, or waits by itself, does not. */
export function needsPerson({ action, readAt }: Pick<Notification, "action" | "readAt">): boolean {
  return readAt === null && (action === "reconnect" || action === "contact_admin");
}
